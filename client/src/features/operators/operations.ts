import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const OperatorFields = graphql(`
  fragment OperatorFields on Operator {
    id
    name
    email
    role
    active
    departments {
      id
      name
    }
    mobileChat {
      mode
      verified
      stopped
      onDuty
    }
  }
`);

const Operators = graphql(
  `
    query Operators {
      organization {
        id
        operatorSeats
        departments {
          id
          name
          archivedAt
        }
        operators {
          ...OperatorFields
        }
      }
    }
  `,
  [OperatorFields],
);

const CreateOperator = graphql(
  `
    mutation CreateOperator($input: CreateOperatorInput!) {
      createOperator(input: $input) {
        ...OperatorFields
      }
    }
  `,
  [OperatorFields],
);

const UpdateOperator = graphql(
  `
    mutation UpdateOperator($input: UpdateOperatorInput!) {
      updateOperator(input: $input) {
        ...OperatorFields
      }
    }
  `,
  [OperatorFields],
);

export type OperatorsResult = ResultOf<typeof Operators>['organization'];
export type Operator = OperatorsResult['operators'][number];

export const useOperators = () => useQuery(Operators);
export const useCreateOperator = () => useOperation(CreateOperator, [Operators]);
export const useUpdateOperator = () => useOperation(UpdateOperator, [Operators]);

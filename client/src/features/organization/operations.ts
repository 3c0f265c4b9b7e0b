import { useQuery } from '@apollo/client/react';
import { graphql } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const OrganizationPlan = graphql(`
  query OrganizationPlan {
    organization {
      id
      name
      plan
      operatorSeats
    }
  }
`);

const UpdateOrganization = graphql(`
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) {
      id
      name
    }
  }
`);

export const useOrganization = () => useQuery(OrganizationPlan);
export const useUpdateOrganization = () => useOperation(UpdateOrganization);

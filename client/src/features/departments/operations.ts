import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const DepartmentFields = graphql(`
  fragment DepartmentFields on Department {
    id
    name
    email
    archivedAt
    warning
    operators {
      id
      name
    }
  }
`);

const Departments = graphql(
  `
    query Departments {
      organization {
        id
        departments {
          ...DepartmentFields
        }
      }
    }
  `,
  [DepartmentFields],
);

const CreateDepartment = graphql(
  `
    mutation CreateDepartment($input: CreateDepartmentInput!) {
      createDepartment(input: $input) {
        ...DepartmentFields
      }
    }
  `,
  [DepartmentFields],
);

const UpdateDepartment = graphql(
  `
    mutation UpdateDepartment($input: UpdateDepartmentInput!) {
      updateDepartment(input: $input) {
        ...DepartmentFields
      }
    }
  `,
  [DepartmentFields],
);

const ArchiveDepartment = graphql(
  `
    mutation ArchiveDepartment($id: ID!) {
      archiveDepartment(id: $id) {
        ...DepartmentFields
      }
    }
  `,
  [DepartmentFields],
);

export type Department = ResultOf<typeof Departments>['organization']['departments'][number];

export const useDepartments = () => useQuery(Departments);
export const useCreateDepartment = () => useOperation(CreateDepartment, [Departments]);
export const useUpdateDepartment = () => useOperation(UpdateDepartment);
export const useArchiveDepartment = () => useOperation(ArchiveDepartment, [Departments]);

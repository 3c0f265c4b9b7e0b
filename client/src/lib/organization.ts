import { useQuery } from '@apollo/client/react';
import { graphql } from './graphql';

const OrganizationName = graphql(`
  query OrganizationName {
    organization {
      id
      name
    }
  }
`);

/** The name of the operator's organization; empty until it is known. */
export function useOrganizationName(): string {
  return useQuery(OrganizationName).data?.organization.name ?? '';
}

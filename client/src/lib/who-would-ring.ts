import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from './graphql';

/** What would happen if a visitor asked a department now. */
export const WhoWouldRingQuery = graphql(`
  query WhoWouldRing($departmentId: ID!) {
    whoWouldRing(departmentId: $departmentId) {
      reachability
      reasons {
        wouldRing
        code
        reason
        operator {
          id
          name
        }
      }
    }
  }
`);

export type Preview = ResultOf<typeof WhoWouldRingQuery>['whoWouldRing'];

/** Who would be rung for a department now; asked again every few seconds, since presence and hours change it. */
export const useWhoWouldRing = (departmentId: string) =>
  useQuery(WhoWouldRingQuery, { variables: { departmentId }, fetchPolicy: 'cache-and-network', pollInterval: 5000 });

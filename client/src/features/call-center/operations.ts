import { useApolloClient, useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const CallCenterFields = graphql(`
  fragment CallCenterFields on CallCenter {
    callRouting
    ringTimeoutSeconds
    maximumWaitSeconds
    overflowAfterSeconds
  }
`);

const CallCenter = graphql(
  `
    query CallCenter {
      organization {
        id
        callCenter {
          ...CallCenterFields
        }
        departments {
          id
          name
          archivedAt
        }
      }
    }
  `,
  [CallCenterFields],
);

const UpdateCallCenter = graphql(
  `
    mutation UpdateCallCenter($input: UpdateCallCenterInput!) {
      updateCallCenter(input: $input) {
        ...CallCenterFields
      }
    }
  `,
  [CallCenterFields],
);

const WhoWouldRing = graphql(`
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

export type CallCenterSettings = ResultOf<typeof CallCenter>['organization']['callCenter'];
export type Preview = ResultOf<typeof WhoWouldRing>['whoWouldRing'];

export const useCallCenter = () => useQuery(CallCenter);
export const useUpdateCallCenter = () => useOperation(UpdateCallCenter, [CallCenter]);

/** Who would be rung for a department now; asked again every few seconds, since presence and hours change it. */
export const useWhoWouldRing = (departmentId: string) =>
  useQuery(WhoWouldRing, { variables: { departmentId }, fetchPolicy: 'cache-and-network', pollInterval: 5000 });

/** Looks again at who would ring, after a change of the settings. */
export function useRefreshPreview(): () => void {
  const client = useApolloClient();
  return () => void client.refetchQueries({ include: [WhoWouldRing] });
}

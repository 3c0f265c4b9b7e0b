import { useApolloClient, useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { WhoWouldRingQuery } from '../../lib/who-would-ring';
import { useOperation } from '../../lib/use-operation';

const CallCenterFields = graphql(`
  fragment CallCenterFields on CallCenter {
    callRouting
    ringTimeoutSeconds
    maximumWaitSeconds
    overflowAfterSeconds
    secondPass
    mobileCapacity
    autoAwayMinutes
    awayLogsOutMinutes
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

export type CallCenterSettings = ResultOf<typeof CallCenter>['organization']['callCenter'];

export const useCallCenter = () => useQuery(CallCenter);
export const useUpdateCallCenter = () => useOperation(UpdateCallCenter, [CallCenter]);

/** Looks again at who would ring, after a change of the settings. */
export function useRefreshPreview(): () => void {
  const client = useApolloClient();
  return () => void client.refetchQueries({ include: [WhoWouldRingQuery] });
}

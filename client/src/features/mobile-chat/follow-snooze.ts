import { useQuery } from '@apollo/client/react';
import { graphql } from '../../lib/graphql';

const LOOK_AGAIN = 5_000;

const OwnSnooze = graphql(`
  query OwnSnooze {
    me {
      id
      mobileChat {
        snoozedUntil
      }
    }
  }
`);

/** Keeps up with a snooze of one's own phone that begins or ends elsewhere: by a text's link, or in another window. */
export function useFollowOwnSnooze(): void {
  const skipPollAttempt = (): boolean => document.hidden;
  useQuery(OwnSnooze, { fetchPolicy: 'cache-and-network', pollInterval: LOOK_AGAIN, skipPollAttempt });
}

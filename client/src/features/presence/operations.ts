import { useQuery } from '@apollo/client/react';
import { graphql } from '../../lib/graphql';
import { useLive } from '../../lib/use-live';
import { useOperation } from '../../lib/use-operation';

const SetAvailability = graphql(`
  mutation SetAvailability($availability: Availability!) {
    setAvailability(availability: $availability) {
      id
      presence {
        operatorId
        loggedIn
        availability
        awayAutomatically
        since
      }
    }
  }
`);

const Colleagues = graphql(`
  query Colleagues {
    organization {
      id
      operators {
        id
        name
        active
        presence {
          operatorId
          loggedIn
          availability
          awayAutomatically
          since
        }
      }
    }
  }
`);

const Presence = graphql(`
  subscription Presence {
    presence {
      operatorId
      loggedIn
      availability
      awayAutomatically
      since
    }
  }
`);

const NoteActivity = graphql(`
  mutation NoteActivity {
    noteActivity {
      operatorId
      loggedIn
      availability
      awayAutomatically
      since
    }
  }
`);

const AbsenceLimits = graphql(`
  query AbsenceLimits {
    organization {
      id
      callCenter {
        autoAwayMinutes
        awayLogsOutMinutes
      }
    }
  }
`);

export const useSetAvailability = () => useOperation(SetAvailability);

export const useColleagues = () => useQuery(Colleagues);

/** Tells the server that somebody is at this console. */
export function useNoteActivity(): () => void {
  const { run } = useOperation(NoteActivity);
  return () => void run({});
}

/** How long one may be idle or away (Settings > Call Center), as it was when this was first shown. */
export function useAbsenceLimits(skip: boolean) {
  const { data } = useQuery(AbsenceLimits, { skip, fetchPolicy: 'cache-and-network' });
  return data?.organization.callCenter ?? { autoAwayMinutes: null, awayLogsOutMinutes: null };
}

/** Keeps every operator's presence in the cache current. */
export function usePresenceFeed(): void {
  useLive(Presence, { variables: {}, onData: () => undefined });
}

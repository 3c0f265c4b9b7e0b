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
      since
    }
  }
`);

export const useSetAvailability = () => useOperation(SetAvailability);

export const useColleagues = () => useQuery(Colleagues);

/** Keeps every operator's presence in the cache current. */
export function usePresenceFeed(): void {
  useLive(Presence, { variables: {}, onData: () => undefined });
}

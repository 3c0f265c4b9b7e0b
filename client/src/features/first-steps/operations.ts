import { useQuery } from '@apollo/client/react';
import { graphql } from '../../lib/graphql';

const FirstSteps = graphql(`
  query FirstSteps {
    organization {
      id
      departments {
        id
        archivedAt
        operators {
          id
        }
      }
      sites {
        id
      }
    }
    me {
      id
      mobileChat {
        mode
        verified
      }
    }
  }
`);

export const useFirstSteps = (skip: boolean) => useQuery(FirstSteps, { skip, fetchPolicy: 'cache-and-network' });

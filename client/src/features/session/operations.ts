import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../lib/graphql';
import { type Me, MeFields } from '../../lib/me';
import { sessionExpired } from '../../lib/session';
import { useOperation } from '../../lib/use-operation';

const MeQuery = graphql(
  `
    query Me {
      me {
        ...MeFields
      }
    }
  `,
  [MeFields],
);

const InstallationQuery = graphql(`
  query Installation {
    installation {
      setupRequired
      setupCodeRequired
      signUpOpen
      demo
    }
  }
`);

const DemoAccountsQuery = graphql(`
  query DemoAccounts {
    demo {
      accounts {
        name
        email
        password
        role
      }
    }
  }
`);

const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignedIn {
          operator {
            ...MeFields
          }
        }
        ... on SecondFactorRequired {
          methods
        }
      }
    }
  `,
  [MeFields],
);

const CreateOrganization = graphql(`
  mutation CreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) {
      id
    }
  }
`);

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Who is signed in here, if anybody. */
export const useSession = () => useQuery(MeQuery, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });

/** What this installation offers before anyone has signed in. */
export const useInstallation = () =>
  useQuery(InstallationQuery, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });

export const useDemoAccounts = (skip: boolean) => useQuery(DemoAccountsQuery, { skip });

export const useSignIn = () => useOperation(SignIn);

export const useCreateOrganization = () => useOperation(CreateOrganization, [MeQuery]);

/**
 * Makes the console this operator's. After an expired session the same operator goes on where they were; anybody else begins with a
 * fresh page, so that nothing of the one is seen by the other.
 */
export function useEnter(previous: Me | null): (me: Me) => void {
  const client = useApolloClient();
  return useCallback(
    (me) => {
      if (previous !== null && previous.id !== me.id) return location.reload();
      client.writeQuery({ query: MeQuery, data: { me } });
      sessionExpired.set(false);
      if (previous !== null) void client.refetchQueries({ include: 'active' });
    },
    [client, previous],
  );
}

/** Ends the session. The page is loaded anew, which forgets everything that this operator saw. */
export function useSignOut(): () => Promise<void> {
  const signOut = useOperation(SignOut);
  return async () => {
    if ((await signOut.run({})) !== null) location.assign('/');
  };
}

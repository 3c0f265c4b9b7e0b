import { createContext, type ReactNode, useContext } from 'react';
import { type FragmentOf, graphql } from './graphql';

export const MeFields = graphql(`
  fragment MeFields on Operator {
    __typename
    id
    name
    email
    role
    presence {
      operatorId
      loggedIn
      availability
      awayAutomatically
      since
    }
  }
`);

/** The signed-in operator. */
export type Me = FragmentOf<typeof MeFields>;

const MeContext = createContext<Me | null>(null);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** The signed-in operator. Only screens behind the sign-in page may ask. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is used outside the signed-in part of the console');
  return me;
}

/** Whether the signed-in operator may change settings. */
export function useIsAdministrator(): boolean {
  return useMe().role === 'ADMINISTRATOR';
}

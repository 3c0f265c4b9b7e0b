import { Activity, useState } from 'react';
import { ErrorState, Skeleton } from '../components/States';
import { useSession } from '../features/session/operations';
import { SignInPage } from '../features/session/SignInPage';
import { type Me, MeProvider } from '../lib/me';
import { sessionExpired } from '../lib/session';
import { useStore } from '../lib/store';
import { Shell } from './Shell';

/** Keeps the last operator seen, also while the server says that nobody is signed in. */
function useLastMe(me: Me | null): Me | null {
  const [last, setLast] = useState<Me | null>(me);
  if (me !== null && me !== last) setLast(me);
  return me ?? last;
}

/**
 * The sign-in page or the console. When a session ends while the console is open, the sign-in page comes in front of it and the screens
 * behind it keep their state, drafts and forms included; their feeds stop, because their effects do.
 */
export function Entrance() {
  const { data, error, refetch } = useSession();
  const expired = useStore(sessionExpired);
  const last = useLastMe(data?.me ?? null);

  if (data === undefined) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const signedIn = !expired && data.me !== null;
  return (
    <>
      {signedIn ? null : <SignInPage previous={last} />}
      {last ? (
        <Activity mode={signedIn ? 'visible' : 'hidden'}>
          <MeProvider me={last}>
            <Shell />
          </MeProvider>
        </Activity>
      ) : null}
    </>
  );
}

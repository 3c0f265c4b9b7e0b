import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrorState, Skeleton } from '../../components/States';
import type { Me } from '../../lib/me';
import { DemoAccounts } from './DemoAccounts';
import { useEnter, useInstallation } from './operations';
import { SetupForm } from './SetupForm';
import { type Credentials, SignInForm } from './SignInForm';
import './session.css';

interface Props {
  /** The operator whose session ended, when the console is waiting behind this page. */
  previous: Me | null;
}

function Welcome({ previous, setup }: { previous: Me | null; setup: boolean }) {
  if (previous) {
    return (
      <>
        <h1>You are signed out</h1>
        <p className="soft">Sign in to go on where you were. What you typed is kept.</p>
      </>
    );
  }
  return setup ? (
    <>
      <h1>Set up your organization</h1>
      <p className="soft">You become its first administrator. Departments, operators and sites come next.</p>
    </>
  ) : (
    <>
      <h1>Sign in</h1>
      <p className="soft">The console of your organization’s live chat.</p>
    </>
  );
}

/** The way in: signing in or, on a new installation, setting up the organization. */
export function SignInPage({ previous }: Props) {
  const enter = useEnter(previous);
  const { data, error, refetch } = useInstallation();
  const [wanted, setWanted] = useState<'setup' | 'sign-in' | null>(null);
  const [credentials, setCredentials] = useState<Credentials>({ email: previous?.email ?? '', password: '' });
  const installation = data?.installation;

  if (!installation) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />;

  const maySetUp = previous === null && (installation.setupRequired || installation.signUpOpen);
  // A demo has accounts to look around with: signing in comes first there, and setting up is one press away.
  const setup =
    maySetUp && (wanted ?? (installation.setupRequired && !installation.demo ? 'setup' : 'sign-in')) === 'setup';
  return (
    <main className="entrance">
      <div className="entrance-card">
        <p className="wordmark">Ringdown</p>
        <Welcome previous={previous} setup={setup} />
        {setup ? (
          <SetupForm codeRequired={installation.setupCodeRequired} />
        ) : (
          <SignInForm credentials={credentials} onChange={setCredentials} onSignedIn={enter} />
        )}
        {maySetUp ? (
          <Button look="quiet" onClick={() => setWanted(setup ? 'sign-in' : 'setup')}>
            {setup ? 'Sign in instead' : 'Set up a new organization'}
          </Button>
        ) : null}
      </div>
      {installation.demo && !setup ? <DemoAccounts onChoose={setCredentials} /> : null}
    </main>
  );
}

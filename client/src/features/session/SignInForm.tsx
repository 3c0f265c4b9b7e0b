import { useState } from 'react';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import type { Me } from '../../lib/me';
import type { Problem } from '../../lib/problem';
import { useSignIn } from './operations';

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  credentials: Credentials;
  onChange: (credentials: Credentials) => void;
  onSignedIn: (me: Me) => void;
}

/** UNAUTHENTICATED here means a wrong pair: which half is wrong is nobody's business. */
function inWords(problem: Problem | null): Problem | null {
  if (problem?.code !== 'UNAUTHENTICATED') return problem;
  return { ...problem, field: null, message: 'E-mail or password is not right.' };
}

export function SignInForm({ credentials, onChange, onSignedIn }: Props) {
  const signIn = useSignIn();
  const [secondFactor, setSecondFactor] = useState(false);
  const [known] = useState(credentials.email !== '');
  const submit = async () => {
    setSecondFactor(false);
    const result = (await signIn.run({ input: { email: credentials.email.trim(), password: credentials.password } }))
      ?.signIn;
    if (result?.__typename === 'SignedIn') onSignedIn(result.operator);
    if (result?.__typename === 'SecondFactorRequired') setSecondFactor(true);
  };
  const problem = inWords(signIn.problem);
  return (
    <Form label="Sign in" problem={problem} fields={['email', 'password']} onSubmit={() => void submit()}>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={!known}
        value={credentials.email}
        onChange={(email) => onChange({ ...credentials, email })}
        problem={problem}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={known}
        value={credentials.password}
        onChange={(password) => onChange({ ...credentials, password })}
        problem={problem}
      />
      {secondFactor ? (
        <p className="problem" role="alert">
          This account asks for a second proof at sign-in, which this console does not take yet. Ask your administrator.
        </p>
      ) : null}
      <Button type="submit" look="primary" busy={signIn.busy}>
        Sign in
      </Button>
    </Form>
  );
}

import { useState } from 'react';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { Page, Section } from '../../components/Page';
import { TextField } from '../../components/TextField';
import { useMe } from '../../lib/me';
import { notify } from '../../lib/notices';
import { useChangePassword } from './operations';

function PasswordForm({ email }: { email: string }) {
  const change = useChangePassword();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const submit = async () => {
    if (!(await change.run({ input: { currentPassword, newPassword } }))) return;
    setCurrent('');
    setNew('');
    notify('The password is changed.');
  };
  return (
    <Form
      label="Change password"
      problem={change.problem}
      fields={['currentPassword', 'newPassword']}
      onSubmit={() => void submit()}
    >
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Current password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrent}
        problem={change.problem}
      />
      <TextField
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        value={newPassword}
        onChange={setNew}
        problem={change.problem}
      />
      <div>
        <Button type="submit" look="primary" busy={change.busy}>
          Change password
        </Button>
      </div>
    </Form>
  );
}

/** Settings > Profile: the operator's own account. */
export function ProfilePage() {
  const me = useMe();
  return (
    <Page
      title="Profile"
      intro={`${me.name}, ${me.email ?? ''}. An administrator changes name, e-mail and departments.`}
    >
      <Section title="Password">
        <PasswordForm email={me.email ?? ''} />
      </Section>
    </Page>
  );
}

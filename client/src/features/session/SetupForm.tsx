import { useState } from 'react';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import { useCreateOrganization } from './operations';

const EMPTY = { name: '', administratorName: '', email: '', password: '', setupCode: '' };

/** First run: the organization and its first administrator, who is signed in by it. */
export function SetupForm({ codeRequired }: { codeRequired: boolean }) {
  const create = useCreateOrganization();
  const [input, setInput] = useState(EMPTY);
  const change = (field: keyof typeof EMPTY) => (value: string) => setInput((all) => ({ ...all, [field]: value }));
  const submit = () => {
    const { setupCode, ...rest } = input;
    void create.run({ input: codeRequired ? { ...rest, setupCode: setupCode.trim() } : rest });
  };
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: input[name],
    onChange: change(name),
    problem: create.problem,
  });
  return (
    <Form label="Set up your organization" problem={create.problem} fields={Object.keys(EMPTY)} onSubmit={submit}>
      <TextField label="Organization name" autoComplete="organization" autoFocus {...field('name')} />
      <TextField
        label="Your name"
        autoComplete="name"
        hint="Visitors see it when you answer."
        {...field('administratorName')}
      />
      <TextField label="E-mail" type="email" autoComplete="username" {...field('email')} />
      <TextField label="Password" type="password" autoComplete="new-password" {...field('password')} />
      {codeRequired ? (
        <TextField
          label="Set-up code"
          autoComplete="off"
          hint="The server printed it when it started."
          {...field('setupCode')}
        />
      ) : null}
      <Button type="submit" look="primary" busy={create.busy}>
        Create organization
      </Button>
    </Form>
  );
}

import { useState } from 'react';
import { Button } from '../../components/Button';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Copyable } from '../../components/Copyable';
import { Form } from '../../components/Form';
import { Page, Row, Rows } from '../../components/Page';
import { ProblemText } from '../../components/ProblemText';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { TextField } from '../../components/TextField';
import { RelativeTime } from '../../components/Time';
import { useApiKeys, useCreateApiKey, useRevokeApiKey } from './operations';
import './api-keys.css';

function CreateKey() {
  const create = useCreateApiKey();
  const [name, setName] = useState('');
  const [token, setToken] = useState<{ name: string; token: string } | null>(null);
  const submit = async () => {
    const made = await create.run({ input: { name: name.trim() } });
    if (!made) return;
    setToken(made.createApiKey);
    setName('');
  };
  return (
    <>
      <Form
        className="inline-form"
        label="Create API key"
        problem={create.problem}
        fields={['name']}
        onSubmit={() => void submit()}
      >
        <TextField
          label="Name of the new key"
          name="name"
          value={name}
          onChange={setName}
          problem={create.problem}
          placeholder="Wallboard"
        />
        <Button type="submit" look="primary" busy={create.busy}>
          Create key
        </Button>
      </Form>
      <div role="status">
        {token ? (
          <div className="new-token">
            <p>
              <strong>The token of {token.name}.</strong> It is shown this once: copy it now.
            </p>
            <Copyable label="API key token" text={token.token} />
          </div>
        ) : null}
      </div>
    </>
  );
}

function KeyRow({
  id,
  name,
  createdAt,
  lastUsedAt,
}: {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}) {
  const revoke = useRevokeApiKey();
  return (
    <Row
      title={name}
      about={
        <>
          Created <RelativeTime at={createdAt} />,{' '}
          {lastUsedAt ? (
            <>
              last used <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </>
      }
      actions={
        <ConfirmButton
          label="Revoke"
          confirm="Revoke key"
          question={`Revoke ${name}? Programs that use it stop working at once.`}
          busy={revoke.busy}
          onConfirm={() => void revoke.run({ id })}
        />
      }
    >
      <ProblemText problem={revoke.problem} />
    </Row>
  );
}

/** Settings > API keys. */
export function ApiKeysPage() {
  const { data, error, refetch } = useApiKeys();
  const keys = data?.apiKeys;
  return (
    <Page title="API keys" intro="For programs that use the API. A key may do what the operator who made it may do.">
      <CreateKey />
      {!keys && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!keys && !error ? <Skeleton rows={2} /> : null}
      {keys?.length === 0 ? <EmptyState title="No API keys" /> : null}
      {keys && keys.length > 0 ? (
        <Rows>
          {keys.map((key) => (
            <KeyRow key={key.id} {...key} />
          ))}
        </Rows>
      ) : null}
    </Page>
  );
}

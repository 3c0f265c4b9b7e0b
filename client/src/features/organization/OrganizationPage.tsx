import { useState } from 'react';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { Page } from '../../components/Page';
import { ErrorState, Skeleton } from '../../components/States';
import { TextField } from '../../components/TextField';
import { notify } from '../../lib/notices';
import { useOrganization, useUpdateOrganization } from './operations';

const PLANS = { LITE: 'LITE', PRO: 'PRO', PRO_PLUS: 'PRO+' } as const;

function NameForm({ name: stored }: { name: string }) {
  const update = useUpdateOrganization();
  const [name, setName] = useState(stored);
  const submit = async () => {
    if (await update.run({ input: { name: name.trim() } })) notify('Saved.');
  };
  return (
    <Form label="Organization" problem={update.problem} fields={['name']} onSubmit={() => void submit()}>
      <TextField label="Organization name" name="name" value={name} onChange={setName} problem={update.problem} />
      <div>
        <Button type="submit" look="primary" busy={update.busy}>
          Save Changes
        </Button>
      </div>
    </Form>
  );
}

/** Settings > Organization. */
export function OrganizationPage() {
  const { data, error, refetch } = useOrganization();
  const organization = data?.organization;
  return (
    <Page title="Organization">
      {!organization && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!organization && !error ? <Skeleton rows={2} /> : null}
      {organization ? (
        <>
          <NameForm key={organization.id} name={organization.name} />
          <p className="soft">
            Plan {PLANS[organization.plan]}, {organization.operatorSeats} operator seats.
          </p>
        </>
      ) : null}
    </Page>
  );
}

import { useState } from 'react';
import { Button } from '../../components/Button';
import { ChoiceCard } from '../../components/ChoiceCard';
import { Form } from '../../components/Form';
import { notify } from '../../lib/notices';
import type { Problem } from '../../lib/problem';
import { type CallCenterDraft, draftFault, draftOf, inputOf, LIMITS } from './call-center.rules';
import { type CallCenterSettings, useRefreshPreview, useUpdateCallCenter } from './operations';
import { PhonesPicture } from './PhonesPicture';
import { SecondsField } from './SecondsField';

/** How phones ring, and for how long. */
export function CallCenterForm({ stored }: { stored: CallCenterSettings }) {
  const update = useUpdateCallCenter();
  const refreshPreview = useRefreshPreview();
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [fault, setFault] = useState<Problem | null>(null);
  const change = (part: Partial<CallCenterDraft>) => setDraft((all) => ({ ...all, ...part }));
  const problem = fault ?? update.problem;
  const submit = async () => {
    const found = draftFault(draft);
    setFault(found && { code: 'BAD_USER_INPUT', ...found });
    if (found || !(await update.run({ input: inputOf(draft) }))) return;
    notify('Saved. The next request follows it.');
    refreshPreview();
  };
  const seconds = (name: keyof typeof LIMITS) => ({
    name,
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
    problem,
  });
  return (
    <Form label="Call Center" problem={problem} fields={Object.keys(LIMITS)} onSubmit={() => void submit()}>
      <fieldset className="choice-cards">
        <legend className="field-label">Call routing</legend>
        <ChoiceCard
          name="callRouting"
          title="Ring All"
          checked={draft.callRouting === 'RING_ALL'}
          onChoose={() => change({ callRouting: 'RING_ALL' })}
          picture={<PhonesPicture routing="all" />}
        >
          Every phone of the department rings at once. Whoever accepts first has the chat.
        </ChoiceCard>
        <ChoiceCard
          name="callRouting"
          title="Round Robin"
          checked={draft.callRouting === 'ROUND_ROBIN'}
          onChoose={() => change({ callRouting: 'ROUND_ROBIN' })}
          picture={<PhonesPicture routing="in-turn" />}
        >
          One phone rings at a time, the one rung longest ago first.
        </ChoiceCard>
      </fieldset>
      <div className="seconds-fields">
        <SecondsField label="Ring timeout in seconds" {...seconds('ringTimeoutSeconds')} />
        <SecondsField label="Maximum wait in seconds" {...seconds('maximumWaitSeconds')} />
      </div>
      <div className="overflow">
        <label className="choice">
          <input
            type="checkbox"
            checked={draft.overflow}
            onChange={(event) => change({ overflow: event.target.checked })}
          />
          Ring phones too when nobody at the consoles answers
        </label>
        {draft.overflow ? (
          <SecondsField label="Overflow after seconds" {...seconds('overflowAfterSeconds')} />
        ) : (
          <p className="field-hint">Phones stay silent while somebody of the department accepts chats at a console.</p>
        )}
      </div>
      <div>
        <Button type="submit" look="primary" busy={update.busy}>
          Save Changes
        </Button>
      </div>
    </Form>
  );
}

import { useMemo, useState } from 'react';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { UnsavedGuard } from '../../components/UnsavedGuard';
import { notify } from '../../lib/notices';
import type { Problem } from '../../lib/problem';
import {
  type CallCenterDraft,
  draftOf,
  faultsOf,
  inputOf,
  isChanged,
  LIMITS,
  type NumberName,
  type SwitchedName,
} from './call-center.rules';
import { NumberField } from './NumberField';
import { type CallCenterSettings, useRefreshPreview, useUpdateCallCenter } from './operations';
import { RoutingChoice, SecondPass } from './RoutingChoice';
import { SwitchedNumber } from './SwitchedNumber';

/** How phones ring and for how long, and what being away comes to. */
export function CallCenterForm({ stored }: { stored: CallCenterSettings }) {
  const update = useUpdateCallCenter();
  const refreshPreview = useRefreshPreview();
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<CallCenterDraft>) => setDraft((all) => ({ ...all, ...part }));
  const faults = useMemo(() => (tried ? faultsOf(draft) : []), [tried, draft]);
  const problemOf = (name: NumberName): Problem | null => {
    const fault = faults.find(({ field }) => field === name);
    return fault ? { code: 'BAD_USER_INPUT', ...fault } : update.problem;
  };
  // A new object at each attempt: the reader is brought to the first fault each time.
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async () => {
    const [first] = faultsOf(draft);
    setTried(true);
    setProblem(first ? { code: 'BAD_USER_INPUT', ...first } : null);
    if (first || !(await update.run({ input: inputOf(draft) }))) return;
    notify('Saved. The next request follows it.');
    refreshPreview();
  };
  const number = (name: NumberName) => ({
    name,
    value: draft.numbers[name],
    onChange: (value: string) => change({ numbers: { ...draft.numbers, [name]: value } }),
    problem: problemOf(name),
  });
  const switched = (name: SwitchedName) => ({
    ...number(name),
    on: draft.on[name],
    onSwitch: (on: boolean) => change({ on: { ...draft.on, [name]: on } }),
  });
  return (
    <Form
      label="Call Center"
      problem={problem ?? update.problem}
      fields={Object.keys(LIMITS)}
      onSubmit={() => void submit()}
    >
      <UnsavedGuard when={isChanged(draft, stored)} />
      <RoutingChoice draft={draft} change={change} />
      <div className="number-fields">
        <NumberField label="Ring timeout in seconds" {...number('ringTimeoutSeconds')} />
        <NumberField label="Maximum wait in seconds" {...number('maximumWaitSeconds')} />
        <NumberField label="Chats on one phone" {...number('mobileCapacity')} />
      </div>
      <SecondPass draft={draft} change={change} />
      <SwitchedNumber
        title="Ring phones too when nobody at the consoles answers"
        label="Overflow after seconds"
        {...switched('overflowAfterSeconds')}
        off="Phones stay silent while somebody of the department accepts chats at a console."
      />
      <SwitchedNumber
        title="Set idle operators to away"
        label="Away after minutes"
        {...switched('autoAwayMinutes')}
        off="Operators accept chats for as long as their console is open, until they go away themselves."
      />
      <SwitchedNumber
        title="Count operators as logged out after a long absence"
        label="Logged out after minutes away"
        {...switched('awayLogsOutMinutes')}
        off="Who is away stays logged in for as long as a console is open, and the phone does not ring."
      />
      <div>
        <Button type="submit" look="primary" busy={update.busy}>
          Save Changes
        </Button>
      </div>
    </Form>
  );
}

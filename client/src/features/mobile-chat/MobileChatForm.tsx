import { lazy, Suspense, useState } from 'react';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ChoiceCard } from '../../components/ChoiceCard';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import { UnsavedGuard } from '../../components/UnsavedGuard';
import { serverNow, useNow } from '../../lib/clock';
import { notify } from '../../lib/notices';
import type { Problem } from '../../lib/problem';
import { type Draft, draftOf, inputOf } from './draft';
import { dutySentence } from './duty.rules';
import { type MobileChat, useStoreMobileChat, useUpdateMobileChat } from './operations';
import { scheduleProblems } from './schedule-problems.rules';
import { ScheduleEditor } from './ScheduleEditor';
import { Silence } from './Silence';

const PhoneField = lazy(() => import('./PhoneField'));

const MODES = [
  {
    value: 'ON',
    title: 'ON',
    sentence: 'The phone rings at any time, whenever nobody of the department is at the console.',
  },
  { value: 'OFF', title: 'OFF', sentence: 'The phone never rings.' },
  {
    value: 'BASED_ON_SCHEDULE',
    title: 'BASED ON SCHEDULE',
    sentence: 'The phone rings in the hours drawn below, and never outside them.',
  },
] as const;

const FIELDS = ['phoneNumber', 'carrier', 'timeZone', 'shifts', 'schedule', 'exceptions'];
const UNFINISHED = { code: 'BAD_USER_INPUT', field: 'schedule', message: 'Put the marked hours right first.' };

function Duty({ mobileChat, changed }: { mobileChat: MobileChat; changed: boolean }) {
  const now = useNow(10_000);
  return (
    <div className="duty">
      <p>{dutySentence(mobileChat, now, mobileChat.schedule.timeZone)}</p>
      <p role="status">{changed ? <Badge tone="waiting">Changes not saved yet</Badge> : null}</p>
    </div>
  );
}

/** The number, when it may ring, and the weekly hours. */
export function MobileChatForm({ operatorId, mobileChat }: { operatorId: string; mobileChat: MobileChat }) {
  const update = useUpdateMobileChat();
  const keep = useStoreMobileChat();
  const [draft, setDraft] = useState(() => draftOf(mobileChat));
  const [refused, setRefused] = useState<Problem | null>(null);
  const saved = draftOf(mobileChat);
  const problems = scheduleProblems(draft.schedule, saved.schedule.exceptions, serverNow());
  const problem = refused ?? update.problem;
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const change = (part: Partial<Draft>) => {
    setRefused(null);
    setDraft((all) => ({ ...all, ...part }));
  };
  const submit = async () => {
    if (draft.mode === 'BASED_ON_SCHEDULE' && problems.any) return setRefused({ ...UNFINISHED });
    const done = await update.run({ input: inputOf(operatorId, draft, !problems.any) });
    if (!done) return;
    keep(operatorId, done.updateMobileChat);
    setDraft(draftOf(done.updateMobileChat));
    notify('Saved. The next request follows it.');
  };
  return (
    <Form label="Mobile Chat" problem={problem} fields={FIELDS} onSubmit={() => void submit()}>
      <Suspense fallback={<div className="phone-field phone-field-loading" />}>
        <PhoneField value={draft.phoneNumber} onChange={(phoneNumber) => change({ phoneNumber })} problem={problem} />
      </Suspense>
      <TextField
        label="Carrier"
        name="carrier"
        autoComplete="off"
        value={draft.carrier}
        onChange={(carrier) => change({ carrier })}
        problem={problem}
        hint="Optional: the network of the number."
      />
      <fieldset className="choice-cards">
        <legend className="field-label">When may this phone ring?</legend>
        {MODES.map((mode) => (
          <ChoiceCard
            key={mode.value}
            name="mode"
            title={mode.title}
            checked={draft.mode === mode.value}
            onChoose={() => change({ mode: mode.value })}
          >
            {mode.sentence}
          </ChoiceCard>
        ))}
      </fieldset>
      <Silence operatorId={operatorId} draft={draft} saved={mobileChat} />
      {draft.mode === 'BASED_ON_SCHEDULE' ? (
        <ScheduleEditor
          schedule={draft.schedule}
          problems={problems}
          onChange={(schedule) => change({ schedule })}
          problem={problem}
        />
      ) : null}
      <UnsavedGuard when={changed} />
      <Duty mobileChat={mobileChat} changed={changed} />
      <div>
        <Button type="submit" look="primary" busy={update.busy}>
          Save Changes
        </Button>
      </div>
    </Form>
  );
}

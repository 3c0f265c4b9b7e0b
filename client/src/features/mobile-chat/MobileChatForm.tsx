import { lazy, Suspense, useState } from 'react';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ChoiceCard } from '../../components/ChoiceCard';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import { useNow } from '../../lib/clock';
import { notify } from '../../lib/notices';
import { dutySentence } from './duty.rules';
import { type MobileChat, useStoreMobileChat, useUpdateMobileChat } from './operations';
import { type Schedule, ScheduleEditor } from './ScheduleEditor';

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

const FIELDS = ['phoneNumber', 'carrier', 'timeZone', 'shifts', 'schedule'];

interface Draft {
  mode: MobileChat['mode'];
  phoneNumber: string;
  carrier: string;
  schedule: Schedule;
}

function draftOf({ mode, phoneNumber, carrier, schedule }: MobileChat): Draft {
  const shifts = schedule.shifts.map(({ weekday, from, until }) => ({ weekday, from, until }));
  return {
    mode,
    phoneNumber: phoneNumber ?? '',
    carrier: carrier ?? '',
    schedule: { timeZone: schedule.timeZone, shifts },
  };
}

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
  const change = (part: Partial<Draft>) => setDraft((all) => ({ ...all, ...part }));
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(mobileChat));
  const submit = async () => {
    const { mode, phoneNumber, carrier, schedule } = draft;
    const input = { operatorId, mode, phoneNumber: phoneNumber || null, carrier: carrier.trim() || null, schedule };
    const done = await update.run({ input });
    if (!done) return;
    keep(operatorId, done.updateMobileChat);
    setDraft(draftOf(done.updateMobileChat));
    notify('Saved. The next request follows it.');
  };
  return (
    <Form label="Mobile Chat" problem={update.problem} fields={FIELDS} onSubmit={() => void submit()}>
      <Suspense fallback={<div className="phone-field phone-field-loading" />}>
        <PhoneField
          value={draft.phoneNumber}
          onChange={(phoneNumber) => change({ phoneNumber })}
          problem={update.problem}
        />
      </Suspense>
      <TextField
        label="Carrier"
        name="carrier"
        autoComplete="off"
        value={draft.carrier}
        onChange={(carrier) => change({ carrier })}
        problem={update.problem}
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
      {draft.mode === 'BASED_ON_SCHEDULE' ? (
        <ScheduleEditor
          schedule={draft.schedule}
          onChange={(schedule) => change({ schedule })}
          problem={update.problem}
        />
      ) : null}
      <Duty mobileChat={mobileChat} changed={changed} />
      <div>
        <Button type="submit" look="primary" busy={update.busy}>
          Save Changes
        </Button>
      </div>
    </Form>
  );
}

import { useState } from 'react';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { Form } from '../../components/Form';
import { ProblemText } from '../../components/ProblemText';
import { TextField } from '../../components/TextField';
import { useNow } from '../../lib/clock';
import { notify } from '../../lib/notices';
import { secondsUntil } from '../../lib/time';
import { type MobileChat, useConfirmVerification, useStartVerification, useStoreMobileChat } from './operations';
import { TestRing } from './TestRing';

interface Props {
  operatorId: string;
  mobileChat: MobileChat;
}

/** Where the stored number stands. */
function Standing({ mobileChat }: { mobileChat: MobileChat }) {
  const { phoneNumber, stopped, verified } = mobileChat;
  if (!phoneNumber) return <p className="soft">Save a phone number to verify it.</p>;
  if (stopped) {
    return (
      <p>
        <Badge tone="bad">Stopped</Badge> {phoneNumber} asked for no more texts. Text START from that phone, or verify a
        new number.
      </p>
    );
  }
  return verified ? (
    <p>
      <Badge tone="good">Verified</Badge> {phoneNumber}
    </p>
  ) : (
    <p>
      <Badge tone="waiting">Not verified</Badge> {phoneNumber} does not ring until it is verified.
    </p>
  );
}

interface Sent {
  resendAfter: string;
  expiresAt: string;
}

function CodeForm({
  operatorId,
  sent,
  onResend,
  onDone,
}: {
  operatorId: string;
  sent: Sent;
  onResend: () => void;
  onDone: () => void;
}) {
  const confirm = useConfirmVerification();
  const keep = useStoreMobileChat();
  const [code, setCode] = useState('');
  const now = useNow();
  const wait = secondsUntil(sent.resendAfter, now);
  const left = Math.ceil(secondsUntil(sent.expiresAt, now) / 60);
  const submit = async () => {
    const done = await confirm.run({ code: code.trim(), operatorId });
    if (!done) return;
    keep(operatorId, done.confirmPhoneVerification);
    notify('The number is verified.');
    onDone();
  };
  return (
    <Form
      className="code-form"
      label="Verify the number"
      problem={confirm.problem}
      fields={['code']}
      onSubmit={() => void submit()}
    >
      <TextField
        label="Code from the SMS"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        value={code}
        onChange={(typed) => setCode(typed.replace(/\D/gu, ''))}
        problem={confirm.problem}
        hint={
          left > 0
            ? `Six digits, good for ${left} more ${left === 1 ? 'minute' : 'minutes'}.`
            : 'The code has expired. Send another one.'
        }
      />
      <div className="dialog-actions">
        <Button type="submit" look="primary" busy={confirm.busy} disabled={code.length !== 6}>
          Verify
        </Button>
        <Button look="quiet" disabled={wait > 0} onClick={onResend}>
          {wait > 0 ? `Send again in ${wait} s` : 'Send again'}
        </Button>
      </div>
    </Form>
  );
}

/** Proves that the stored number is the operator's, by a code that is texted to it; and lets a verified phone ring once. */
export function Verification({ operatorId, mobileChat }: Props) {
  const start = useStartVerification();
  const [sent, setSent] = useState<Sent | null>(null);
  const text = async () => {
    const result = await start.run({ operatorId });
    if (result) setSent(result.startPhoneVerification);
  };
  const { phoneNumber, verified, stopped } = mobileChat;
  const needed = phoneNumber !== null && !verified && !stopped;
  return (
    <div className="verification">
      <Standing mobileChat={mobileChat} />
      {needed && sent ? (
        <CodeForm operatorId={operatorId} sent={sent} onResend={() => void text()} onDone={() => setSent(null)} />
      ) : null}
      {needed && !sent ? (
        <Button busy={start.busy} onClick={() => void text()}>
          Text me a code
        </Button>
      ) : null}
      <ProblemText problem={start.problem} />
      {verified && !stopped ? <TestRing operatorId={operatorId} /> : null}
    </div>
  );
}

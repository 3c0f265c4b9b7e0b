import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Form } from '../../components/Form';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { useMe } from '../../lib/me';
import { notify } from '../../lib/notices';
import { useTransferChat, useTransferTargets } from './operations';
import { type TransferTarget, transferTargets } from './transfer.rules';
import './transfer.css';

interface Props {
  chatId: string;
  onClose: () => void;
}

function Target({ target, chosen, onChoose }: { target: TransferTarget; chosen: boolean; onChoose: () => void }) {
  return (
    <label className="target">
      <input type="radio" name="target" checked={chosen} onChange={onChoose} />
      <span className={`dot dot-${target.dot}`} aria-hidden />
      <span>
        <strong>{target.name}</strong>
        <span className="target-consequence">{target.consequence}</span>
      </span>
    </label>
  );
}

function unreachable({ kind, name }: TransferTarget): string {
  const who = kind === 'operator' ? `${name} cannot` : `Nobody of ${name} can`;
  return `${who} be reached right now. The chat stays with you.`;
}

function TargetForm({ chatId, targets, onClose }: Props & { targets: readonly TransferTarget[] }) {
  const transfer = useTransferChat();
  const [chosen, setChosen] = useState<TransferTarget | null>(null);
  const [nobody, setNobody] = useState<TransferTarget | null>(null);
  const submit = async () => {
    if (!chosen) return;
    setNobody(null);
    const to = chosen.kind === 'operator' ? { operatorId: chosen.id } : { departmentId: chosen.id };
    const result = (await transfer.run({ input: { chatId, ...to } }))?.transferChat;
    if (result?.__typename === 'NobodyAvailable') setNobody(chosen);
    if (result?.__typename === 'ChatTransferred') notify(`The chat moved to ${chosen.name}.`);
    if (result && result.__typename !== 'NobodyAvailable') onClose();
  };
  const group = (kind: TransferTarget['kind'], title: string) => {
    const members = targets.filter((target) => target.kind === kind);
    if (members.length === 0) return null;
    return (
      <fieldset className="targets">
        <legend>{title}</legend>
        {members.map((target) => (
          <Target
            key={target.id}
            target={target}
            chosen={chosen?.id === target.id}
            onChoose={() => setChosen(target)}
          />
        ))}
      </fieldset>
    );
  };
  return (
    <Form label="Transfer chat" problem={transfer.problem} onSubmit={() => void submit()}>
      {group('operator', 'Operators')}
      {group('department', 'Departments')}
      <p role="alert" className={nobody ? 'problem' : 'hidden-visually'}>
        {nobody ? unreachable(nobody) : ''}
      </p>
      <div className="dialog-actions">
        <Button type="submit" look="primary" busy={transfer.busy} disabled={chosen === null}>
          Transfer
        </Button>
        <Button look="quiet" onClick={onClose}>
          Keep the chat
        </Button>
      </div>
    </Form>
  );
}

/** Handing a chat to somebody else, with what will happen said before it does. */
export function TransferDialog({ chatId, onClose }: Props) {
  const me = useMe();
  const { data, error, refetch } = useTransferTargets();
  const targets = data ? transferTargets(data.organization, me.id) : null;
  return (
    <Dialog title="Transfer this chat" onClose={onClose}>
      {targets === null && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {targets === null && !error ? <Skeleton rows={3} /> : null}
      {targets?.length === 0 ? <EmptyState title="There is nobody to hand it to" /> : null}
      {targets && targets.length > 0 ? <TargetForm chatId={chatId} targets={targets} onClose={onClose} /> : null}
    </Dialog>
  );
}

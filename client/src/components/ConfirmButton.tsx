import { useState } from 'react';
import { Button } from './Button';

interface Props {
  /** What the button does, such as Archive. */
  label: string;
  /** What follows from it, in a sentence. */
  question: string;
  confirm: string;
  busy: boolean;
  onConfirm: () => void;
}

/** An act that cannot be taken back by the same button: it asks once, in place. */
export function ConfirmButton({ label, question, confirm, busy, onConfirm }: Props) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button small look="quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div
      className="confirm-button"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <p className="small">{question}</p>
      <Button small look="danger" busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
      <Button small look="quiet" autoFocus onClick={() => setAsking(false)}>
        Cancel
      </Button>
    </div>
  );
}

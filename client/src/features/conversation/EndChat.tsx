import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { notify } from '../../lib/notices';
import { useEndChat } from './operations';

/** Ends the chat after one more press in the same place; nothing opens, nothing moves away. */
export function EndChat({ chatId }: { chatId: string }) {
  const end = useEndChat();
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (end.problem) notify(end.problem.message);
  }, [end.problem]);
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <Button small onClick={() => setAsking(true)}>
        End chat
      </Button>
    );
  }
  return (
    <div
      className="confirm"
      role="group"
      aria-label="End this chat?"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <Button small look="danger" busy={end.busy} onClick={() => void end.run({ chatId })}>
        Yes, end chat
      </Button>
      <Button small look="quiet" ref={keep} onClick={() => setAsking(false)}>
        Keep open
      </Button>
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { Badge } from '../../components/Badge';
import { ErrorState } from '../../components/States';
import { PreciseTime } from '../../components/Time';
import type { ChatOverview } from '../../lib/chat-fragments';
import { ringSteps, ringWord, routingWords } from './rings.rules';
import { type ChatRing, type ChatRouting, useTimeline } from './timeline';

function Ring({ ring }: { ring: ChatRing }) {
  const word = ringWord(ring.status);
  return (
    <li>
      <p className="ring-head">
        <strong>{ring.operator.name}</strong> <Badge tone={word.tone}>{word.words}</Badge>
      </p>
      <ol>
        {ringSteps(ring).map((step) => (
          <li key={step.words}>
            <span>{step.words}</span> {step.at ? <PreciseTime at={step.at} /> : null}
            {step.detail ? <span className="ring-detail">{step.detail}</span> : null}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** How the request was offered from then on, and whose phones stayed silent: told at once where nobody's rang. */
function Routing({ note, open }: { note: ChatRouting; open: boolean }) {
  return (
    <li>
      <p className="ring-head">
        <span>{routingWords(note.kind)}</span> <PreciseTime at={note.at} />
      </p>
      {note.reasons.length > 0 ? (
        <details open={open}>
          <summary>{open ? 'Why no phone rang' : 'Why other phones stayed silent'}</summary>
          <ul>
            {note.reasons.map(({ operator, reason }) => (
              <li key={operator.id}>
                <strong>{operator.name}</strong> {reason}
              </li>
            ))}
            {note.leftOut > 0 ? <li>and {note.leftOut} more</li> : null}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

/** How a chat was offered and which phones were rung for it: whom, and what became of each ring and its SMS, when. */
export function RingTimeline({ chat }: { chat: ChatOverview }) {
  const ringing = chat.status === 'WAITING' || chat.pendingTransfer !== null;
  const { rings, routing, error, refetch } = useTimeline(chat.id, { open: chat.endedAt === null, ringing });
  const asked = useRef(chat.status);
  useEffect(() => {
    if (asked.current === chat.status) return;
    asked.current = chat.status;
    // The query itself reports a failure; this only makes it look again when the chat has moved on.
    refetch().catch(() => undefined);
  }, [chat.status, refetch]);
  return (
    <section aria-labelledby="rings">
      <h3 id="rings">Phones</h3>
      {!rings && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {routing.length > 0 ? (
        <ol className="routing" aria-label="How it was offered">
          {routing.map((note) => (
            <Routing key={`${note.at} ${note.kind}`} note={note} open={note.kind === 'NOBODY' && rings?.length === 0} />
          ))}
        </ol>
      ) : null}
      {rings?.length === 0 ? <p className="faint small">No phone rang for this chat.</p> : null}
      {rings && rings.length > 0 ? (
        <ol className="rings" aria-label="Phones that were rung">
          {rings.map((ring) => (
            <Ring key={ring.id} ring={ring} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

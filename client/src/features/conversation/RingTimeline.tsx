import { useEffect, useRef } from 'react';
import { Badge } from '../../components/Badge';
import { ClockTime } from '../../components/Time';
import type { ChatOverview } from '../../lib/chat-fragments';
import { type ChatRing, useRings } from './operations';
import { ringSteps, ringWord } from './rings.rules';

/** Delivery reports change a ring without an event of the chat: while phones may ring, look again this often, in milliseconds. */
const LOOK_AGAIN = 4000;

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
            <span>{step.words}</span> {step.at ? <ClockTime at={step.at} /> : null}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** The phones that were rung for this chat: whom, and what became of each ring and its SMS. */
export function RingTimeline({ chat }: { chat: ChatOverview }) {
  const mayRing = chat.status === 'WAITING' || chat.pendingTransfer !== null;
  const { data, refetch } = useRings(chat.id, mayRing ? LOOK_AGAIN : 0);
  const asked = useRef(chat.status);
  useEffect(() => {
    if (asked.current === chat.status && !mayRing) return;
    asked.current = chat.status;
    // The query itself reports a failure; this only makes it look again when the chat has moved on.
    refetch().catch(() => undefined);
  }, [chat.status, mayRing, refetch]);
  const rings = data?.chat?.rings ?? [];
  return (
    <section aria-labelledby="rings">
      <h3 id="rings">Phones</h3>
      {rings.length === 0 ? (
        <p className="faint small">No phone rang for this chat.</p>
      ) : (
        <ol className="rings">
          {rings.map((ring) => (
            <Ring key={ring.id} ring={ring} />
          ))}
        </ol>
      )}
    </section>
  );
}

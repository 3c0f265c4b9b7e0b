import { Link } from 'react-router';
import { Button } from '../../components/Button';
import { useMe } from '../../lib/me';
import { groupChats } from './chats.rules';
import { useOpenChats } from './operations';
import { useAcceptChat } from './use-accept-chat';
import { Waited, WaitRing } from './WaitRing';
import './chats.css';

/** The chat that waits longest, in a strip over any page that does not show the list; `besides`, which is in sight itself. */
export function WaitingStrip({ besides }: { besides: string | undefined }) {
  const me = useMe();
  const { chats } = useOpenChats();
  const { accept, accepting } = useAcceptChat();
  const waiting = groupChats(chats ?? [], me.id).waiting.filter(({ id }) => id !== besides);
  const first = waiting[0];
  if (!first) return null;
  return (
    <section className="waiting-strip" aria-label="A visitor is waiting">
      <WaitRing chat={first} />
      <p>
        <strong>{first.visitor.name ?? 'A visitor'}</strong> is waiting for {first.department.name},{' '}
        <Waited chat={first} />
        {waiting.length > 1 ? (
          <>
            . <Link to="/chats">{waiting.length - 1} more</Link>
          </>
        ) : null}
      </p>
      <Button look="primary" small busy={accepting === first.id} onClick={() => void accept(first)}>
        Accept
      </Button>
    </section>
  );
}

import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Page } from '../../components/Page';
import { Segmented } from '../../components/Segmented';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { OfflineMessageCard } from './OfflineMessageCard';
import { useOfflineMessages } from './operations';
import './offline-messages.css';

const SHOW = [
  { value: 'open', label: 'Open' },
  { value: 'all', label: 'All' },
] as const;

/** Messages that visitors left when nobody could answer, until somebody has written back. */
export function OfflineMessages() {
  const { messages, error, refetch, more } = useOfflineMessages();
  const [show, setShow] = useState<'open' | 'all'>('open');
  // What was marked a moment ago stays where it is, so that a slip can be undone; it goes when the list is next chosen.
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const choose = (next: 'open' | 'all') => {
    setShow(next);
    setKeep(new Set());
  };
  const shown = messages?.filter((message) => show === 'all' || message.handledAt === null || keep.has(message.id));
  return (
    <div className="messages">
      <Page title="Messages" action={<Segmented legend="Show" options={SHOW} value={show} onChange={choose} />}>
        {!shown && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!shown && !error ? <Skeleton rows={4} /> : null}
        {shown?.length === 0 ? (
          <EmptyState
            title={show === 'open' ? 'No open messages' : 'No messages yet'}
            icon={<Mail size={28} aria-hidden />}
          >
            When nobody can answer, visitors leave their message here.
          </EmptyState>
        ) : null}
        <ul className="messages-list">
          {shown?.map((message) => (
            <OfflineMessageCard
              key={message.id}
              message={message}
              onHandled={() => setKeep((all) => new Set([...all, message.id]))}
            />
          ))}
        </ul>
        {more ? (
          <div className="messages-more">
            <Button onClick={() => void more()}>Show older</Button>
          </div>
        ) : null}
      </Page>
    </div>
  );
}

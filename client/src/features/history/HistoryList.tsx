import { History } from 'lucide-react';
import { NavLink, useSearchParams } from 'react-router';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { RelativeTime } from '../../components/Time';
import type { ChatOverview } from '../../lib/chat-fragments';
import { endOf, filterOf } from './filter.rules';
import { HistoryFilters } from './HistoryFilters';
import { useChatHistory } from './operations';
import './history.css';

function Row({ chat, search }: { chat: ChatOverview; search: string }) {
  const end = endOf(chat.status);
  return (
    <li>
      <NavLink to={`/history/${chat.id}${search}`} className="history-row">
        <span className="history-top">
          <strong>{chat.visitor.name ?? 'Visitor'}</strong>
          <span className="faint small">
            <RelativeTime at={chat.endedAt ?? chat.createdAt} />
          </span>
        </span>
        <span className="history-preview">{chat.lastMessage?.body}</span>
        <span className="history-top">
          <span className="faint small">
            {chat.department.name}
            {chat.operator ? `, ${chat.operator.name}` : ''}
          </span>
          <Badge tone={end.tone}>{end.words}</Badge>
        </span>
      </NavLink>
    </li>
  );
}

/** Chats that are over, by how they ended and for which department. */
export function HistoryList() {
  const [search] = useSearchParams();
  const { chats, error, loading, refetch, more } = useChatHistory(filterOf(search));
  const query = search.size > 0 ? `?${search}` : '';
  return (
    <>
      <HistoryFilters />
      <nav className="history-list" aria-label="Chats that are over">
        {chats === null && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {chats === null && !error ? <Skeleton rows={5} /> : null}
        {chats?.length === 0 ? (
          <EmptyState title="No chats here" icon={<History size={28} aria-hidden />}>
            {search.size > 0 ? 'No chat fits this choice.' : 'Chats appear here when they are over.'}
          </EmptyState>
        ) : null}
        <ul>
          {chats?.map((chat) => (
            <Row key={chat.id} chat={chat} search={query} />
          ))}
        </ul>
        {more ? (
          <div className="history-more">
            <Button busy={loading} onClick={() => void more()}>
              Show older
            </Button>
          </div>
        ) : null}
      </nav>
    </>
  );
}

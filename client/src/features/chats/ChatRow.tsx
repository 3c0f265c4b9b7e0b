import { NavLink } from 'react-router';
import { Count } from '../../components/Badge';
import { RelativeTime } from '../../components/Time';
import type { ChatOverview } from '../../lib/chat-fragments';

const SPEAKER: Record<string, string> = { OPERATOR: 'You: ', SYSTEM: '', VISITOR: '' };

interface Props {
  chat: ChatOverview;
  unread: number;
  /** Whether the chat is the reader's own. */
  mine: boolean;
}

/** A chat that somebody has answered. */
export function ChatRow({ chat, unread, mine }: Props) {
  const last = chat.lastMessage;
  return (
    <li className="chat-row">
      <NavLink
        to={`/chats/${chat.id}`}
        className={`chat-row-link ${unread > 0 ? 'chat-row-unread' : ''}`}
        data-chat-row
      >
        <span className="chat-row-top">
          <strong>{chat.visitor.name ?? 'Visitor'}</strong>
          <span className="faint small">
            <RelativeTime at={last?.createdAt ?? chat.createdAt} />
          </span>
        </span>
        <span className="chat-row-bottom">
          <span className="chat-row-preview">
            {mine && last ? SPEAKER[last.author] : ''}
            {last?.body}
          </span>
          <Count value={unread} what={unread === 1 ? 'unread message' : 'unread messages'} />
        </span>
        <span className="chat-row-about">
          {chat.department.name}
          {mine ? '' : `, ${chat.operator?.name ?? 'an operator'}`}
          {chat.channel === 'MOBILE' ? ', by phone' : ''}
        </span>
      </NavLink>
    </li>
  );
}

import type { KeyboardEvent } from 'react';
import { NavLink } from 'react-router';
import { Button } from '../../components/Button';
import type { ChatOverview } from '../../lib/chat-fragments';
import { Waited, WaitRing } from './WaitRing';

interface Props {
  chat: ChatOverview;
  busy: boolean;
  onAccept: () => void;
}

/** A visitor who waits: who, what about, for how long, and the one thing to do. Enter on the row accepts. */
export function WaitingRow({ chat, busy, onAccept }: Props) {
  const acceptOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onAccept();
  };
  return (
    <li className="chat-row chat-row-waiting">
      <WaitRing chat={chat} />
      <NavLink to={`/chats/${chat.id}`} className="chat-row-link" data-chat-row onKeyDown={acceptOnEnter}>
        <span className="chat-row-top">
          <strong>{chat.visitor.name ?? 'Visitor'}</strong>
          <Waited chat={chat} />
        </span>
        <span className="chat-row-preview">{chat.lastMessage?.body}</span>
        <span className="chat-row-about">
          {chat.department.name}
          {chat.reachability === 'MOBILE' ? ', phones ring' : ''}
        </span>
      </NavLink>
      <Button look="primary" small busy={busy} onClick={onAccept} aria-describedby={`waiting-${chat.id}`}>
        Accept
      </Button>
      <span id={`waiting-${chat.id}`} hidden>
        {chat.visitor.name ?? 'Visitor'}, {chat.department.name}
      </span>
    </li>
  );
}

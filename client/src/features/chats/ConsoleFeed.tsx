import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../lib/me';
import { keyShortcuts } from '../../lib/preferences';
import { isTyping } from '../../lib/shortcuts';
import { groupChats } from './chats.rules';
import { notifyWaiting } from './notifications';
import { useConsoleFeed, useOpenChats } from './operations';
import { useAcceptChat } from './use-accept-chat';
import { useRinging, useWindowTitle } from './use-alerts';

interface Props {
  /** Where the operator is, for the window's title. */
  page: string;
  onOfflineMessage: () => void;
}

/** Listens for everything that concerns the console, on whatever page the operator is, and makes a waiting chat impossible to miss. */
export function ConsoleFeed({ page, onOfflineMessage }: Props) {
  const me = useMe();
  const navigate = useNavigate();
  const { chats } = useOpenChats();
  const { accept } = useAcceptChat();
  const { waiting } = groupChats(chats ?? [], me.id);

  useConsoleFeed({
    onArrival: (chat) => notifyWaiting(chat, () => void navigate(`/chats/${chat.id}`)),
    onOfflineMessage,
  });
  useRinging(waiting.map((chat) => chat.id));
  useWindowTitle(page, waiting.length);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const first = waiting[0];
    if (event.key !== 'a' || !first || keyShortcuts.get() === 'off' || isTyping(event)) return;
    event.preventDefault();
    void accept(first);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <div className="hidden-visually" role="status">
      {waiting[0] ? `${waiting[0].visitor.name ?? 'A visitor'} is waiting for ${waiting[0].department.name}.` : ''}
    </div>
  );
}

import { Count } from '../../components/Badge';
import { useMe } from '../../lib/me';
import { readMarks } from '../../lib/read-marks';
import { useStore } from '../../lib/store';
import { groupChats, unreadCount } from './chats.rules';
import { useOpenChats } from './operations';

/** For the rail: how many wait, or else how many of one's own messages are unread. */
export function WaitingCount() {
  const me = useMe();
  const marks = useStore(readMarks);
  const { chats } = useOpenChats();
  const { waiting, mine } = groupChats(chats ?? [], me.id);
  if (waiting.length > 0) return <Count value={waiting.length} what="waiting" tone="waiting" />;
  return <Count value={mine.reduce((sum, chat) => sum + unreadCount(chat, marks[chat.id]), 0)} what="unread" />;
}

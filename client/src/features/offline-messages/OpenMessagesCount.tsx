import { Count } from '../../components/Badge';
import { useOfflineMessages } from './operations';

/** For the rail: how many of the latest left messages nobody has handled. */
export function OpenMessagesCount() {
  const { messages } = useOfflineMessages();
  return <Count value={(messages ?? []).filter((message) => message.handledAt === null).length} what="open" />;
}

import { OfflineMessages } from '../../features/offline-messages/OfflineMessages';

/** Messages left when nobody could answer. */
export default function MessagesRoute() {
  return (
    <div className="scroll">
      <OfflineMessages />
    </div>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Skeleton } from '../components/States';
import { ConsoleFeed } from '../features/chats/ConsoleFeed';
import { useOpenChats } from '../features/chats/operations';
import { WaitingStrip } from '../features/chats/WaitingStrip';
import { ChatFeed } from '../features/conversation/ChatFeed';
import { useResend } from '../features/conversation/outbox';
import { AlarmBanner } from '../features/coverage/AlarmBanner';
import { useRefreshOfflineMessages } from '../features/offline-messages/operations';
import { AwayBanner } from '../features/presence/AwayBanner';
import { useMe } from '../lib/me';
import { ConnectionBanner } from './ConnectionBanner';
import { Rail } from './Rail';
import { ChatsRoute } from './routes/ChatsRoute';
import { ShortcutsDialog } from './ShortcutsDialog';
import { useHelpKey } from './use-help-key';
import './shell.css';

const HistoryRoute = lazy(() => import('./routes/HistoryRoute'));
const MessagesRoute = lazy(() => import('./routes/MessagesRoute'));
const SettingsRoute = lazy(() => import('./routes/SettingsRoute'));

const PAGES: Record<string, string> = {
  chats: 'Chats',
  messages: 'Messages',
  history: 'History',
  settings: 'Settings',
};

/** The operator's own chats and the one they look at are followed message by message, on whatever page they are. */
function ChatFeeds({ openId }: { openId: string | undefined }) {
  const me = useMe();
  const { chats } = useOpenChats();
  const followed = new Map(
    (chats ?? [])
      .filter(
        (chat) =>
          (chat.status === 'ACTIVE' && chat.operator?.id === me.id) || (chat.id === openId && chat.endedAt === null),
      )
      .map((chat) => [chat.id, chat.lastSeq]),
  );
  return [...followed].map(([id, lastSeq]) => <ChatFeed key={id} chatId={id} lastSeq={lastSeq} />);
}

/** The signed-in console: the rail, the page, and what listens in the background. */
export function Shell() {
  const { pathname } = useLocation();
  const [, section = 'chats', openId] = pathname.split('/');
  const refreshMessages = useRefreshOfflineMessages();
  const [help, setHelp] = useState(false);
  useResend();
  useHelpKey(() => setHelp(true));
  // Where the list of chats is in sight it shows the waiting ones itself; on a phone a conversation covers it.
  const strip = section !== 'chats' ? 'always' : openId ? 'narrow' : 'never';
  return (
    <div className="shell" data-section={section} data-open={openId ? 'yes' : 'no'}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <ConsoleFeed page={PAGES[section] ?? 'Chats'} onOfflineMessage={refreshMessages} />
      <ChatFeeds openId={section === 'chats' ? openId : undefined} />
      <Rail onHelp={() => setHelp(true)} />
      <main id="main" className="main" tabIndex={-1}>
        <ConnectionBanner />
        <AwayBanner />
        <AlarmBanner />
        {strip === 'never' ? null : (
          <div className={`strip-${strip}`}>
            <WaitingStrip besides={openId} />
          </div>
        )}
        <Suspense fallback={<Skeleton rows={4} />}>
          <Routes>
            <Route path="/chats/:chatId?" element={<ChatsRoute />} />
            <Route path="/messages" element={<MessagesRoute />} />
            <Route path="/history/:chatId?" element={<HistoryRoute />} />
            <Route path="/settings/*" element={<SettingsRoute />} />
            <Route path="*" element={<Navigate to="/chats" replace />} />
          </Routes>
        </Suspense>
      </main>
      {help ? <ShortcutsDialog onClose={() => setHelp(false)} /> : null}
    </div>
  );
}

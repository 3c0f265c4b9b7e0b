import { useEffect } from 'react';
import { Button } from '../../components/Button';
import type { ChatOverview } from '../../lib/chat-fragments';
import { notify } from '../../lib/notices';
import { useContinueAtConsole, useContinueOnPhone } from './operations';

/** The way from here to one's own phone: by a link, the chat staying here until it is opened. */
export function ToMyPhone({ chatId }: { chatId: string }) {
  const { run, busy, problem } = useContinueOnPhone();
  useEffect(() => {
    if (problem) notify(problem.message);
  }, [problem]);
  const send = async () => {
    if (await run({ chatId })) notify('A link is on its way to your phone. The chat stays here until you open it.');
  };
  return (
    <Button small busy={busy} onClick={() => void send()} title="Go on with this chat on your own phone">
      To my phone
    </Button>
  );
}

/** Said while one's own chat is on one's phone, with the way back. */
export function OnMyPhone({ chat }: { chat: ChatOverview }) {
  const { run, busy, problem } = useContinueAtConsole();
  useEffect(() => {
    if (problem) notify(problem.message);
  }, [problem]);
  return (
    <div className="conversation-banner conversation-elsewhere" role="status">
      <p>You have this chat on your phone.</p>
      <Button small busy={busy} onClick={() => void run({ chatId: chat.id })}>
        Continue here
      </Button>
    </div>
  );
}

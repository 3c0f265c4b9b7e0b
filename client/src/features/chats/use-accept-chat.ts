import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChatOverview } from '../../lib/chat-fragments';
import { notify } from '../../lib/notices';
import { refusalSentence } from './accept.rules';
import { useAccept } from './operations';

/** Accepting: the winner is brought to the conversation, anybody else is told what happened. `accepting` is the chat being asked for. */
export function useAcceptChat() {
  const navigate = useNavigate();
  const { run, problem } = useAccept();
  const [accepting, setAccepting] = useState<string | null>(null);
  useEffect(() => {
    if (problem) notify(problem.message);
  }, [problem]);
  const accept = async (chat: Pick<ChatOverview, 'id' | 'endedAt'>) => {
    if (accepting !== null) return;
    setAccepting(chat.id);
    const result = (await run({ chatId: chat.id }))?.acceptChat;
    setAccepting(null);
    const refusal = result && refusalSentence(result, chat.endedAt);
    if (refusal) notify(refusal);
    else if (result) void navigate(`/chats/${chat.id}`, { state: { compose: true } });
  };
  return { accept, accepting };
}

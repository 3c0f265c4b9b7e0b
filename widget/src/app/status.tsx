import { useEffect, useState } from 'preact/hooks';
import { fill } from '../messages/texts.rules';
import { Contact } from './contact';
import { waitingSentence, clockTime } from './visit.rules';
import type { View } from './view';
import type { LiveChat } from '../core/live-chat';

/** Why something is not on its way yet. Silent while all is well. */
export function Trouble({ visit, texts }: View) {
  const { trouble } = visit.shown;
  if (!trouble) return null;
  return <p class="notice">{trouble === 'busy' ? texts.busy : texts.offline}</p>;
}

/** The state of a chat's connection. Polling counts as connected: the visitor loses nothing by it. */
export function ConnectionLine({ live, texts }: { live: LiveChat; texts: View['texts'] }) {
  if (live.link !== 'offline') return null;
  return <p class="notice">{texts.offline}</p>;
}

/** The waiting room: who is being reached, for how long already, and what happens if nobody comes. */
export function WaitingRoom({ visit, live, texts }: View & { live: LiveChat }) {
  const now = useSeconds();
  const { chat, conversation } = live;
  const askedAt = visit.session.current.askedAt ?? Date.parse(chat.createdAt);
  const answeredBefore = conversation.messages.some(({ author }) => author === 'OPERATOR');
  return (
    <div class="waiting">
      <p class="lead">{waitingSentence(chat, answeredBefore, texts)}</p>
      {!answeredBefore && <p class="tabular">{fill(texts.waited, { time: clockTime((now - askedAt) / 1_000) })}</p>}
      {chat.waitingUntil && <p>{fill(texts.waitLimit, { time: timeOfDay(chat.waitingUntil, texts.language) })}</p>}
      <p>{texts.keepTyping}</p>
      <Contact visit={visit} texts={texts} />
      <button class="plain" type="button" onClick={() => void visit.end()}>
        {texts.stopWaiting}
      </button>
    </div>
  );
}

/** An instant as the visitor's clock shows it. */
export function timeOfDay(instant: string, language: string): string {
  return new Date(instant).toLocaleTimeString(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** The panel's language as the visitor's country writes it, with the same digits everywhere. */
export function localeOf(language: string): string {
  const theirs = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  return `${theirs}-u-nu-latn`;
}

function useSeconds(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

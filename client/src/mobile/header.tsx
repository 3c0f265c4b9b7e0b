/** @jsxImportSource preact */
import type { LiveChat } from '@ringdown/widget/core/live-chat';
import { useState } from 'preact/hooks';
import type { ChatView } from './chat';
import type { Texts } from './messages';

type Folded = 'more' | 'end' | null;

/** Who it is, how the line is, and what can be done with the chat beside writing. */
export function Header({ holding, texts, over }: ChatView & { over: boolean }) {
  const [unfolded, unfold] = useState<Folded>(null);
  const { live } = holding;
  const { chat } = live;
  return (
    <header>
      <div class="whom">
        <h1 dir="auto">{chat.visitor.name ?? texts.visitor}</h1>
        <p class={live.link === 'offline' ? 'soft trouble-text' : 'soft'} role="status">
          {over ? chat.department.name : `${chat.department.name} · ${connection(live, texts)}`}
        </p>
      </div>
      {!over && unfolded !== 'end' && (
        <>
          <button
            class="plain"
            type="button"
            aria-expanded={unfolded === 'more'}
            onClick={() => unfold(unfolded ? null : 'more')}
          >
            {texts.more}
          </button>
          <button class="plain danger" type="button" onClick={() => unfold('end')}>
            {texts.endChat}
          </button>
        </>
      )}
      {!over && unfolded === 'more' && <More holding={holding} texts={texts} />}
      {!over && unfolded === 'end' && <Ending holding={holding} texts={texts} onKeep={() => unfold(null)} />}
    </header>
  );
}

function More({ holding, texts }: Pick<ChatView, 'holding' | 'texts'>) {
  const moving = holding.busy === 'console';
  return (
    <div class="more">
      <button class="plain" type="button" onClick={() => void holding.handOver.choose()}>
        {texts.handOver}
      </button>
      <button class="plain" type="button" disabled={moving} onClick={() => void holding.goToConsole()}>
        {moving ? texts.movingToConsole : texts.toConsole}
      </button>
      {holding.refused === 'console' && (
        <p class="note" role="alert">
          {texts.noConsole}
        </p>
      )}
    </div>
  );
}

function Ending({ holding, texts, onKeep }: Pick<ChatView, 'holding' | 'texts'> & { onKeep: () => void }) {
  const ending = holding.busy === 'end';
  return (
    <div class="confirm" role="group" aria-label={texts.endQuestion}>
      <p>{texts.endQuestion}</p>
      <button class="plain danger" type="button" disabled={ending} onClick={() => void holding.end()}>
        {ending ? texts.ending : texts.endNow}
      </button>
      <button class="plain" type="button" disabled={ending} onClick={onKeep}>
        {texts.keepChatting}
      </button>
    </div>
  );
}

function connection({ link, chat }: LiveChat, texts: Texts): string {
  if (chat.status === 'WAITING') return texts.visitorWaitsAgain;
  if (link === 'offline') return texts.offline;
  return link === 'connecting' ? texts.connecting : texts.connected;
}

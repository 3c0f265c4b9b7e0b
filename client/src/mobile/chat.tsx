/** @jsxImportSource preact */
import { isOver } from '@ringdown/widget/core/conversation.rules';
import type { LiveChat } from '@ringdown/widget/core/live-chat';
import { useState } from 'preact/hooks';
import type { View } from './app';
import { Composer } from './composer';
import type { Texts } from './messages';
import { Transcript } from './transcript';

type ChatProps = View & { live: LiveChat };

/** The chat on the phone: header, lines, and what to do next. */
export function Chat({ phone, live, texts }: ChatProps) {
  const over = isOver(live.chat);
  return (
    <main class="chat">
      <Header phone={phone} live={live} texts={texts} over={over} />
      <Transcript live={live} texts={texts} over={over} />
      {over ? <Over phone={phone} live={live} texts={texts} /> : <Composer phone={phone} live={live} texts={texts} />}
    </main>
  );
}

function Header({ phone, live, texts, over }: ChatProps & { over: boolean }) {
  const [asking, ask] = useState(false);
  const { chat } = live;
  const ending = phone.shown.busy === 'end';
  return (
    <header>
      <div class="whom">
        <h1 dir="auto">{chat.visitor.name ?? texts.visitor}</h1>
        <p class={live.link === 'offline' ? 'soft trouble-text' : 'soft'} role="status">
          {over ? chat.department.name : `${chat.department.name} · ${connection(live, texts)}`}
        </p>
      </div>
      {!over && !asking && (
        <button class="plain danger" type="button" onClick={() => ask(true)}>
          {texts.endChat}
        </button>
      )}
      {!over && asking && (
        <div class="confirm" role="group" aria-label={texts.endQuestion}>
          <p>{texts.endQuestion}</p>
          <button class="plain danger" type="button" disabled={ending} onClick={() => void phone.end()}>
            {ending ? texts.ending : texts.endNow}
          </button>
          <button class="plain" type="button" disabled={ending} onClick={() => ask(false)}>
            {texts.keepChatting}
          </button>
        </div>
      )}
    </header>
  );
}

function connection({ link, chat }: LiveChat, texts: Texts): string {
  if (chat.status === 'WAITING') return texts.visitorWaitsAgain;
  if (link === 'offline') return texts.offline;
  return link === 'connecting' ? texts.connecting : texts.connected;
}

function Over({ phone, live, texts }: ChatProps) {
  const { transcriptMailed, department } = live.chat;
  return (
    <div class="over">
      <p role="status">
        {texts.chatEnded} {transcriptMailed && texts.copyMailed(department.name)}
      </p>
      <button class="main" type="button" onClick={() => phone.finish()}>
        {texts.done}
      </button>
    </div>
  );
}

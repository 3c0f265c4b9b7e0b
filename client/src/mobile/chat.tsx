/** @jsxImportSource preact */
import { isOver } from '@ringdown/widget/core/conversation.rules';
import type { View } from './app';
import { Chips } from './chips';
import { Composer } from './composer';
import { Header } from './header';
import type { Holding } from './holding';
import { Targets, TransferState } from './targets';
import { Transcript } from './transcript';

/** A screen of a chat that this phone has. */
export type ChatView = View & { holding: Holding };

/** The chat on the phone: header, lines, and what to do next. */
export function Chat(view: ChatView) {
  const { holding, texts } = view;
  const { live, handOver } = holding;
  const over = isOver(live.chat);
  if (handOver.open && !over) return <Targets handOver={handOver} texts={texts} />;
  return (
    <main class="chat">
      <Header {...view} over={over} />
      {!over && <TransferState handOver={handOver} texts={texts} />}
      <Transcript live={live} texts={texts} over={over} />
      {over ? <Over {...view} /> : <Writing {...view} />}
    </main>
  );
}

function Writing({ holding, texts }: ChatView) {
  return (
    <div class="writing">
      <Chips holding={holding} texts={texts} />
      <Composer holding={holding} texts={texts} />
    </div>
  );
}

function Over({ phone, holding, texts }: ChatView) {
  const { live, mailed, busy, refused } = holding;
  const { transcriptMailed, department } = live.chat;
  return (
    <div class="over">
      <p role="status">
        {texts.chatEnded} {transcriptMailed && texts.copyMailed(department.name)} {mailed && texts.mailedMe}{' '}
        {refused === 'mail' && texts.notMailed}
      </p>
      {!mailed && (
        <button class="plain" type="button" disabled={busy === 'mail'} onClick={() => void holding.mail()}>
          {busy === 'mail' ? texts.mailing : texts.mailMe}
        </button>
      )}
      <button class="main" type="button" onClick={() => phone.finish()}>
        {texts.done}
      </button>
    </div>
  );
}

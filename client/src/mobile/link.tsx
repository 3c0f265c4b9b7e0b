/** @jsxImportSource preact */
import { serverNow } from '@ringdown/widget/core/http';
import { pieces } from '@ringdown/widget/core/text.rules';
import { useEffect, useState } from 'preact/hooks';
import type { View } from './app';
import { linkView, visitorWords, waitingTime } from './ring.rules';
import { timeOf } from './time';

/** The request behind the link: an offer to accept, or the one sentence that says what became of it. */
export function Link({ phone, texts }: View) {
  const { ring, refusal, lost } = phone.shown;
  const view = linkView(ring, refusal, timeOf, texts);
  if (view.kind === 'offer') return <Offer phone={phone} texts={texts} note={view.note} />;
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{view.sentence}</h1>
      </div>
      {view.detail && <p>{view.detail}</p>}
      {lost && <p>{texts.lostChat}</p>}
      <p class="soft">{texts.nothingToDo}</p>
    </main>
  );
}

function Offer({ phone, texts, note }: View & { note: string | undefined }) {
  const { ring, busy, trouble } = phone.shown;
  const now = useSeconds();
  const chat = ring?.chat;
  return (
    <main class="offer">
      <div class="request" tabIndex={0}>
        {chat && (
          <p class="soft tabular">
            {texts.waitingFor(chat.department.name, waitingTime((now - Date.parse(chat.createdAt)) / 1_000))}
          </p>
        )}
        <h1 dir="auto">{texts.waits(chat?.visitor.name ?? null)}</h1>
        <Words text={ring ? visitorWords(ring) : ''} label={texts.wrote} />
        {note && <p class="note">{note}</p>}
        {trouble && (
          <p class="trouble" role="status">
            {trouble === 'busy' ? texts.busy : texts.offline}
          </p>
        )}
      </div>
      <div class="answers">
        <button class="main" type="button" disabled={Boolean(busy)} onClick={() => void phone.accept()}>
          {busy === 'accept' ? texts.accepting : texts.accept}
        </button>
        <button class="plain" type="button" disabled={Boolean(busy)} onClick={() => void phone.decline()}>
          {busy === 'decline' ? texts.declining : texts.decline}
        </button>
      </div>
    </main>
  );
}

/** Before accepting, addresses are shown and not links: a tap on one would leave the visitor waiting. */
function Words({ text, label }: { text: string; label: string }) {
  if (!text) return null;
  return (
    <blockquote aria-label={label} dir="auto">
      {pieces(text).map((piece) => piece.text)}
    </blockquote>
  );
}

function useSeconds(): number {
  const [now, setNow] = useState(serverNow());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

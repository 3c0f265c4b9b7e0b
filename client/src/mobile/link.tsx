/** @jsxImportSource preact */
import { serverNow } from '@ringdown/widget/core/http';
import { pieces } from '@ringdown/widget/core/text.rules';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { View } from './app';
import { linkView, visitorWords, waitingTime } from './ring.rules';
import { Snoozed, SnoozeChoices } from './snooze';
import { timeOf } from './time';

/** The request behind the link: an offer to accept, or the one sentence that says what became of it. */
export function Link({ phone, texts }: View) {
  const { ring, lost, renewed, undelivered } = phone.shown;
  if (renewed) return <Notice sentence={texts.renewed} detail={texts.renewedDetail} />;
  const view = linkView(ring, { ...phone.shown, now: serverNow() }, timeOf, texts);
  if (view.kind === 'offer') return <Offer phone={phone} texts={texts} note={view.note} />;
  if (view.kind === 'snoozed') return <Snoozed phone={phone} texts={texts} until={view.until} detail={view.detail} />;
  if (view.kind === 'mine') return <Mine phone={phone} texts={texts} sentence={view.sentence} note={view.note} />;
  return (
    <Notice sentence={view.sentence} detail={view.detail}>
      {lost && ring && <p>{texts.lostChat}</p>}
      {undelivered && <Undelivered lines={undelivered} texts={texts} />}
      {view.renewable ? <Renew phone={phone} texts={texts} /> : <p class="soft">{texts.nothingToDo}</p>}
    </Notice>
  );
}

interface NoticeProps {
  sentence: string;
  detail?: string;
  children?: ComponentChildren;
}

function Notice({ sentence, detail, children }: NoticeProps) {
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{sentence}</h1>
      </div>
      {detail && <p>{detail}</p>}
      {children}
    </main>
  );
}

/** What was written here and did not go out: it can still be read, and copied. */
function Undelivered({ lines, texts }: { lines: readonly string[]; texts: View['texts'] }) {
  return (
    <div class="note undelivered">
      <p>{texts.undelivered}</p>
      {lines.map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </div>
  );
}

/** The operator has the chat, and it may go on here. */
function Mine({ phone, texts, sentence, note }: View & { sentence: string; note: string }) {
  const accepting = phone.shown.busy === 'accept';
  return (
    <Notice sentence={sentence} detail={note}>
      <button class="main" type="button" disabled={accepting} onClick={() => void phone.accept()}>
        {accepting ? texts.accepting : texts.continueHere}
      </button>
    </Notice>
  );
}

/** A device that cannot go on with this link: another goes to the operator's own number. */
function Renew({ phone, texts }: View) {
  const { busy, notRenewed } = phone.shown;
  return (
    <>
      <button class="main" type="button" disabled={busy === 'renew'} onClick={() => void phone.renew()}>
        {busy === 'renew' ? texts.renewing : texts.renew}
      </button>
      <p class="soft">{texts.renewHint}</p>
      {notRenewed && <p role="alert">{texts.notRenewed}</p>}
    </>
  );
}

function Offer({ phone, texts, note }: View & { note: string | undefined }) {
  const { ring, busy, trouble } = phone.shown;
  const now = useSeconds();
  const [snoozing, snooze] = useState(false);
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
        {snoozing ? (
          <SnoozeChoices phone={phone} texts={texts} onBack={() => snooze(false)} />
        ) : (
          <div class="refusals">
            <button class="plain" type="button" disabled={Boolean(busy)} onClick={() => void phone.decline()}>
              {busy === 'decline' ? texts.declining : texts.decline}
            </button>
            <button class="plain" type="button" disabled={Boolean(busy)} onClick={() => snooze(true)}>
              {texts.snooze}
            </button>
          </div>
        )}
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

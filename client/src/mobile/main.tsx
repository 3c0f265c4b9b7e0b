/** @jsxImportSource preact */
import { chimeAfterFirstTouch } from '@ringdown/widget/core/chime';
import { followViewport } from '@ringdown/widget/core/viewport';
import { render } from 'preact';
import { App } from './app';
import { texts } from './messages';
import './mobile.css';
import { Phone } from './phone';
import { linkView } from './ring.rules';
import { timeOf } from './time';

const place = document.getElementById('phone');
let phone = startPhone();
let drawing = false;

/** The token never leaves the fragment: it is in no address that a server or proxy sees. */
function startPhone(): Phone {
  return new Phone(location.hash.slice(1), redraw);
}

function redraw(): void {
  if (drawing) return;
  drawing = true;
  queueMicrotask(draw);
}

function draw(): void {
  drawing = false;
  if (!document.hidden) phone.markRead();
  document.title = title();
  if (place) render(<App phone={phone} texts={texts} />, place);
}

/** No name in it: a title shows in the list of tabs, to whoever looks over a shoulder. */
function title(): string {
  const { shown, unread } = phone;
  if (unread) return texts.titleUnread(unread);
  const offered = shown.phase === 'link' && linkView(shown.ring, shown.refusal, timeOf, texts).kind === 'offer';
  return offered ? texts.titleRinging : texts.title;
}

document.addEventListener('visibilitychange', redraw);
// Another text's link opened in the same tab changes the fragment and loads nothing.
addEventListener('hashchange', () => {
  phone.close();
  phone = startPhone();
  redraw();
});
chimeAfterFirstTouch(document);
followViewport(document.documentElement);
redraw();

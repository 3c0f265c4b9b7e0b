/** @jsxImportSource preact */
import { chimeAfterFirstTouch } from '@ringdown/widget/core/chime';
import { followViewport } from '@ringdown/widget/core/viewport';
import { render } from 'preact';
import { App } from './app';
import { texts } from './messages';
import './mobile.css';
import './around.css';
import { Phones } from './phones';
import { linkView } from './ring.rules';
import { timeOf } from './time';

const place = document.getElementById('phone');
let drawing = false;
// The token never leaves the fragment: it is in no address that a server or proxy sees.
const phones = new Phones(location.hash.slice(1), redraw);

function redraw(): void {
  if (drawing) return;
  drawing = true;
  queueMicrotask(draw);
}

function draw(): void {
  drawing = false;
  phones.settle();
  if (!document.hidden) phones.current.markRead();
  document.title = title();
  // Nothing of a chat that is done with stays on this phone, nor the secret of its link in the address.
  if (phones.current.shown.phase === 'done') history.replaceState(null, '', location.pathname);
  if (place) render(<App phones={phones} texts={texts} />, place);
}

/** No name in it: a title shows in the list of tabs, to whoever looks over a shoulder. */
function title(): string {
  const { unread, current } = phones;
  const { shown } = current;
  if (unread) return texts.titleUnread(unread);
  const offered = shown.phase === 'link' && linkView(shown.ring, shown, timeOf, texts).kind === 'offer';
  return offered ? texts.titleRinging : texts.title;
}

document.addEventListener('visibilitychange', redraw);
// Another text's link opened in the same tab changes the fragment and loads nothing.
addEventListener('hashchange', () => phones.show(location.hash.slice(1)));
chimeAfterFirstTouch(document);
followViewport(document.documentElement);
redraw();

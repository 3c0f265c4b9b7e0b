import { afterEach, expect, it, vi } from 'vitest';
import { StickToEnd } from './stick-to-end';

afterEach(() => vi.unstubAllGlobals());

/** A list that scrolls as far as its lines reach. */
class List extends EventTarget {
  readonly children = [];
  scrollHeight = 1_000;
  clientHeight = 300;
  #top = 700;

  get scrollTop(): number {
    return Math.min(this.#top, this.scrollHeight - this.clientHeight);
  }
  set scrollTop(top: number) {
    this.#top = Math.min(top, this.scrollHeight - this.clientHeight);
  }
}

/** A list of 1,000 pixels in a window of 300, at its end, and the frames that a browser would draw of it. */
function stage() {
  let resized = (): void => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(onResize: () => void) {
        resized = onResize;
      }
      observe(): void {}
    },
  );
  const list = new List();
  const end = new StickToEnd(list as unknown as HTMLElement);
  const left = (): number => list.scrollHeight - list.clientHeight - list.scrollTop;
  // As a browser does: scroll events first, then what was resized.
  const frame = (): void => {
    list.dispatchEvent(new Event('scroll'));
    resized();
  };
  frame();
  return { list, end, left, frame };
}

it('stays at the end when the browser moved the list, and its window shrank before anybody was told', () => {
  const { list, left, frame } = stage();
  list.clientHeight = 400;
  list.scrollTop = 600;
  list.clientHeight = 150;
  frame();
  expect(left()).toBe(0);
});

it('follows new lines, until the reader scrolls up, and again from when the reader is back at the end', () => {
  const { list, end, left, frame } = stage();
  list.scrollHeight += 200;
  end.follow();
  frame();
  expect(left()).toBe(0);

  list.scrollTop -= 100;
  frame();
  list.scrollHeight += 200;
  end.follow();
  frame();
  expect(left()).toBe(300);

  list.scrollTop += 290;
  frame();
  list.scrollHeight += 200;
  end.follow();
  expect(left()).toBe(0);
});

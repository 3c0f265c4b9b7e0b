import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How far from the end, in pixels, still counts as being there. */
const NEAR = 48;

/** Keeps a scrolling log at its end as it grows, unless its reader has gone further up; `behind` then offers the way back. */
export function useStickToEnd(subject: string, contents: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    setBehind(!atEnd.current);
  }, []);

  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [subject, toEnd]);

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [contents, toEnd]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    // A growing composer or an on-screen keyboard makes the log smaller: its end stays in sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [toEnd]);

  return { scroller, onScroll, behind, toEnd };
}

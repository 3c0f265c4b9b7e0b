import { useEffect, useRef } from 'react';
import { useMe } from '../../lib/me';
import { sound } from '../../lib/preferences';
import { useStore } from '../../lib/store';
import { windowTitle } from './chats.rules';
import { prepareSound, ring } from './sound';

const RING_EVERY = 8000;

/** Rings when a chat begins to wait, and again every eight seconds while one does; never while the operator is away or has muted it. */
export function useRinging(waitingIds: readonly string[]): void {
  const me = useMe();
  const wanted = useStore(sound) === 'on' && me.presence?.availability !== 'AWAY';
  const any = waitingIds.length > 0;
  const key = waitingIds.join(' ');
  const known = useRef(new Set<string>());
  useEffect(prepareSound, []);
  useEffect(() => {
    const ids = key === '' ? [] : key.split(' ');
    if (wanted && ids.some((id) => !known.current.has(id))) ring();
    known.current = new Set(ids);
  }, [wanted, key]);
  useEffect(() => {
    if (!wanted || !any) return undefined;
    const timer = setInterval(ring, RING_EVERY);
    return () => clearInterval(timer);
  }, [wanted, any]);
}

/** Names the page in the window's title, with the number of waiting chats in front. */
export function useWindowTitle(page: string, waiting: number): void {
  useEffect(() => {
    document.title = windowTitle(page, waiting);
  }, [page, waiting]);
}

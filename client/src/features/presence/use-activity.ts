import { useEffect, useEffectEvent } from 'react';
import { useMe } from '../../lib/me';
import { hasMoved, tellIn, type Place } from './activity.rules';
import { useNoteActivity } from './operations';

const ACTS = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;
const LISTEN = { capture: true, passive: true } as const;

/** Tells the server that somebody is at this console: a pointer, a key, a look at it. Mutations tell so by themselves. */
export function useActivity(): void {
  const away = useMe().presence?.awayAutomatically === true;
  const note = useEffectEvent(useNoteActivity());
  const isAway = useEffectEvent(() => away);
  useEffect(() => {
    let lastTold: number | null = null;
    let pointer: Place | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      lastTold = Date.now();
      note();
    };
    const act = () => {
      const after = tellIn(Date.now(), lastTold, isAway());
      if (after === 0) tell();
      else timer ??= setTimeout(tell, after);
    };
    const move = (event: PointerEvent) => {
      const before = pointer;
      pointer = { screenX: event.screenX, screenY: event.screenY };
      if (hasMoved(before, pointer)) act();
    };
    const look = () => {
      if (document.visibilityState === 'visible') act();
    };
    for (const name of ACTS) window.addEventListener(name, act, LISTEN);
    window.addEventListener('pointermove', move, LISTEN);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      for (const name of ACTS) window.removeEventListener(name, act, LISTEN);
      window.removeEventListener('pointermove', move, LISTEN);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}

import { useEffect, useEffectEvent } from 'react';
import { keyShortcuts } from '../lib/preferences';
import { isTyping } from '../lib/shortcuts';

/** Calls back when the reader asks for the shortcuts with a question mark. */
export function useHelpKey(onHelp: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== '?' || keyShortcuts.get() === 'off' || isTyping(event)) return;
    event.preventDefault();
    onHelp();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

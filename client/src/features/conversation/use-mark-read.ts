import { useEffect } from 'react';
import { markRead } from '../../lib/read-marks';

/** Marks a chat as read up to its last message while its reader really looks at it. */
export function useMarkRead(chatId: string, lastSeq: number): void {
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) markRead(chatId, lastSeq);
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chatId, lastSeq]);
}

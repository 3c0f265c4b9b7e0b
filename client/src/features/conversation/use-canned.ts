import { type KeyboardEvent, useId, useState } from 'react';
import { type CannedResponse, useCannedResponses } from '../../lib/canned-responses';
import { matching, searchIn } from './canned.rules';

/**
 * Choosing a canned response while writing: opened by a slash at the beginning or by its button, searched by what follows the slash,
 * moved through by the arrow keys, taken by Enter, left by Escape.
 */
export function useCanned(text: string, change: (text: string) => void) {
  const listId = useId();
  const { data } = useCannedResponses();
  const [asked, ask] = useState(false);
  const [left, leave] = useState('');
  const [marked, mark] = useState(0);
  const all = data?.cannedResponses ?? [];
  const search = searchIn(text);
  const open = all.length > 0 && (asked || (search !== null && left !== text));
  const responses = open ? matching(all, search ?? '') : [];
  const at = Math.min(marked, Math.max(0, responses.length - 1));

  const close = () => {
    ask(false);
    leave(text);
    mark(0);
  };
  const choose = ({ body }: CannedResponse) => {
    close();
    change(search !== null || text.trim() === '' ? body : `${text.trimEnd()} ${body}`);
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    const chosen = responses[at];
    if (!open) return false;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' && responses.length) mark((at + 1) % responses.length);
    else if (event.key === 'ArrowUp' && responses.length) mark((at - 1 + responses.length) % responses.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.nativeEvent.isComposing) choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  const toggle = () => (open ? close() : ask(true));
  return { any: all.length > 0, open, responses, marked: at, listId, choose, onKey, toggle };
}

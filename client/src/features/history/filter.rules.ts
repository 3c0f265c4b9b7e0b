import type { HistoryFilter } from './operations';

type Status = 'ENDED' | 'MISSED' | 'ABANDONED';

/** The ends a chat can come to, as a reader chooses among them. */
export const ENDS: readonly { value: Status; label: string }[] = [
  { value: 'ENDED', label: 'Answered' },
  { value: 'MISSED', label: 'Missed' },
  { value: 'ABANDONED', label: 'Visitor left' },
];

/** The filter an address such as ?status=MISSED&department=… asks for; what it does not know, it leaves out. */
export function filterOf(search: URLSearchParams): HistoryFilter {
  const wanted = ENDS.filter((end) => end.value === search.get('status'));
  const departmentId = search.get('department');
  return {
    status: (wanted.length > 0 ? wanted : ENDS).map((end) => end.value),
    ...(departmentId ? { departmentId } : {}),
  };
}

/** How a chat ended, in a word and a tone. */
export function endOf(status: string): { words: string; tone: 'good' | 'bad' | 'neutral' } {
  if (status === 'MISSED') return { words: 'Missed', tone: 'bad' };
  if (status === 'ABANDONED') return { words: 'Visitor left', tone: 'neutral' };
  return { words: 'Answered', tone: 'good' };
}

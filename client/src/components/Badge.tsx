import type { ReactNode } from 'react';
import './badge.css';

type Tone = 'neutral' | 'waiting' | 'good' | 'bad' | 'accent';

/** A state in a word, with a colour that says the same. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** How many, with words for those who do not see where it stands. */
export function Count({ value, what, tone = 'accent' }: { value: number; what: string; tone?: 'accent' | 'waiting' }) {
  if (value === 0) return null;
  return (
    <span className={`count count-${tone}`}>
      {value > 99 ? '99+' : value}
      <span className="hidden-visually"> {what}</span>
    </span>
  );
}

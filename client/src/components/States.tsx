import type { ReactNode } from 'react';
import { toProblem } from '../lib/problem';
import { Button } from './Button';
import './states.css';

/** Nothing here, and what that means. */
export function EmptyState({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="state">
      {icon ? <div className="state-icon">{icon}</div> : null}
      <p className="state-title">{title}</p>
      {children ? <div className="state-text">{children}</div> : null}
    </div>
  );
}

/** Loading failed: why, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="state" role="alert">
      <p className="state-title">This could not be loaded.</p>
      <div className="state-text">{toProblem(error).message}</div>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

/** Rows standing in for what is on its way. They show only after 300 ms: a quick answer shows nothing at all in between. */
export function Skeleton({ rows = 3, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

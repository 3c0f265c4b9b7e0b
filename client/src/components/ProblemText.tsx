import type { Problem } from '../lib/problem';
import './field.css';

/** What went wrong, in a sentence that is read out when it appears. */
export function ProblemText({ problem }: { problem: Problem | null }) {
  return (
    <div role="alert" className="problem-slot">
      {problem ? <p className="problem">{problem.message}</p> : null}
    </div>
  );
}

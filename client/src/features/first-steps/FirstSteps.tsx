import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useIsAdministrator } from '../../lib/me';
import { useFirstSteps } from './operations';
import { firstSteps } from './steps.rules';
import './first-steps.css';

/** For the administrator of a new organization: what is left to do. Everybody else, and everything done: `otherwise`. */
export function FirstSteps({ otherwise }: { otherwise: ReactNode }) {
  const administrator = useIsAdministrator();
  const { data } = useFirstSteps(!administrator);
  const steps = data ? firstSteps(data.organization, data.me?.mobileChat ?? null) : [];
  if (steps.every((step) => step.done)) return otherwise;
  return (
    <section className="steps" aria-labelledby="first-steps">
      <h2 id="first-steps">First steps</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.to}>
            <span className={`step-mark ${step.done ? 'step-done' : ''}`} aria-hidden>
              {step.done ? <Check size={14} /> : null}
            </span>
            {step.done ? <span className="soft">{step.words}</span> : <Link to={step.to}>{step.words}</Link>}
            <span className="hidden-visually">{step.done ? 'done' : 'to do'}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

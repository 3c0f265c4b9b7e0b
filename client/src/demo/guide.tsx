/** @jsxImportSource preact */
import type { Link } from '@ringdown/widget/core/feed';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { showsNewest } from './sms.rules';
import { STEPS, nextStep, type Place, type Step } from './guide.rules';
import type { Demo } from './operations';
import type { Stage } from './stage';

interface GuideProps {
  stage: Stage;
  opened: ReadonlySet<string>;
  pages: Readonly<Record<string, string>>;
}

/** As in the style sheets. */
const NARROW = '(max-width: 1099px)';

const NOT_LIVE: Record<Exclude<Link, 'live' | 'polling'>, string> = {
  connecting: 'Connecting to the demo…',
  offline: 'No connection. Trying again…',
};

const PLACES: Record<Exclude<Place, 'console'>, string> = {
  shop: 'To the shop',
  phones: 'To the phones',
  mailbox: 'To the mailbox',
};

/** One line that says what to try next. */
export function Guide({ stage, opened, pages }: GuideProps) {
  const { demo, link, request } = stage.shown;
  const phoneOpen = demo?.phones.some((phone) => showsNewest(phone, pages[phone.operatorId])) ?? false;
  const step = demo ? nextStep({ demo, request, phoneOpen, opened }) : undefined;
  return (
    <header class="guide" ref={useAboveOnNarrow()} popover="manual">
      <h1>
        <Mark />
        <span class="name">
          Ringdown <span class="soft">demo</span>
        </span>
      </h1>
      {step && <Progress step={step} />}
      <p class="say" role="status">
        {sentence(demo, link, step)}
      </p>
      {step && <Way step={step} demo={demo ?? undefined} />}
    </header>
  );
}

/** On a narrow screen the line stays in sight, above the opened chat: in the browser's top layer. */
function useAboveOnNarrow() {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const narrow = matchMedia(NARROW);
    const place = (): void => void element.current?.togglePopover(narrow.matches);
    narrow.addEventListener('change', place);
    place();
    return () => narrow.removeEventListener('change', place);
  }, []);
  return element;
}

function sentence(demo: Demo | null | undefined, link: Link, step: Step | undefined): string {
  if (demo === null) return 'This server has no demo to show.';
  if (link === 'offline' || (link === 'connecting' && !step)) return NOT_LIVE[link];
  return step?.text ?? NOT_LIVE.connecting;
}

function Progress({ step }: { step: Step }) {
  return (
    <p class="progress">
      <span class="unseen">
        Step {step.number} of {STEPS}
      </span>
      <span class="dots" aria-hidden="true">
        {Array.from({ length: STEPS }, (_, index) => (
          <i key={index} class={index + 1 < step.number ? 'done' : index + 1 === step.number ? 'now' : ''} />
        ))}
      </span>
    </p>
  );
}

/** The way to the next thing: a place further down on a narrow screen, or the console with an account to sign in with. */
function Way({ step, demo }: { step: Step; demo: Demo | undefined }) {
  if (step.place !== 'console') {
    return (
      <a class="way narrow-only" href={`#${step.place}`}>
        {PLACES[step.place]}
      </a>
    );
  }
  const account = demo?.accounts[0];
  return (
    <>
      {account && (
        <p class="account">
          <span class="soft">E-mail</span> <code>{account.email}</code> <span class="soft">Password</span>{' '}
          <code>{account.password}</code>
        </p>
      )}
      <a class="way main" href="/" target="_blank" rel="noopener">
        Open the console
      </a>
    </>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M10 21.5V12a6 6 0 0 1 12 0v9.5M8 21.5h16M14.5 25h3" />
    </svg>
  );
}

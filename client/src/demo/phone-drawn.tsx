/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { LockScreen } from './lock-screen';
import type { DemoPhone } from './operations';
import { PhonePage } from './phone-page';

/** The width of a phone's screen in its own pixels; the drawing is scaled to the place it has. */
const SCREEN_WIDTH = 360;
/** How long a phone buzzes, in milliseconds: as long as its animation. */
const BUZZ_MS = 1_200;

interface PhoneDrawnProps {
  phone: DemoPhone;
  now: number;
  token: string | undefined;
  buzzing: boolean;
  onCalm(): void;
  onShow(token: string): void;
  onHide(): void;
}

/** One operator's phone: locked with its texts, or showing the page behind a text's link. */
export function PhoneDrawn({ phone, now, token, buzzing, onCalm, onShow, onHide }: PhoneDrawnProps) {
  const { operatorId, operatorName, phoneNumber, loggedIn } = phone;
  const screen = useScaled();
  useCalming(buzzing, onCalm);
  return (
    <li class={buzzing ? 'phone buzzing' : 'phone'} aria-labelledby={`phone-${operatorId}`}>
      <p class="whose" id={`phone-${operatorId}`}>
        <strong>{operatorName}</strong>{' '}
        {loggedIn ? <span class="badge">at the console</span> : <span class="number">{phoneNumber}</span>}
      </p>
      <div class="case">
        <div class="screen" ref={screen}>
          <div class="pixels">
            {token ? (
              <PhonePage phone={phone} token={token} now={now} onShow={onShow} onHide={onHide} />
            ) : (
              <LockScreen phone={phone} now={now} onShow={onShow} />
            )}
          </div>
        </div>
      </div>
    </li>
  );
}

/** Keeps `--scale` of the element equal to how much smaller it is than a real screen. */
function useScaled() {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const screen = element.current;
    if (!screen) return;
    const fit = (): void => screen.style.setProperty('--scale', String(screen.clientWidth / SCREEN_WIDTH));
    const watch = new ResizeObserver(fit);
    watch.observe(screen);
    fit();
    return () => watch.disconnect();
  }, []);
  return element;
}

function useCalming(buzzing: boolean, onCalm: () => void): void {
  const calm = useRef(onCalm);
  calm.current = onCalm;
  useEffect(() => {
    if (!buzzing) return;
    const timer = setTimeout(() => calm.current(), BUZZ_MS);
    return () => clearTimeout(timer);
  }, [buzzing]);
}

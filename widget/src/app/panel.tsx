import type { RefObject } from 'preact';
import { Ask } from './ask';
import { Leave, Left } from './leave';
import { Talk } from './talk';
import type { View } from './view';

interface PanelProps extends View {
  box: RefObject<HTMLElement>;
  /** The panel covers the page: it is modal then. */
  covers: boolean;
  onClose(): void;
}

const SCREENS = { ask: Ask, chat: Talk, leave: Leave, left: Left };

/** The panel around whichever screen the visit is on. */
export function Panel({ visit, texts, box, covers, onClose }: PanelProps) {
  const { phase, site, live } = visit.shown;
  const Screen = SCREENS[phase];
  return (
    <section class="panel" ref={box} role="dialog" aria-label={texts.dialog} aria-modal={covers} tabIndex={-1}>
      <div class="head">
        <p class="title" dir="auto">
          {live?.chat.department.name ?? site?.name ?? texts.dialog}
        </p>
        <button class="close" type="button" aria-label={texts.close} onClick={onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      <Screen visit={visit} texts={texts} />
      {!visit.session.lasts && <p class="forgets">{texts.forgets}</p>}
    </section>
  );
}

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
        <p class="title">
          <bdi>{live?.chat.department.name ?? site?.name ?? texts.dialog}</bdi>
        </p>
        <Sound visit={visit} texts={texts} />
        <button class="icon" type="button" aria-label={texts.close} onClick={onClose}>
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

/** Sound on or off; told in words, and drawn as a bell that is struck through. */
function Sound({ visit, texts }: View) {
  const { muted = false } = visit.session.current;
  return (
    <button
      class="icon"
      type="button"
      aria-label={muted ? texts.muted : texts.sounds}
      aria-pressed={!muted}
      onClick={() => visit.mute(!muted)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15zM10.500 21h3" />
        {muted && <path d="M4 4l16 16" />}
      </svg>
    </button>
  );
}

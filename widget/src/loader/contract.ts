import type { Site } from '../app/site';
import type { Language } from '../messages/languages';

/** What a page may fill in for its visitor. */
export interface Fields {
  name?: string;
  email?: string;
  phone?: string;
  message?: string;
  /** The id of one of the site's departments, or its name. */
  department?: string;
  /** To the site's own questions, by their ids. */
  answers?: Record<string, string>;
}

/** What a page may hear of; docs/widget.md says when, and what `detail` holds. */
export type EventName =
  'open' | 'close' | 'request' | 'answered' | 'message' | 'unread' | 'ended' | 'missed' | 'messageLeft';

/** What the loader hands to the rest of the widget on first opening. */
export interface MountOptions {
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  /** The address of POST /graphql. */
  endpoint: string;
  siteKey: string;
  /** The site as the loader asked for it; undefined where that failed. */
  site: Promise<Site | undefined>;
  language: Language;
  /** What the page has filled in so far. */
  fields: Fields;
  /** Shows how many lines the visitor has not seen, and says so. */
  setUnread(count: number, told: string): void;
  /** Tells the page. */
  emit(name: EventName, detail?: unknown): void;
}

/** The opened widget, as the loader drives it. */
export interface Mounted {
  /** Shows the panel. `focus` false leaves the focus where it is: a page that has just loaded belongs to its reader. */
  open(focus: boolean): void;
  close(): void;
  /** The page fills something in. What the visitor typed themselves stays. */
  set(fields: Fields): void;
  readonly isOpen: boolean;
}

/** The one export of the module that the loader imports on first opening. */
export interface WidgetModule {
  mount(options: MountOptions): Promise<Mounted>;
}

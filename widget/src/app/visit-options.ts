import type { EventName, Fields } from '../loader/contract';
import type { Texts } from '../messages/texts.rules';
import type { SessionStore } from './session';
import type { Site } from './site';

/** What a visit is told about the page it is on, and whom it tells what happens. */
export interface VisitOptions {
  /** The address of POST /graphql. */
  endpoint: string;
  siteKey: string;
  /** The site as the loader asked for it, perhaps a while ago; undefined where that failed. */
  site: Promise<Site | undefined>;
  session: SessionStore;
  texts: Texts;
  /** What the page has filled in. */
  fields: Fields;
  onChange(): void;
  /** Lines from the other side arrived. */
  onNews(): void;
  /** Tells the page. */
  emit(name: EventName, detail?: unknown): void;
}

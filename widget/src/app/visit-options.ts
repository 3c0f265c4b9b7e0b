import type { Texts } from '../messages/en';
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
  onChange(): void;
  /** Lines from the other side arrived. */
  onNews(): void;
}

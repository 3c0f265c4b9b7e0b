import type { Site } from '../app/site';

/** What the loader hands to the rest of the widget on first opening. */
export interface MountOptions {
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  /** The address of POST /graphql. */
  endpoint: string;
  siteKey: string;
  /** The site as the loader asked for it; undefined where that failed. */
  site: Promise<Site | undefined>;
  /** Shows how many lines the visitor has not seen. */
  setUnread(count: number): void;
}

/** The opened widget, as the loader drives it. */
export interface Mounted {
  /** Shows the panel. `focus` false leaves the focus where it is: a page that has just loaded belongs to its reader. */
  open(focus: boolean): void;
  close(): void;
  readonly isOpen: boolean;
}

/** The one export of the module that the loader imports on first opening. */
export interface WidgetModule {
  mount(options: MountOptions): Mounted;
}

import type { Site } from './site';

export interface SiteWatchOptions {
  /** What the loader was told, perhaps a while ago; shown until a fresher answer is here. */
  known: Promise<Site | undefined>;
  ask(): Promise<Site>;
  show(site: Site): void;
}

/** Keeps who is reachable fresh: what was known at once, then what is true now. */
export class SiteWatch {
  #shown = false;
  #looking = false;
  readonly #options: SiteWatchOptions;

  constructor(options: SiteWatchOptions) {
    this.#options = options;
  }

  /** Asks, unless that is already under way. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (!this.#shown) this.#show(await this.#options.known);
      this.#show(await this.#options.ask());
    } finally {
      this.#looking = false;
    }
  }

  #show(site: Site | undefined): void {
    if (!site) return;
    this.#shown = true;
    this.#options.show(site);
  }
}

import type { ApiClient, EventStream } from './api-client.js';
import { PRESENCE } from './documents.js';
import type { Operator } from './operator.js';
import type { PresenceView } from './views.js';

/** What a colleague is told of everybody's presence, over their own socket. */
export class Watch {
  private constructor(private readonly stream: EventStream<{ presence: PresenceView }>) {}

  /** Begins to watch; the present state comes first. */
  static by(api: ApiClient): Watch {
    return new Watch(api.as(api.credentials).subscribe<{ presence: PresenceView }>(PRESENCE));
  }

  /** Waits until an operator is told to be so. */
  async sees({ id, name }: Operator, wanted: Partial<PresenceView>): Promise<PresenceView> {
    const { presence } = await this.stream.next(
      `${name} to be ${JSON.stringify(wanted)}`,
      ({ presence: told }) => told.operatorId === id && agrees(told, wanted),
    );
    return presence;
  }

  /** Everything that was told of an operator so far. */
  of({ id }: Operator): PresenceView[] {
    return this.stream.seen.flatMap(({ presence }) => (presence.operatorId === id ? [presence] : []));
  }

  stops(): void {
    this.stream.stop();
  }
}

function agrees(told: PresenceView, wanted: Partial<PresenceView>): boolean {
  return Object.entries(wanted).every(([key, value]) => told[key as keyof PresenceView] === value);
}

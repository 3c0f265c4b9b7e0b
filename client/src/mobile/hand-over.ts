import { ApiError, call, type Connection } from '@ringdown/widget/core/http';
import { insist } from '@ringdown/widget/core/insist';
import { pendingTransfer, transferChat, transferTargets, type Target } from './transfer-operations';

const LOOK_EVERY_MS = 4_000;

export interface HandOverOptions {
  connection: Connection;
  chatId: string;
  onChange(): void;
  onHandedTo(name: string): void;
}

/** Handing a chat to a colleague or department: at once, or by a ring while this phone keeps the chat. */
export class HandOver {
  /** Undefined: not asked for, or on its way. */
  targets: readonly Target[] | undefined;
  open = false;
  busy = false;
  /** Who is being rung, until when. */
  ringing: { to: string; until: string } | undefined;
  /** Who could not be reached, or did not take it. */
  failed: { to: string; rang: boolean } | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #stop = new AbortController();
  readonly #options: HandOverOptions;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** Shows where the chat may go, as it is now. */
  async choose(): Promise<void> {
    this.#change({ open: true, failed: undefined, targets: undefined });
    const { connection, chatId } = this.#options;
    const answer = await this.#insist(() => call(connection, transferTargets, { chatId }));
    if (!answer) return;
    const { operators, departments } = answer.transferTargets;
    this.#change({
      targets: [
        ...operators.map((one) => ({ ...one, kind: 'operator' as const })),
        ...departments.map((one) => ({ ...one, kind: 'department' as const })),
      ],
    });
  }

  dismiss(): void {
    this.#change({ open: false });
  }

  async give({ kind, id, name: to }: Target): Promise<void> {
    if (this.busy) return;
    this.#change({ busy: true, failed: undefined });
    const { connection, chatId, onHandedTo } = this.#options;
    const input = { chatId, ...(kind === 'operator' ? { operatorId: id } : { departmentId: id }) };
    const answer = await this.#insist(() => call(connection, transferChat, { input }));
    this.#change({ busy: false });
    const result = answer?.transferChat;
    if (result?.__typename === 'ChatTransferred') onHandedTo(result.chat.operator?.name ?? to);
    else if (result?.__typename === 'TransferRinging') this.#rings(to, result.until);
    else this.#change({ failed: { to, rang: false } });
  }

  close(): void {
    this.#stop.abort();
    clearInterval(this.#timer);
  }

  #rings(to: string, until: string): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.#change({ open: false, ringing: { to, until } });
  }

  /** Where it was taken, this phone's token is dead by now, and the page hears of that elsewhere. */
  async #look(): Promise<void> {
    const { connection, chatId } = this.#options;
    const answer = await call(connection, pendingTransfer, { chatId }).catch(() => undefined);
    if (!answer?.chat || answer.chat.pendingTransfer || !this.ringing) return;
    clearInterval(this.#timer);
    this.#change({ ringing: undefined, failed: { to: this.ringing.to, rang: true } });
  }

  async #insist<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await insist(act, { signal: this.#stop.signal });
    } catch (error) {
      if (error instanceof ApiError) this.#change({ open: false, busy: false });
      return undefined;
    }
  }

  #change(part: Partial<HandOver>): void {
    Object.assign(this, part);
    this.#options.onChange();
  }
}

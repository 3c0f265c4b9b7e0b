import { addressGroup } from './admission.rules.js';
import type { Socket } from './socket.js';
import { PING_EVERY_MS } from './socket.js';
import { Wheel } from './wheel.js';

/** Short, so that few have their turn in the same moment: some of them are asked for who they are then, which is read. */
const TICK_MS = 100;

/** The open sockets of this process: pinged in turn, and counted by whose they are. */
export class OpenSockets {
  private readonly sockets = new Set<Socket>();
  private readonly perAddress = new Map<string, number>();
  private readonly pings = new Wheel<Socket>(PING_EVERY_MS, TICK_MS, (socket) => socket.ping());

  get size(): number {
    return this.sockets.size;
  }

  /** How many are open from an address; 0 for this machine's own. */
  from(ip: string): number {
    const group = addressGroup(ip);
    return group === null ? 0 : (this.perAddress.get(group) ?? 0);
  }

  /** Keeps a socket until it is closed. */
  add(socket: Socket): void {
    this.sockets.add(socket);
    this.count(socket, 1);
    const spoke = this.pings.add(socket);
    socket.onClosed(() => {
      this.sockets.delete(socket);
      this.count(socket, -1);
      this.pings.remove(socket, spoke);
    });
  }

  /** Closes all of them, each at a moment of its own within this long; resolves once everything of them has ended. */
  async drain(overMs: number, code: number, reason: string): Promise<void> {
    await Promise.all([...this.sockets].map((socket) => socket.closeWithin(Math.random() * overMs, code, reason)));
    this.pings.stop();
  }

  private count({ ip }: Socket, change: number): void {
    const group = addressGroup(ip);
    if (group === null) return;
    const count = (this.perAddress.get(group) ?? 0) + change;
    if (count > 0) this.perAddress.set(group, count);
    else this.perAddress.delete(group);
  }
}

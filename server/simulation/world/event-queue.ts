/** Who an event happens to: it waits while they stand still, and never happens once they are dead. */
export interface Owner {
  readonly alive: boolean;
  /** Until when, in milliseconds of the world, nothing happens to them; the past: they run. */
  readonly stalledUntil: number;
  /** True where it must wait for something else of theirs to end first; the owner then keeps it. */
  putsAside(happening: Happening): boolean;
}

/** Something that happens at an instant of the world. */
export interface Happening {
  at: number;
  /** Decides between happenings of one instant. */
  tie: number;
  owner: Owner | null;
  run: () => void;
  cancelled: boolean;
}

/** What is to happen, the earliest first: a binary heap. */
export class EventQueue {
  private readonly heap: Happening[] = [];

  push(happening: Happening): void {
    const { heap } = this;
    let index = heap.push(happening) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(happening, heap[parent] as Happening)) break;
      heap[index] = heap[parent] as Happening;
      index = parent;
    }
    heap[index] = happening;
  }

  pop(): Happening | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(happening: Happening): void {
    const { heap } = this;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Happening, heap[child] as Happening)) child += 1;
      if (!before(heap[child] as Happening, happening)) break;
      heap[index] = heap[child] as Happening;
      index = child;
    }
    heap[index] = happening;
  }
}

function before(a: Happening, b: Happening): boolean {
  return a.at === b.at ? a.tie < b.tie : a.at < b.at;
}

/** Lets deeds happen one at a time, in the order in which they were asked for, once it is told to; the first one at once. */
export class InTurn {
  private orderly = false;
  private busy = false;
  private readonly waiting: (() => void)[] = [];

  /** From now on one at a time. Before, all go side by side. */
  begin(): void {
    this.orderly = true;
  }

  async run<R>(deed: () => Promise<R>): Promise<R> {
    if (!this.orderly) return deed();
    if (this.busy) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy = true;
    try {
      return await deed();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy = false;
    }
  }
}

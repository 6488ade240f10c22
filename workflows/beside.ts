import { CancellationScope, isCancellation } from '@temporalio/workflow';

/** Deeds that go on beside the rest of a run, one after the other, until they are stopped. */
export class Beside {
  private readonly scope = new CancellationScope({ cancellable: true });
  private last: Promise<void> = Promise.resolve();

  /** Does it after what was started before. */
  start(deed: () => Promise<unknown>): void {
    this.last = this.last
      .then(() => this.scope.run(deed))
      .then(
        () => undefined,
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  /** Stops what is under way and drops what has not begun. Afterwards nothing of it is in flight. */
  async stop(): Promise<void> {
    this.scope.cancel();
    await this.last;
  }
}

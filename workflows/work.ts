import { condition } from '@temporalio/workflow';

import type { WorkPlan } from '../activities/assign';

/** The work of one engagement while it goes on: its plan, which changes may move, and what is cut short. */
export class Work {
  /** The round in which each deliverable is. */
  readonly rounds: Record<number, number> = {};
  private readonly cuts = new Map<number, 'dropped' | 'changed'>();
  private readonly running = new Set<Promise<void>>();
  private version = 0;
  /** It ends now, whatever the plan says. */
  ended = false;

  constructor(public plan: WorkPlan) {}

  /** Follows another plan: whoever waits for one of its dates looks again. */
  follow(plan: WorkPlan): void {
    this.plan = plan;
    this.version += 1;
  }

  /** Ends the work before its date. */
  endNow(): void {
    this.ended = true;
    this.version += 1;
  }

  /** Waits until the plan is another one than now. */
  async moved(): Promise<void> {
    const { version } = this;
    await condition(() => this.version !== version);
  }

  /** Cuts the round of a deliverable short: it is dropped, or goes on in the next round with other terms. */
  cut(no: number, how: 'dropped' | 'changed'): void {
    this.cuts.set(no, how);
  }

  /** Waits until the round of a deliverable is cut short. */
  async isCut(no: number): Promise<void> {
    await condition(() => this.cuts.has(no));
  }

  /** How the round was cut short, once. */
  takeCut(no: number): 'dropped' | 'changed' | undefined {
    const how = this.cuts.get(no);
    this.cuts.delete(no);
    return how;
  }

  /** Lets something run beside the rest; the engagement closes after it. */
  add(running: Promise<void>): void {
    this.running.add(running);
  }

  /** Waits until everything that runs has ended, also what was added meanwhile. */
  async done(): Promise<void> {
    for (let seen = -1; seen !== this.running.size;) {
      seen = this.running.size;
      await Promise.all(this.running);
    }
  }
}

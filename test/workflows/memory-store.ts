import type { EffectRow } from '../../activities/effect';
import type { MechanismStore, Timer } from '../../activities/mechanism';
import type { AskGroup, AskOutcome } from '../../domain/ask/contract';
import { businessAt, changeScale, type ClockSegment } from '../../domain/clock';
import { deriveId } from '../../domain/ids';

type Tx = null;

/** The store of the mechanisms, in memory: for tests of runs, where the clock is skipped and PostgreSQL would not follow. */
export class MemoryStore implements MechanismStore<Tx> {
  readonly effectRows = new Map<string, EffectRow>();
  readonly groups = new Map<string, AskGroup & { outcomes: AskOutcome[] }>();
  readonly armed = new Map<string, Timer>();
  readonly eventTypes: string[] = [];
  /** What `readClock` costs can be counted by. */
  clockReadings = 0;
  segmentNow: ClockSegment;

  constructor(
    private readonly wallMs: () => Promise<number>,
    segment: ClockSegment,
  ) {
    this.segmentNow = segment;
  }

  transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => work(null);

  /** Changes the clock's speed as `clock.setScale` does. */
  async setScale(scale: number): Promise<void> {
    this.segmentNow = changeScale(this.segmentNow, await this.wallMs(), scale);
  }

  /** A person answers one ask of a group. Gives the group's workflow when that completes it. */
  answer(group: string, name: string, option: string, form: Record<string, unknown> | null = null): string | null {
    const found = this.groups.get(group);
    const outcome = found?.outcomes.find((one) => one.name === name);
    if (!found || !outcome) throw new Error(`no ask ${name} in ${group}`);
    Object.assign(outcome, { state: 'answered', option, answer: form, answeredBy: 'user_1' });
    return found.outcomes.every((one) => one.state === 'answered') ? found.workflowId : null;
  }

  readonly events = {
    append: async (_: Tx, event: { type: string; object?: string }): Promise<void> => {
      this.eventTypes.push(event.object ? `${event.type} ${event.object}` : event.type);
    },
  };

  readonly clock = {
    segment: async (): Promise<ClockSegment> => this.segmentNow,
    now: async (): Promise<string> => {
      this.clockReadings += 1;
      return new Date(businessAt(this.segmentNow, await this.wallMs())).toISOString();
    },
  };

  readonly timers = {
    arm: async (_: Tx, timer: Timer): Promise<void> => void this.armed.set(timer.name, timer),
    clear: async (_: Tx, timer: { name: string }): Promise<void> => void this.armed.delete(timer.name),
  };

  readonly asks = {
    open: async (_: Tx, group: AskGroup): Promise<void> => {
      if (this.groups.has(group.key)) return;
      const outcomes = group.asks.map((ask) => blankOutcome(group.key, ask.name));
      this.groups.set(group.key, { ...group, outcomes });
    },
    outcomes: async (_: Tx, group: string): Promise<AskOutcome[]> => this.groups.get(group)?.outcomes ?? [],
    withdraw: async (): Promise<void> => {},
  };

  readonly effects: MechanismStore<Tx>['effects'] = {
    begin: async (_, spec, requestDigest) => {
      const known = this.effectRows.get(spec.key);
      if (known) return { fresh: false, effect: known };
      const effect: EffectRow = {
        ...spec,
        requestDigest,
        state: 'pending',
        providerRef: null,
        result: {},
        attempts: 0,
        lastError: null,
      };
      this.effectRows.set(spec.key, effect);
      return { fresh: true, effect: { ...effect } };
    },
    settle: async (_, key, { providerRef, result }) => {
      const row = this.row(key);
      if (row.state === 'done' || row.state === 'undone') return false;
      Object.assign(row, { state: 'done', providerRef, result });
      if (row.compensates) this.row(row.compensates).state = 'undone';
      return true;
    },
    missed: async (_, key, error) => {
      const row = this.row(key);
      Object.assign(row, { attempts: row.attempts + 1, lastError: error });
    },
    ledger: async (_, subject) => [...this.effectRows.values()].filter((row) => row.subject === subject),
    park: async (_, key) => this.change(key, 'effect.parked', 'pending', { state: 'parked' }),
    retry: async (_, key) => this.change(key, 'effect.retried', 'parked', { state: 'pending' }),
    doneByHand: async (_, key, providerRef) =>
      this.change(key, 'effect.done-by-hand', 'parked', { state: 'pending', providerRef }),
    skip: async (_, key) => this.change(key, 'effect.skipped', 'parked', { state: 'failed' }),
  };

  private row(key: string): EffectRow {
    const row = this.effectRows.get(key);
    if (!row) throw new Error(`no effect ${key}`);
    return row;
  }

  private change(key: string, event: string, from: EffectRow['state'], to: Partial<EffectRow>): boolean {
    const row = this.effectRows.get(key);
    if (row?.state !== from) return false;
    Object.assign(row, to);
    this.eventTypes.push(`${event} ${key}`);
    return true;
  }
}

function blankOutcome(group: string, name: string): AskOutcome {
  const id = deriveId('ask', group, name);
  return {
    id,
    name,
    state: 'open',
    option: null,
    answer: null,
    answeredBy: null,
    answeredAt: null,
    reason: null,
  };
}

import { describeEffect } from '../domain/effect/describe';
import { capital } from '../domain/engagement/words';
import type { AskGroup, AskOutcome, AskSpec } from '../domain/ask/contract';
import type { ClockSegment } from '../domain/clock';
import { deriveId } from '../domain/ids';
import type { Phase } from '../domain/lifecycle';
import type { EffectRow, Effects, EffectStore } from './effect';

/** What the mechanisms' own steps need of the store. */
export interface MechanismStore<Tx> extends EffectStore<Tx> {
  asks: {
    open(tx: Tx, group: AskGroup): Promise<unknown>;
    outcomes(tx: Tx, group: string): Promise<AskOutcome[]>;
    withdraw(tx: Tx, group: string, reason: string): Promise<unknown>;
  };
  effects: Effects<Tx> & ParkedEffects<Tx>;
  clock: { segment(tx: Tx): Promise<ClockSegment>; now(tx: Tx): Promise<string> };
  timers: Timers<Tx>;
}

/** What happens to effects beside being done. Each change appends its event. */
interface ParkedEffects<Tx> {
  /** All effects of a subject, oldest first. */
  ledger(tx: Tx, subject: string): Promise<EffectRow[]>;
  /** From `pending` to `parked`. False when it is not pending: nothing changed. */
  park(tx: Tx, key: string, askId: string): Promise<boolean>;
  /** From `parked` back to `pending`. False when it is not parked. */
  retry(tx: Tx, key: string, by: string): Promise<boolean>;
  /** From `parked` to `pending` with the vendor's id: the next run finds it done. False when it is not parked. */
  doneByHand(tx: Tx, key: string, providerRef: string, by: string): Promise<boolean>;
  /** From `parked` to `failed`: it will not be done. False when it is not parked. */
  skip(tx: Tx, key: string, by: string): Promise<boolean>;
}

/** Dates that runs sleep until. A run that is overdue, because the clock was changed meanwhile, is woken by the sweeper. */
export interface Timers<Tx> {
  /** Remembers the date, or moves it. */
  arm(tx: Tx, timer: Timer): Promise<void>;
  clear(tx: Tx, timer: Omit<Timer, 'until'>): Promise<void>;
}

export interface Timer {
  workflowId: string;
  /** Unique within its run. */
  name: string;
  /** Business instant. */
  until: string;
}

export interface ClockReading {
  /** Business instant. */
  now: string;
  /** Wall milliseconds until the timer's date as the clock runs now; 0: it has come; null: the clock stands still. */
  dueInMs: number | null;
}

/** Effects that a run cannot get done without a person. */
export interface Parking {
  keys: string[];
  /** Group of the questions to the engineer; a name of its own each time. */
  group: string;
  subject: string;
  thread: string;
  workflowId: string;
  phase: Phase;
  /** Error kind and message as the failed step reported it. */
  error: string;
  /** Going on without it is not offered. (Default: false) */
  mustBeDone?: boolean;
}

/** What an engineer decided. `skip`: on without it. Both others: run the step again; it finds what was done by hand. */
export type ParkedVerdict = 'retry' | 'done' | 'skip';

/** An effect that may have to be undone. */
export interface LedgerEntry {
  key: string;
  system: string;
  operation: string;
  /** `pending` or `parked`: whether it was done is unknown, look it up. So it is for `failed`: a person went on without it. */
  state: 'pending' | 'parked' | 'done' | 'failed';
  providerRef: string | null;
}

/** The mechanisms' own steps. Each is one keyed transaction: safe to repeat. */
export function createMechanismActivities<Tx>(store: MechanismStore<Tx>) {
  return {
    /** Business time, and how long a run has to sleep until its date. Keeps the date in mind until it has come. */
    readClock: (asked: { timer?: Timer } = {}): Promise<ClockReading> =>
      store.transaction((tx) => readClock(tx, store, asked.timer)),

    /** Forgets a date that nobody waits for any more. */
    dropTimer: ({ timer }: { timer: Omit<Timer, 'until'> }): Promise<void> =>
      store.transaction((tx) => store.timers.clear(tx, timer)),

    /** How a group of asks ended. Personal answers are not in it. */
    askOutcomes: ({ group }: { group: string }): Promise<AskOutcome[]> =>
      store.transaction((tx) => store.asks.outcomes(tx, group)),

    /** Takes open questions back; nobody can answer them any more. */
    withdrawAsks: ({ group, reason }: { group: string; reason: string }): Promise<void> =>
      store.transaction(async (tx) => void (await store.asks.withdraw(tx, group, reason))),

    /** Parks what is not done and asks an engineer about it. Gives the keys that were asked about: one at least. */
    parkEffects: (parking: Parking): Promise<{ parked: string[] }> =>
      store.transaction((tx) => parkEffects(tx, store, parking)),

    /** Applies what the engineer decided. `skip` only when every one of the effects is skipped. */
    unparkEffects: ({ keys, group }: Pick<Parking, 'keys' | 'group'>): Promise<ParkedVerdict> =>
      store.transaction((tx) => unparkEffects(tx, store, keys, group)),

    /** What was done for a subject, or may have been, and is not undone: newest first. */
    readLedger: ({ subject }: { subject: string }): Promise<LedgerEntry[]> =>
      store.transaction(async (tx) => (await store.effects.ledger(tx, subject)).reverse().flatMap(undoable)),
  };
}

export type MechanismActivities = ReturnType<typeof createMechanismActivities>;

async function readClock<Tx>(tx: Tx, store: MechanismStore<Tx>, timer: Timer | undefined): Promise<ClockReading> {
  const now = await store.clock.now(tx);
  if (!timer) return { now, dueInMs: 0 };
  const left = Date.parse(timer.until) - Date.parse(now);
  if (left <= 0) {
    await store.timers.clear(tx, timer);
    return { now, dueInMs: 0 };
  }
  await store.timers.arm(tx, timer);
  const { scale } = await store.clock.segment(tx);
  return { now, dueInMs: scale > 0 ? Math.ceil(left / scale) : null };
}

/** Parks what is not done and asks an engineer about it, in the caller's transaction. */
export async function parkEffects<Tx>(
  tx: Tx,
  store: Pick<MechanismStore<Tx>, 'asks' | 'effects'>,
  parking: Parking,
): Promise<{ parked: string[] }> {
  const ledger = await store.effects.ledger(tx, parking.subject);
  const unsettled = new Map(
    ledger
      .filter(({ key, state }) => parking.keys.includes(key) && (state === 'pending' || state === 'parked'))
      .map((effect) => [effect.key, effect]),
  );
  // A step may fail before its effect began, or after it was done: it still needs a person.
  const parked = unsettled.size > 0 ? [...unsettled.keys()] : parking.keys.slice(0, 1);
  const asks = parked.map((key) => parkedAsk(parking, key, unsettled.get(key)));
  const { group, subject, thread, workflowId } = parking;
  await store.asks.open(tx, { key: group, subject, thread, workflowId, policy: 'mechanism@1', asks });
  for (const key of unsettled.keys()) await store.effects.park(tx, key, deriveId('ask', group, key));
  return { parked };
}

// The mechanism's own durations: nobody has to be available for an effect to be tried again a day later.
const answerWithin = { hours: 24 };
const remindAfter = { hours: 4 };
const escalateAfter = { hours: 12 };

function parkedAsk(parking: Parking, key: string, effect: EffectRow | undefined): AskSpec {
  return {
    name: key,
    kind: 'parked-effect',
    phase: parking.phase,
    to: { role: 'engineer' },
    question: `${capital(describeEffect(key))} does not get done. How shall it go on?`,
    detail: [
      { label: 'Effect', value: key },
      { label: 'For', value: parking.subject },
      { label: 'Tries', value: String(effect?.attempts ?? 0) },
      { label: 'Last error', value: effect?.lastError ?? parking.error },
    ],
    options: [
      { value: 'retry', label: 'Try again', skipsForm: true },
      // Without an unsettled effect there is nothing to do by hand.
      ...(effect ? [{ value: 'done-by-hand', label: 'It is done by hand', needsReason: true }] : []),
      ...(parking.mustBeDone ? [] : [{ value: 'skip', label: 'Go on without it', needsReason: true, skipsForm: true }]),
    ],
    ...(effect && { form: byHandForm }),
    dueAt: answerWithin,
    remindAt: [remindAfter],
    escalate: { at: escalateAfter, toRole: 'ops' },
    onTimeout: 'retry',
  };
}

const byHandForm = {
  type: 'object',
  properties: {
    providerRef: {
      type: 'string',
      title: 'Reference in the other system',
      description: 'Its own id of what you did there.',
      minLength: 1,
      maxLength: 200,
    },
  },
  required: ['providerRef'],
  additionalProperties: false,
};

/** Applies what an engineer decided, in the caller's transaction. */
export async function unparkEffects<Tx>(
  tx: Tx,
  store: Pick<MechanismStore<Tx>, 'asks' | 'effects'>,
  keys: readonly string[],
  group: string,
): Promise<ParkedVerdict> {
  const outcomes = new Map((await store.asks.outcomes(tx, group)).map((outcome) => [outcome.name, outcome]));
  const verdicts: ParkedVerdict[] = [];
  for (const key of keys) {
    const outcome = outcomes.get(key);
    const by = outcome?.answeredBy ?? 'system:sweeper';
    const verdict = verdictOf(outcome);
    if (verdict === 'skip') await store.effects.skip(tx, key, by);
    else if (verdict === 'retry') await store.effects.retry(tx, key, by);
    else await store.effects.doneByHand(tx, key, String(outcome?.answer?.['providerRef']), by);
    verdicts.push(verdict);
  }
  if (verdicts.every((verdict) => verdict === 'skip')) return 'skip';
  return verdicts.includes('retry') ? 'retry' : 'done';
}

// An ask that was withdrawn or lapsed decides nothing: the effect is tried again.
function verdictOf(outcome: AskOutcome | undefined): ParkedVerdict {
  if (outcome?.option === 'skip') return 'skip';
  return outcome?.option === 'done-by-hand' ? 'done' : 'retry';
}

function undoable(effect: EffectRow): LedgerEntry[] {
  const { key, system, operation, state, providerRef, compensates } = effect;
  if (compensates || state === 'undone') return [];
  return [{ key, system, operation, state, providerRef }];
}

import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { ScreeningRecord } from '../adapters/db/vetting';
import type { AskOutcome } from '../domain/ask/contract';
import { addDays } from '../domain/calendar';
import type { EngagementFacts } from '../domain/engagement/facts';
import { groupKey, runIds } from '../domain/ids';
import type { VettingPolicy } from '../domain/policy/contract';
import { latestReport, nextOfCheck, type Asked, type CheckReported } from '../domain/source/check';
import { sourceKeys, sourceTimers, vettingStretches } from '../domain/source/keys';
import { checkDecisionAsk, supplyAsk } from '../domain/source/vetting-asks';
import { adjudicate, validUntil } from './adjudicate';
import { policyOf } from './journey';

/** Where vetting stands. Without `next` it is over: confirmed, or out with the reason. */
export interface Vetted {
  confirmed: boolean;
  why: string;
  next?: 'wait' | 'look-up' | 'order-anew' | 'adverse' | 'classify';
  /** People who are asked while it waits. */
  group?: string;
}

/**
 * Takes what is known of a check that does not open the gate yet, and does what follows: null when it opens the gate now,
 * else what the run has to do. Asking again gives the same, so that a repeat is harmless.
 */
export async function followCheck(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  known: ScreeningRecord,
): Promise<Vetted | null> {
  const policy = await policyOf(store, tx, engagement.policies, 'vetting');
  const key = sourceKeys.check(engagement.id, known.generation);
  const reports = await store.hooks.reportsOf(tx, key);
  const reported = latestReport(
    reports.filter(({ type }) => type === 'check.completed').map(({ body }) => body.data ?? {}),
  );
  const noted = await noteReport(store, tx, engagement, known, reported, policy);
  const { generation, round } = noted;
  const supply = groupKey(engagement.id, vettingStretches.supply(generation));
  const decision = groupKey(engagement.id, vettingStretches.decision(generation, round));
  const supplied = await store.asks.outcomes(tx, supply);
  const decided = await store.asks.outcomes(tx, decision);
  const screening = await soonAfterSupply(store, tx, engagement, noted, supplied[0], policy);
  const open = [...(supplied.some(isOpen) ? [supply] : []), ...(decided.some(isOpen) ? [decision] : [])];
  const settle = async (why: string) => {
    for (const group of open) await store.asks.withdraw(tx, group, why);
    await store.timers.clear(tx, timerOf(engagement.id, generation));
  };

  const next = nextOfCheck({
    reported: reported?.status ?? null,
    generation,
    mostOrders: policy.mostOrders,
    now: await store.clock.now(tx),
    dueAt: screening.dueAt,
    lookedUp: screening.lookedUpAt !== null,
    supply: askedOf(supplied),
    decision: askedOf(decided),
  });
  const person = { by: decided[0]?.answeredBy ?? 'system:engagement', ask: decided[0]?.id ?? '' };
  switch (next.move) {
    case 'clear':
      await settle('the background check is clear');
      return null;
    case 'adverse':
      await settle('the background check has a result');
      await store.adverse.openAdverse(tx, engagement.id, screening.id);
      return { ...held, next: 'adverse' };
    case 'wait':
      return { ...held, next: 'wait', ...(open[0] && { group: open[0] }) };
    case 'look-up':
      return { ...held, next: 'look-up' };
    case 'ask-supply':
      await store.asks.open(tx, supplyAsk(engagement, generation, reported?.link ?? null, policy));
      await promise(store, tx, engagement, screening, policy.checkDueDays + policy.suspendedDays);
      return { ...held, next: 'wait', group: supply };
    case 'ask-person': {
      const at = next.again ? round + 1 : round;
      if (next.again) await store.vetting.moveScreening(tx, screening, screening.state, { round: at });
      await store.asks.open(
        tx,
        checkDecisionAsk(engagement, { generation, round: at, about: next.about, key }, policy),
      );
      return { ...held, next: 'wait', group: groupKey(engagement.id, vettingStretches.decision(generation, at)) };
    }
    case 'wait-longer':
      await store.vetting.moveScreening(tx, screening, screening.state, { round: round + 1 });
      await promise(store, tx, engagement, screening, policy.checkDueDays);
      return { ...held, next: 'wait' };
    case 'order-anew':
      await settle('the background check is ordered anew');
      await orderAnew(store, tx, engagement, screening, person.by);
      return { ...held, next: 'order-anew' };
    case 'by-hand':
      await adjudicate(store, tx, engagement.id, screening, { adjudication: 'go_on', ...person });
      await settle('the background check was decided by hand');
      return null;
    case 'stop':
      return { ...held, why: 'the background check did not come to an end' };
  }
}

const held = { confirmed: false, why: '' } as const;

/** Writes what the agency reported into the check, with its event, when it is news. */
async function noteReport(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  screening: ScreeningRecord,
  reported: CheckReported | null,
  policy: VettingPolicy,
): Promise<ScreeningRecord> {
  if (!reported) return screening;
  const { status, completedAt } = reported;
  const told = screening.state === status && sameInstant(screening.completedAt, completedAt);
  if (told) return screening;
  const until = status === 'clear' ? validUntil(completedAt, policy.checkValidDays, engagement) : null;
  await store.vetting.moveScreening(tx, screening, status, {
    completed_at: completedAt,
    ...(until && { valid_until: until }),
  });
  await store.events.append(tx, {
    subject: engagement.id,
    type: `screening.${status}`,
    object: sourceKeys.check(engagement.id, screening.generation),
    actor: 'system:screening',
    data: until ? { validUntil: until } : {},
  });
  return { ...screening, state: status, completedAt, validUntil: until };
}

/** Who says that it is supplied is taken at their word for some days only: then the agency is asked. */
async function soonAfterSupply(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  screening: ScreeningRecord,
  supply: AskOutcome | undefined,
  { suppliedDays }: VettingPolicy,
): Promise<ScreeningRecord> {
  const first = screening.round === 1 && screening.lookedUpAt === null;
  if (screening.state !== 'suspended' || supply?.option !== 'done' || !supply.answeredAt || !first) return screening;
  const dueAt = addDays(supply.answeredAt, suppliedDays, engagement.timeZone);
  if (screening.dueAt !== null && Date.parse(screening.dueAt) <= Date.parse(dueAt)) return screening;
  await promiseUntil(store, tx, engagement, screening, dueAt);
  return { ...screening, dueAt };
}

/** A new date for the report, in so many days: then it is looked up again. */
async function promise(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  screening: ScreeningRecord,
  days: number,
): Promise<void> {
  const until = addDays(await store.clock.now(tx), days, engagement.timeZone);
  await promiseUntil(store, tx, engagement, screening, until);
}

async function promiseUntil(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  screening: ScreeningRecord,
  until: string,
): Promise<void> {
  await store.vetting.moveScreening(tx, screening, screening.state, { due_at: until, looked_up_at: null });
  await store.timers.arm(tx, { ...timerOf(engagement.id, screening.generation), until });
}

async function orderAnew(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  screening: ScreeningRecord,
  by: string,
): Promise<void> {
  const { generation } = screening;
  await store.vetting.moveScreening(tx, screening, 'invited', {
    provider_ref: null,
    completed_at: null,
    generation: generation + 1,
    due_at: null,
    looked_up_at: null,
    round: 1,
  });
  await store.events.append(tx, {
    subject: engagement.id,
    type: 'screening.ordered-anew',
    object: sourceKeys.check(engagement.id, generation + 1),
    actor: by,
    data: { order: generation + 1, before: screening.state },
  });
}

const isOpen = ({ state }: { state: string }): boolean => state === 'open';

function askedOf(outcomes: readonly { state: string; option: string | null }[]): Asked {
  const [ask] = outcomes;
  if (!ask || ask.state === 'withdrawn') return { state: 'none', option: null };
  return { state: ask.state as Asked['state'], option: ask.option };
}

function timerOf(engagementId: string, generation: number): { workflowId: string; name: string } {
  return { workflowId: runIds.engagement(engagementId), name: sourceTimers.checkDue(generation) };
}

function sameInstant(a: string | null, b: string): boolean {
  return a !== null && Date.parse(a) === Date.parse(b);
}

import type { Tx } from '../../adapters/db/connection';
import { groupKey, runIds } from '../../domain/ids';
import { parkEffects, unparkEffects } from '../mechanism';
import type { SeasonPorts } from './part';

type PayPorts = Pick<SeasonPorts, 'store'>;

/** A payment that the payments system does not make. `why`: its code or ours, no personal data. */
export interface RefusedPayment {
  key: string;
  engagementId: string;
  why: string;
}

/**
 * Parks a refused payment and asks an engineer about it, in the story of its person: again, or done by hand. The others of its week are
 * paid, and the season goes on; whoever answers wakes it.
 */
export async function askAboutPayment(
  { store }: PayPorts,
  campaignId: string,
  { key, engagementId, why }: RefusedPayment,
  tx: Tx,
): Promise<void> {
  const times = (await store.asks.ofKind(tx, engagementId, 'parked-effect')).filter(({ name }) => name === key).length;
  await parkEffects(tx, store, {
    keys: [key],
    group: groupKey(engagementId, times === 0 ? `parked/${key}` : `parked/${key}/again-${times + 1}`),
    subject: engagementId,
    thread: campaignId,
    workflowId: runIds.campaign(campaignId),
    phase: 'assign',
    error: `RuleBroken: payments: refused (${why})`,
    // It is owed: nobody goes on without it.
    mustBeDone: true,
  });
}

/** Takes what engineers said about parked payments of a run, so that they are paid, or found paid. */
export async function followEngineers(
  { store }: PayPorts,
  run: { campaignId: string; period: string; version: number },
  tx: Tx,
): Promise<void> {
  const { decided } = await store.payRuns.leftOfRun(tx, run);
  for (const { key, group } of decided) await unparkEffects(tx, store, [key], group);
}

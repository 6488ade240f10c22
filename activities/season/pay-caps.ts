import type { Tx } from '../../adapters/db/connection';
import type { PayTerms } from '../../adapters/db/season/pay-runs';
import { policyName } from '../../domain/engagement/facts';
import { capAsk } from '../../domain/season/cap-ask';
import type { Season, SeasonPorts } from './part';

const kind = 'cap-overrun';

/** Before a week is paid: raises the caps that somebody said yes to, and asks about those that its pay exceeds all the same. */
export async function settleCaps(
  { store }: Pick<SeasonPorts, 'store'>,
  { campaign, policy }: Season,
  period: string,
  terms: PayTerms,
  tx: Tx,
): Promise<void> {
  const over = await store.payRuns.overCaps(tx, campaign.id, period, terms);
  if (over.length === 0) return;
  const asked = await store.asks.ofKind(tx, campaign.id, kind);
  const done = new Set<string>();
  for (const { id, name, option, answeredBy } of asked) {
    if (name !== `cap/${period}` || option !== 'raise') continue;
    const raised = await store.payRuns.raiseCaps(tx, campaign.id, period, terms, id);
    await store.events.appendAll(
      tx,
      raised.map(({ engagementId, missingMinor }) => ({
        subject: engagementId,
        type: 'cap.raised',
        object: id,
        actor: answeredBy ?? 'system:pay',
        data: { amountMinor: missingMinor, currency: campaign.currency, why: `pay of ${period}` },
      })),
    );
    for (const { engagementId } of raised) done.add(engagementId);
  }
  const people = over.filter(({ engagementId }) => !done.has(engagementId));
  if (people.length === 0) return;
  const { id: campaignId, name, workflowId, policies, requestedBy, currency } = campaign;
  const about = { campaignId, name, workflowId, policy: policyName('season', policies), requestedBy, period, currency };
  await store.asks.open(tx, capAsk({ ...about, round: 1 + asked.length, people }, policy));
}

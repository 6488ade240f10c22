import type { Tx } from '../../adapters/db/connection';
import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { AskOutcome } from '../../domain/ask/contract';
import { fromNumber } from '../../domain/money';
import { overrunOf, reduced } from '../../domain/season/budget-rules';
import { budgetAsk } from '../../domain/season/gate-asks';
import type { PartResult, Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';
const hiring = ['approved', 'recruiting', 'ramping', 'peak'];

/**
 * The gate of the budget, looked at once a day: when the season is going to cost more than it has, or nothing is left for the next
 * offer, the approver says whether it is raised, fewer are hired, or it stops at the budget. Until then the constraint refuses.
 */
export const budget: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, today } = season;
  if (!hiring.includes(campaign.state) || campaign.planVersion === null) return {};
  const asked = await store.transaction((tx) => store.asks.ofKind(tx, campaign.id, 'season-budget'));
  const last = asked.at(-1);
  if (last?.state === 'open') return {};
  if (last?.option) {
    const decided = await decide(ports, season, last);
    if (decided) return decided;
  }
  return campaign.lookedOn === today ? {} : look(ports, season);
};

async function look({ store }: SeasonPorts, { campaign: { id }, policy, now }: Season): Promise<PartResult> {
  return store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, id);
    const situation = await store.campaigns.readSituation(tx, id);
    const overrun = overrunOf(situation, policy, await store.campaigns.toldOverruns(tx, id));
    if (!overrun) return {};
    await store.campaigns.noteOverrun(tx, id, { ...overrun, budgetMinor: situation.budgetMinor }, actor);
    await store.asks.open(tx, budgetAsk(campaign, overrun, policy, now));
    return { did: 'the budget is asked about' };
  });
}

/** Follows what the approver said, once; null when it was followed before. */
async function decide({ store }: SeasonPorts, season: Season, asked: AskOutcome): Promise<PartResult | null> {
  const { id } = season.campaign;
  const by = asked.answeredBy ?? 'system:sweeper';
  const situation = await store.transaction((tx) => store.campaigns.readSituation(tx, id));
  const fewer = asked.option === 'reduce' ? reduced(situation) : null;
  return store.transaction(async (tx): Promise<PartResult | null> => {
    const campaign = await store.campaigns.lockCampaign(tx, id);
    const decision = { ask: asked.id, option: asked.option ?? '', by };
    if (!(await store.campaigns.noteBudgetDecision(tx, id, decision))) return null;
    if (asked.option === 'raise') return raise(store, tx, campaign, asked, by);
    if (!fewer) return { did: 'the season stops at its budget' };
    const draft = { ...fewer, kind: 'target' as const, madeBy: actor };
    const version = await store.campaigns.proposePlan(tx, store.asks, campaign, draft);
    await store.campaigns.putInForce(tx, campaign, await store.campaigns.readPlan(tx, id, version), by);
    return { did: `plan ${version} hires fewer` };
  });
}

async function raise(
  store: SeasonPorts['store'],
  tx: Tx,
  campaign: CampaignRecord,
  asked: AskOutcome,
  by: string,
): Promise<PartResult> {
  const wanted = fromNumber(Number(asked.answer?.['budget'] ?? 0), campaign.currency).amountMinor;
  const amountMinor = wanted - campaign.budgetMinor;
  if (amountMinor > 0) await store.campaigns.raiseBudget(tx, campaign, { ask: asked.id, amountMinor, by });
  return { did: 'the budget was raised' };
}

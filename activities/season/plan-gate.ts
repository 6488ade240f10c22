import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { PlanVersion } from '../../adapters/db/season/plans';
import { groupKey } from '../../domain/ids';
import { planStretch } from '../../domain/season/gate-asks';
import type { PartResult, SeasonPart } from './part';
import { putInForce } from './put-in-force';

const actor = 'system:campaign';

/**
 * The gate of the plan: the newest version that is undecided is asked for, and what the approver says comes into force. Without
 * an answer in time it counts as refused. A paused season decides about nothing but the dates it goes on with.
 */
export const planGate: SeasonPart = async ({ store }, { campaign: { id }, policy, today }) =>
  store.transaction(async (tx): Promise<PartResult> => {
    const campaign = await store.campaigns.lockCampaign(tx, id);
    const newest = await store.campaigns.readPlan(tx, id);
    if (!mayDecide(campaign, newest)) return {};
    const [ask] = await store.asks.outcomes(tx, groupKey(id, planStretch(newest.version)));
    if (!ask) {
      await store.campaigns.askForPlan(tx, store.asks, campaign, newest, policy, actor);
      return { did: `asked for the approval of plan ${newest.version}` };
    }
    if (ask.state === 'open') return {};
    const by = ask.answeredBy ?? 'system:sweeper';
    if (ask.option === 'approve') {
      await putInForce(store, tx, campaign, newest, { by, today });
      return { did: `plan ${newest.version} is in force` };
    }
    await store.campaigns.refusePlan(tx, campaign, newest, by, ask.reason ?? 'nobody approved it in time');
    return { did: `plan ${newest.version} was refused` };
  });

function mayDecide({ state }: CampaignRecord, { state: version, kind }: PlanVersion): boolean {
  if (version !== 'draft' || state === 'cancelled' || state === 'closed') return false;
  return state !== 'paused' || kind === 'resume';
}

import { Conflict, NotFound } from '../../domain/errors';
import { deriveId, groupKey } from '../../domain/ids';
import type { PolicyOf } from '../../domain/policy/contract';
import type { PlanApproval, SeasonOutlook } from '../../domain/season/command-contract';
import { mayTell, seasonCommandNames, tellable, type SeasonCommand } from '../../domain/season/command-kinds';
import { planStretch } from '../../domain/season/gate-asks';
import { follow, outlookOf } from '../../domain/season/outlook';
import { actorIdOf, actorOf, type Caller } from '../caller';
import { checkSeen } from '../preconditions';
import type { Services } from '../services';

type Told = { campaignId: string; kind: SeasonCommand; body: object };

/**
 * Takes a command to a season in: checks it against the season as it stands, then writes command, event and the signal to its
 * run in one transaction, and delivers it. The run looks again before it follows. The same key finds the same command.
 * Throws NotFound, Invalid with every field that is wrong, RuleBroken, or Conflict when the state does not allow it.
 */
export async function tellCampaign(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  { campaignId, kind, body, key }: Told & { key: string },
): Promise<{ id: string }> {
  const { store } = services;
  const by = actorIdOf(caller);
  const id = deriveId('command', campaignId, kind, by, key);
  if (await store.transaction((tx) => store.commands.findCommand(tx, id))) return { id };
  await lookAt(services, { campaignId, kind, body });
  await store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, campaignId);
    refuseState(kind, campaign.state);
    await store.commands.giveCommand(tx, { id, subject: campaignId, workflowId: campaign.workflowId, kind, body, by });
  });
  await services.deliver();
  return { id };
}

/** What a command would do; nothing is written. Throws as `tellCampaign`. */
export async function outlookFor(services: Pick<Services, 'store'>, told: Told): Promise<SeasonOutlook> {
  return outlookOf(told.kind, await lookAt(services, told));
}

async function lookAt({ store }: Pick<Services, 'store'>, { campaignId, kind, body }: Told) {
  const { situation, policy } = await store.transaction(async (tx) => {
    const { policies } = await store.campaigns.readCampaign(tx, campaignId);
    return {
      situation: await store.campaigns.readSituation(tx, campaignId),
      policy: await store.policies.read<PolicyOf<'season'>>(tx, 'season', policies.season),
    };
  });
  refuseState(kind, situation.state);
  return follow(kind, body, situation, policy);
}

function refuseState(kind: SeasonCommand, state: Parameters<typeof mayTell>[1]): void {
  if (mayTell(kind, state)) return;
  throw new Conflict(
    `The season is ${state}; a ${seasonCommandNames[kind]} is not possible now. Possible: ${tellable(state).join(', ') || 'nothing'}.`,
    { state },
  );
}

/**
 * Approves the newest version of a season’s plan as the caller. `seen`: the version that they looked at. Where its run has
 * not asked yet, it is asked for here: the answer is the same. Throws NotFound, Denied for whoever asked for the season or
 * made the version, Conflict when nothing is to be approved, and 412 when another version was made meanwhile.
 */
export async function approvePlan(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  { campaignId, seen, body }: { campaignId: string; seen: number; body: PlanApproval },
): Promise<void> {
  const { store } = services;
  await store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, campaignId);
    const newest = await store.campaigns.readPlan(tx, campaignId);
    checkSeen(seen, newest.version);
    if (newest.state !== 'draft')
      throw new Conflict(`Plan ${newest.version} is ${newest.state}; nothing is to be approved.`, {
        campaign: campaignId,
        version: newest.version,
      });
    if (campaign.state === 'paused' && newest.kind !== 'resume')
      throw new Conflict('The season is paused; resume it, then its plan can be approved.', { state: campaign.state });
    const group = groupKey(campaignId, planStretch(newest.version));
    if ((await store.asks.outcomes(tx, group)).length === 0) {
      const policy = await store.policies.read<PolicyOf<'season'>>(tx, 'season', campaign.policies.season);
      await store.campaigns.askForPlan(tx, store.asks, campaign, newest, policy, actorIdOf(caller));
    }
    const [ask] = await store.asks.outcomes(tx, group);
    if (!ask) throw new NotFound(`Season ${campaignId} has no question about plan ${newest.version}.`);
    await store.asks.answer(tx, ask.id, actorOf(caller), { option: 'approve', ...body });
  });
  await services.deliver();
}

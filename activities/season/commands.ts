import type { Tx } from '../../adapters/db/connection';
import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { SeasonCommandRecord } from '../../adapters/db/season/commands';
import type { Store } from '../../adapters/db/store';
import { MusterError } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import type { RampDown, Replace } from '../../domain/season/command-contract';
import { mayTell, seasonCommandNames } from '../../domain/season/command-kinds';
import { follow, type Following } from '../../domain/season/outlook';
import { toReplace } from '../../domain/season/replacing';
import type { SeasonPolicy } from '../../domain/season/policy-contract';
import type { SeasonPart } from './part';
import { putInForce } from './put-in-force';

const actor = 'system:campaign';

/** Follows what people told the season, the oldest first: each is carried out, proposed for approval, or refused with the reason. */
export const commands: SeasonPart = async ({ store, beat }, { campaign: { id }, policy }) => {
  const given = await store.transaction((tx) => store.campaigns.givenCommands(tx, id));
  for (const command of given) {
    await carryOut(store, command, policy);
    beat();
  }
  return given.length > 0 ? { did: given.map(({ kind }) => seasonCommandNames[kind]).join(', ') } : {};
};

async function carryOut(store: Store, { id, subject, kind, body }: SeasonCommandRecord, policy: SeasonPolicy) {
  const situation = await store.transaction((tx) => store.campaigns.readSituation(tx, subject));
  // Half a second of arithmetic belongs into no transaction.
  const outlook = mayTell(kind, situation.state) ? lookAhead(() => follow(kind, body, situation, policy)) : null;
  await store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, subject);
    const command = await store.campaigns.lockGiven(tx, id);
    if (!command) return;
    const settle = (to: 'applied' | 'refused', outcome: string) =>
      store.commands.settleCommand(tx, command, to, outcome, to === 'applied' ? command.givenBy : actor);
    if (outlook === null || !mayTell(kind, campaign.state))
      return settle('refused', `The season is ${campaign.state}; a ${seasonCommandNames[kind]} is not possible now.`);
    if ('refused' in outlook) return settle('refused', outlook.refused);
    const { following } = outlook;
    if (following.proposal) return propose(store, tx, campaign, command, { following, today: situation.today });
    await move(store, tx, campaign, command);
    await settle('applied', following.says);
  });
}

function lookAhead(look: () => Following): { following: Following } | { refused: string } {
  try {
    return { following: look() };
  } catch (error) {
    // What speaks against it is told to who asked; anything else is a defect.
    if (error instanceof MusterError && !error.retry) return { refused: error.message };
    throw error;
  }
}

/** A new version of the plan: for a person to approve, or in force at once where the policy needs nobody. */
async function propose(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  command: SeasonCommandRecord,
  { following: { proposal, needsApproval }, today }: { following: Following; today: string },
): Promise<void> {
  if (!proposal) return;
  const { request, plan, kind, reason } = proposal;
  const draft = { request, plan, kind, reason, madeBy: command.givenBy };
  const version = await store.campaigns.proposePlan(tx, store.asks, campaign, draft);
  await store.campaigns.waitForPlan(tx, command.id, version);
  if (campaign.planVersion === null) return backToDraft(store, tx, campaign, command, version);
  if (needsApproval) return;
  const made = await store.campaigns.readPlan(tx, campaign.id, version);
  await putInForce(store, tx, campaign, made, { by: `policy:season@${campaign.policies.season}`, today });
}

/** Before any plan is in force there is nothing to wait for: the season is a draft again, and its plan is asked for anew. */
async function backToDraft(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  command: SeasonCommandRecord,
  version: number,
): Promise<void> {
  await store.campaigns.moveCampaign(tx, campaign, 'draft', command.givenBy, { version }, { paused_from: null });
  await store.campaigns.settleProposed(
    tx,
    campaign.id,
    version,
    'applied',
    `It goes on with plan ${version}, which has later dates.`,
    command.givenBy,
  );
}

async function move(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  { id, kind, body, givenBy }: SeasonCommandRecord,
): Promise<void> {
  const { reason } = body as { reason: string };
  const told = { command: id, reason };
  switch (kind) {
    case 'pause':
      await store.campaigns.moveCampaign(tx, campaign, 'paused', givenBy, told, { paused_from: campaign.state });
      return;
    case 'resume':
      await store.campaigns.moveCampaign(tx, campaign, campaign.pausedFrom ?? 'draft', givenBy, told, {
        paused_from: null,
      });
      return;
    case 'cancel':
      return store.campaigns.cancelCampaign(tx, store.asks, campaign, givenBy, told);
    case 'replace':
      return letGoLate(store, tx, campaign, { id, body: body as Replace, givenBy });
    case 'ramp-down': {
      const { lastDay } = body as RampDown;
      const peak =
        campaign.state === 'ramping'
          ? await store.campaigns.moveCampaign(tx, campaign, 'peak', givenBy, told)
          : campaign;
      await store.campaigns.moveCampaign(tx, peak, 'ramping_down', givenBy, told, lastDay ? { ends_on: lastDay } : {});
      return;
    }
    default:
  }
}

/** Whoever is late stops, with everything taken back; the part that makes offers finds the places free, and offers them to the next. */
async function letGoLate(
  store: Store,
  tx: Tx,
  campaign: CampaignRecord,
  { id, body, givenBy }: { id: string; body: Replace; givenBy: string },
): Promise<void> {
  for (const { engagementId, workflowId } of toReplace(await store.campaigns.lateMembers(tx, campaign.id), body))
    await store.commands.giveCommand(tx, {
      id: deriveId('command', engagementId, 'terminate', 'replace', id),
      subject: engagementId,
      workflowId,
      kind: 'terminate',
      body: { reason: `no answer for ${body.lateDays} days or more: ${body.reason}`.slice(0, 2000), cause: 'other' },
      by: givenBy,
    });
}

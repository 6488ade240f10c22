import { isTimeZone, localDate } from '../../domain/calendar';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { planSeason } from '../../domain/campaign/plan';
import { Conflict } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { policyKinds } from '../../domain/policy/kinds';
import type { PlanPreview } from '../../domain/season/contract';
import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';
import { sameContent } from './same-content';

/** Most bytes of a season: a demand file of 10 MB as a JSON string, whose quotes and line ends take a second character. */
export const seasonBytes = 12 * 1024 * 1024;

/**
 * Takes a season in: plans it, then writes season, plan, requisition, event and the start of its run in one transaction, and
 * delivers the start. The same external id from the same caller finds the same season; another content under it is a Conflict.
 * Throws Invalid with every field that is wrong; then nothing is written.
 */
export async function createCampaign(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  request: CampaignRequest,
  facts: { requestId: string; patienceSeconds: number },
): Promise<{ id: string; fresh: boolean }> {
  const { store } = services;
  const source = actorIdOf(caller);
  const id = deriveId('campaign', source, request.externalId);
  if (await isKnown(services, id, request)) return { id, fresh: false };
  // Half a second of arithmetic belongs into no transaction.
  const plan = planSeason(request, { asOf: await todayIn(services, request.timeZone) });
  const fresh = await store.transaction(async (tx) =>
    store.campaigns.draftCampaign(tx, {
      ...{ id, source, requestedBy: source, request, plan },
      policies: await store.policies.latest(tx, policyKinds),
      patienceSeconds: facts.patienceSeconds,
      memo: { requestId: facts.requestId },
    }),
  );
  // Somebody took the same id in while we planned.
  if (!fresh) await isKnown(services, id, request);
  await services.deliver();
  return { id, fresh };
}

/** What a request would be planned as; nothing is written. Throws Invalid with every field that is wrong. */
export async function previewCampaign(
  services: Pick<Services, 'store'>,
  request: CampaignRequest,
): Promise<PlanPreview> {
  const plan = planSeason(request, { asOf: await todayIn(services, request.timeZone) });
  return { dryRun: true, plan, against: null, changes: [] };
}

/** The business day in a zone; in one that there is not, of UTC: the plan refuses the zone by name. */
async function todayIn({ store }: Pick<Services, 'store'>, timeZone: string): Promise<string> {
  const now = await store.transaction((tx) => store.clock.now(tx));
  return localDate(now, isTimeZone(timeZone) ? timeZone : 'UTC');
}

/** Whether the season was taken in before. Throws Conflict when it was with another content. */
async function isKnown({ store }: Pick<Services, 'store'>, id: string, request: CampaignRequest): Promise<boolean> {
  const first = await store.transaction((tx) => store.campaigns.findPlan(tx, id, 1));
  if (!first) return false;
  if (sameContent(first.request, request)) return true;
  throw new Conflict(
    `externalId “${request.externalId}” is taken by season ${id} with another content; use a new one, or change its plan: PUT /v1/campaigns/${id}/plan.`,
    { campaign: id },
  );
}

import { atLocal } from '../../domain/calendar';
import { fallStarts, stageDays, stagesDue } from '../../domain/season/stages';
import type { PartResult, SeasonPart } from './part';

const actor = 'system:campaign';

/** Moves the season through its stages, by date and by what its classes do. */
export const stages: SeasonPart = async ({ store }, { campaign: { id, timeZone }, plan, policy, now, today }) =>
  store.transaction(async (tx): Promise<PartResult> => {
    let campaign = await store.campaigns.lockCampaign(tx, id);
    const { state, startsOn, peakOn, endsOn } = campaign;
    const waves = await store.campaigns.wavePlaces(tx, id);
    const fallOn = fallStarts(plan.request, plan.plan, endsOn, policy.release.noticeDays);
    const facts = { state, startsOn, peakOn, fallOn, waves };
    const due = stagesDue(facts, today);
    for (const stage of due) campaign = await store.campaigns.moveCampaign(tx, campaign, stage, actor);
    const next = stageDays(facts)
      .map((day) => atLocal(day, 0, timeZone))
      .find((at) => at > now);
    return {
      ...(due.length > 0 && { did: due.map((stage) => stage.replace('_', ' ')).join(', ') }),
      ...(next && { next }),
    };
  });

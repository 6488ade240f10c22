import { shiftDate } from '../../domain/calendar';
import type { CampaignState } from '../../domain/lifecycle';
import { cancelClass } from './cancel-class';
import type { SeasonPart } from './part';

const actor = 'system:campaign';

/** States in which people are sought, offered and trained. */
export const recruitingStates: readonly CampaignState[] = ['approved', 'recruiting', 'ramping', 'peak'];

/**
 * The classes follow the plan in force: new ones are written, those that have not begun take its dates and figures, and those
 * that it no longer has are cancelled. A class is the same one while its live week and room are.
 */
export const followPlan: SeasonPart = async ({ store }, { campaign, plan }) => {
  if (campaign.planVersion === null || !recruitingStates.includes(campaign.state)) return {};
  const { nestingWeeks } = plan.request.training;
  const planned = plan.plan.classes.map((one) => ({ ...one, nestingStarts: shiftDate(one.liveOn, -7 * nestingWeeks) }));
  return store.transaction(async (tx) => {
    const { id } = await store.campaigns.lockCampaign(tx, campaign.id);
    const waves = await store.waves.listWaves(tx, id);
    const standing = waves.filter(({ state }) => state !== 'cancelled');
    const of = ({ liveWeek, room }: { liveWeek: number; room: number }) =>
      standing.find((wave) => wave.liveWeek === liveWeek && wave.room === room);
    let next = waves.length;
    let made = 0;
    for (const one of planned) {
      const wave = of(one);
      if (!wave) {
        next += 1;
        made += 1;
        await store.waves.insertWave(tx, id, next, one, actor);
      } else if (wave.state === 'planned' || wave.state === 'filling') {
        await store.waves.replanWave(tx, await store.waves.lockWave(tx, wave.id), one, actor);
      }
    }
    const dropped = standing.filter(
      (wave) =>
        (wave.state === 'planned' || wave.state === 'filling') &&
        !planned.some((one) => one.liveWeek === wave.liveWeek && one.room === wave.room),
    );
    for (const wave of dropped)
      await cancelClass(store, tx, await store.waves.lockWave(tx, wave.id), {
        by: actor,
        why: 'the plan has it no more',
      });
    return made + dropped.length > 0 ? { did: `${made} classes planned, ${dropped.length} dropped` } : {};
  });
};

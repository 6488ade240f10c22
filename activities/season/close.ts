import { addDays, atLocal } from '../../domain/calendar';
import { deriveId } from '../../domain/ids';
import { seasonCalls } from '../../domain/season/keys';
import type { Season, SeasonPart, SeasonPorts } from './part';
import { letGoMembers } from './seats';

const actor = 'system:campaign';
// Commands and dates of so many people at a time; the next turn goes on.
const batch = 500;

/**
 * The end of a season, by its date or because it was cancelled: whoever is before work falls out with everything taken back,
 * whoever works leaves properly, and the season is closed when nobody of it is under way any more.
 */
export const close: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now } = season;
  // A cancelled season may have been over at once, with classes and listings still to be ended.
  if (campaign.closedAt !== null && campaign.state !== 'cancelled') return {};
  const done = await store.transaction((tx) => store.members.callDone(tx, campaign.id, seasonCalls.close, now));
  const did = done > 0 ? [`${done} may be closed`] : [];
  const endsAt = addDays(atLocal(campaign.endsOn, 0, campaign.timeZone), 1, campaign.timeZone);
  const over = campaign.state === 'cancelled' || (campaign.planVersion !== null && endsAt <= now);
  const { endsOn } = campaign;
  const brought = await store.transaction((tx) =>
    store.releases.endWithSeason(tx, campaign.id, { endsAt, endsOn, actor }),
  );
  if (brought > 0) did.push(`${brought} end with the season`);
  if (!over) return { ...(did.length > 0 && { did: did.join(', ') }), next: endsAt };

  await endClasses(ports, season);
  const sent =
    campaign.state === 'cancelled' ? await endEngagements(ports, season) : await endBeforeWork(ports, season);
  if (sent > 0) did.push(`${sent} are told that it is over`);
  const ended = await store.transaction(async (tx) => {
    const locked = await store.campaigns.lockCampaign(tx, campaign.id);
    if ((await store.members.underWay(tx, campaign.id, 1)).length > 0) return null;
    // Whoever fell out of a class is paid for the days in it.
    if (await store.members.owesAnybody(tx, campaign.id)) return null;
    if (locked.state === 'cancelled') await store.campaigns.noteClosed(tx, campaign.id, now);
    else if (locked.state === 'ramping_down') {
      // What was settled within this very turn.
      await store.asks.withdrawAll(tx, campaign.id, 'the season is over');
      await store.campaigns.moveCampaign(tx, locked, 'closed', actor, {}, { closed_at: now });
    } else return null;
    return locked.state;
  });
  if (ended && campaign.closedAt === null) did.push('nobody is under way any more');
  return { ...(did.length > 0 && { did: did.join(', ') }) };
};

/** No class begins any more. */
async function endClasses({ store }: SeasonPorts, { campaign }: Season): Promise<void> {
  await store.transaction(async (tx) => {
    for (const wave of await store.waves.listWaves(tx, campaign.id))
      if (
        ['planned', 'filling', ...(campaign.state === 'cancelled' ? ['training', 'nesting'] : [])].includes(wave.state)
      )
        await store.waves.moveWave(tx, await store.waves.lockWave(tx, wave.id), 'cancelled', actor, {
          why: campaign.state === 'cancelled' ? 'the season is cancelled' : 'the season is over',
        });
  });
}

/** A cancelled season ends every engagement as a person would: before work by taking back, at work by leaving, access first. */
async function endEngagements({ store }: SeasonPorts, { campaign }: Season): Promise<number> {
  return store.transaction(async (tx) => {
    const people = (await store.members.underWay(tx, campaign.id, 10_000)).filter(({ state }) => state !== 'ending');
    const untold = await store.members.untold(
      tx,
      people.map((person) => ({ ...person, command: cancelOf(person.engagementId) })),
    );
    for (const person of untold.slice(0, batch))
      await store.commands.giveCommand(tx, {
        id: person.command,
        subject: person.engagementId,
        workflowId: person.workflowId,
        kind: 'terminate',
        body: { reason: 'the season was cancelled', cause: 'business' },
        by: actor,
      });
    return Math.min(batch, untold.length);
  });
}

const cancelOf = (engagementId: string) => deriveId('command', engagementId, 'terminate', 'season', 'over');

/** Whoever has not begun to work by the last day does not begin any more. */
async function endBeforeWork({ store }: SeasonPorts, { campaign, now }: Season): Promise<number> {
  return store.transaction(async (tx) => {
    const waiting = await store.members.listMembers(tx, campaign.id, {
      states: ['cleared', 'booked', 'waitlisted', 'training'],
    });
    const called = waiting.filter(({ leftWhy, engagement }) => leftWhy === null && engagement !== 'active');
    await letGoMembers(store, tx, called, 'the season is over', now);
    const offered = await store.members.listMembers(tx, campaign.id, { states: ['offered'] });
    const untold = await store.members.untold(
      tx,
      offered.map((member) => ({ ...member, command: cancelOf(member.engagementId) })),
    );
    for (const member of untold.slice(0, batch))
      await store.commands.giveCommand(tx, {
        id: member.command,
        subject: member.engagementId,
        workflowId: member.workflowId,
        kind: 'terminate',
        body: { reason: 'the season is over', cause: 'business' },
        by: actor,
      });
    return called.length + Math.min(batch, untold.length);
  });
}

import { addDays, atLocal, shiftDate } from '../../domain/calendar';
import { groupKey } from '../../domain/ids';
import { releaseAsk } from '../../domain/season/release-asks';
import { releaseOf } from '../../domain/season/release';
import { seasonStretches } from '../../domain/season/keys';
import type { Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';

/**
 * The ramp-down: before each week that needs fewer people a list is proposed, in time for signature and notice. What a person signs
 * is carried out; without a signature nobody is released before the season’s end.
 */
export const release: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now } = season;
  if (campaign.state !== 'peak' && campaign.state !== 'ramping_down') return {};
  const did: string[] = [];
  for (const list of await store.releases.listReleases(store.reader, campaign.id)) {
    if (list.state !== 'proposed') continue;
    const end = await carryOut(ports, season, list.no);
    if (end) did.push(end);
    ports.beat();
  }
  const dates: string[] = [];
  for (const starts of falls(season)) {
    const proposeAt = proposalOf(starts, season);
    if (proposeAt > now) dates.push(proposeAt);
    else if (atLocal(starts, 0, campaign.timeZone) > now) {
      const proposed = await propose(ports, season, starts);
      if (proposed) did.push(proposed);
    }
  }
  const [next = null] = dates.sort();
  return { ...(did.length > 0 && { did: did.join(', ') }), next };
};

/** First days of weeks that need fewer people than the one before. */
function falls({ plan }: Season): string[] {
  const { weeks } = plan.plan;
  return weeks.flatMap((week, at) => {
    const before = weeks[at - 1];
    return week.week > 0 && before && week.requiredHeads < before.requiredHeads ? [week.starts] : [];
  });
}

/** A list is signed, and everyone on it has the notice, before the week begins. */
function proposalOf(starts: string, { campaign, policy }: Season): string {
  const { noticeDays, dueDays } = policy.release;
  return addDays(atLocal(starts, 9, campaign.timeZone), -(noticeDays + dueDays), campaign.timeZone);
}

async function propose({ store }: SeasonPorts, season: Season, starts: string): Promise<string | null> {
  const { campaign, plan, policy, today } = season;
  const endsOn = shiftDate(starts, -1);
  return store.transaction(async (tx) => {
    await store.campaigns.lockCampaign(tx, campaign.id);
    const known = await store.releases.listReleases(tx, campaign.id);
    // One list per last day; who is on an open one is not put on another.
    if (known.some((list) => list.endsOn === endsOn || list.state === 'proposed')) return null;
    const { entries, surplus, expectedLeavers } = releaseOf({
      people: await store.releases.releaseCandidates(tx, campaign.id, endsOn),
      weeks: plan.plan.weeks.filter((week) => week.starts >= starts),
      today,
      weeklySurvival: plan.request.yields.weeklySurvival,
      ramp: plan.request.ramp,
    });
    if (entries.length === 0) return null;
    const list = { endsOn, surplus, expectedLeavers, entries };
    const no = await store.releases.proposeRelease(tx, campaign.id, list, actor);
    if (no === null) return null;
    const counts = await store.releases.countRelease(tx, campaign.id, no);
    const dueAt = addDays(season.now, policy.release.dueDays, campaign.timeZone);
    await store.asks.open(tx, releaseAsk(campaign, { no, ...list, ...counts }, dueAt, policy));
    return `list ${no}: ${entries.length} may be released after ${endsOn}`;
  });
}

/** Takes the signature, or that there is none, and gives everyone on a signed list their last day. */
async function carryOut({ store }: SeasonPorts, { campaign, now }: Season, no: number): Promise<string | null> {
  return store.transaction(async (tx) => {
    const list = await store.releases.lockRelease(tx, campaign.id, no);
    if (list.state !== 'proposed') return null;
    const [ask] = await store.asks.outcomes(tx, groupKey(campaign.id, seasonStretches.release(no)));
    if (!ask || ask.state === 'open') return null;
    const decided = { by: ask.answeredBy ?? 'system:sweeper', at: ask.answeredAt ?? now, reason: ask.reason };
    if (ask.option !== 'sign') {
      await store.releases.decideRelease(tx, list, 'refused', decided);
      return `list ${no} is not signed`;
    }
    await store.releases.decideRelease(tx, list, 'signed', decided);
    const endsAt = addDays(atLocal(list.endsOn, 0, campaign.timeZone), 1, campaign.timeZone);
    const people = await store.releases.applyRelease(tx, list, endsAt, decided.by);
    return `list ${no} is signed: ${people} leave after ${list.endsOn}`;
  });
}

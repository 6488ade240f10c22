import { atLocal } from '../../domain/calendar';
import { groupKey } from '../../domain/ids';
import { goAsk } from '../../domain/season/class-asks';
import { seasonCalls, seasonStretches } from '../../domain/season/keys';
import { isShort } from '../../domain/season/readiness';
import type { Tx } from '../../adapters/db/connection';
import type { WaveRecord } from '../../adapters/db/season/waves';
import { policyOf } from '../journey';
import { cancelClass, dayPassed } from './cancel-class';
import { recruitingStates } from './recruiting';
import type { Season, SeasonPart, SeasonPorts } from './part';
import { idsOf, letGoMembers, timesOf } from './seats';

const actor = 'system:campaign';

/**
 * Classes by their dates: go or no-go, the first day, who did not come, the end of the classroom, the floor. A paused season
 * begins no class; one that has begun goes on.
 */
export const classes: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now } = season;
  const waves = await store.waves.listWaves(store.reader, campaign.id);
  const did: string[] = [];
  const dates: string[] = [];
  for (const wave of waves) {
    const step = await store.transaction(async (tx) => {
      const locked = await store.waves.lockWave(tx, wave.id);
      if (locked.state === 'filling' && recruitingStates.includes(campaign.state))
        return beginClass(ports, season, tx, locked);
      if (locked.state === 'training') return endClassroom(ports, season, tx, locked);
      if (locked.state === 'nesting') return endNesting(ports, season, tx, locked);
      return null;
    });
    if (step?.did) did.push(step.did);
    dates.push(...(step?.dates ?? []));
    ports.beat();
  }
  const [next = null] = dates.filter((at) => at > now).sort();
  return { ...(did.length > 0 && { did: did.join(', ') }), next };
};

interface Step {
  did?: string;
  dates: string[];
}

async function beginClass({ store }: SeasonPorts, season: Season, tx: Tx, wave: WaveRecord): Promise<Step> {
  const { campaign, now, policy, plan } = season;
  const times = timesOf(wave, season);
  const dates = [times.goAt, times.beginsAt];
  if (now < times.goAt) return { dates };
  const members = await store.members.listMembers(tx, campaign.id, {
    states: ['booked', 'waitlisted'],
    waveId: wave.id,
  });
  const booked = members.filter(({ state }) => state === 'booked').length;
  const { go } = wave;
  if (go === null) {
    const outcomes = await store.asks.outcomes(tx, groupKey(campaign.id, seasonStretches.go(wave.no)));
    const ask = outcomes[0];
    if (!ask && now < times.beginsAt) {
      const facts = { ...wave, booked, waitlisted: members.length - booked };
      await store.asks.open(tx, goAsk(campaign, facts, plan.request.yields.show, goDue(times, season), policy));
      return { did: `class ${wave.no}: go or no-go is asked`, dates };
    }
    const open = ask?.state === 'open' && now < times.beginsAt;
    if (open) return { dates };
    const said = ask?.option ?? policy.classes.goSilence;
    const by = ask?.answeredBy ?? actor;
    if (said === 'cancel') {
      await cancelClass(store, tx, wave, { by, why: 'no-go' });
      return { did: `class ${wave.no} is cancelled`, dates: [] };
    }
    const short = isShort({ booked, seats: wave.seats }, policy.classes.shortBelow);
    await store.waves.changeWave(tx, wave.id, { go: short ? 'short' : 'go', short });
  }
  if (now < times.beginsAt) return { dates };
  await store.asks.withdraw(tx, groupKey(campaign.id, seasonStretches.go(wave.no)), 'the class has begun');
  if (now >= times.shownBy) {
    await cancelClass(store, tx, wave, { by: actor, why: dayPassed });
    return { did: `class ${wave.no} is cancelled: its day has passed`, dates: [] };
  }
  if (booked === 0) {
    await cancelClass(store, tx, wave, { by: actor, why: 'nobody is booked' });
    return { did: `class ${wave.no} is cancelled: nobody is booked`, dates: [] };
  }
  const short = isShort({ booked, seats: wave.seats }, policy.classes.shortBelow);
  await store.waves.moveWave(tx, wave, 'training', actor, { booked, short }, { short });
  const known = await admitCertified(store, season, tx, wave);
  const certified = known > 0 ? `, ${known} of them with a certificate` : '';
  return { did: `class ${wave.no} begins with ${booked}${certified}`, dates: [times.shownBy] };
}

function goDue(times: ReturnType<typeof timesOf>, { policy, now }: Season): string {
  const due = new Date(Date.parse(now) + policy.classes.goDueHours * 3_600_000).toISOString();
  return due < times.beginsAt ? due : times.beginsAt;
}

/** Whoever was here before and whose certificate is still valid sits out the classroom: a shortened onboarding. */
async function admitCertified(
  store: SeasonPorts['store'],
  { campaign, now }: Season,
  tx: Tx,
  wave: WaveRecord,
): Promise<number> {
  const { course } = await policyOf(store, tx, campaign.policies, 'onboard/season');
  const until = atLocal(wave.classroomOn, 9, campaign.timeZone);
  const booked = await store.members.listMembers(tx, campaign.id, { states: ['booked'], waveId: wave.id });
  const able = booked.filter(({ engagement }) => engagement === 'training').slice(0, wave.seats - wave.checkedIn);
  const certified: string[] = [];
  for (const { talentId, engagementId } of able)
    if (await store.certificates.certificateFor(tx, { talentId, engagementId, course, until }))
      certified.push(engagementId);
  await store.members.moveMembers(tx, certified, {
    to: 'training',
    actor,
    data: { why: 'has the certificate of the class' },
    changes: { checked_in_at: now, passed_at: now },
  });
  await store.waves.recountWaves(tx, [wave.id]);
  return certified.length;
}

/**
 * No-shows after the first day. Whose access was not there did not stay away: they wait for the next class. At the end of the
 * classroom whoever passed is called to the floor.
 */
async function endClassroom({ store }: SeasonPorts, season: Season, tx: Tx, wave: WaveRecord): Promise<Step> {
  const { campaign, now } = season;
  const { shownBy } = timesOf(wave, season);
  const ends = atLocal(wave.nestingOn, 9, campaign.timeZone);
  if (now < shownBy) return { dates: [shownBy] };
  const booked = await store.members.listMembers(tx, campaign.id, { states: ['booked'], waveId: wave.id });
  const missing = booked.filter(({ leftWhy }) => leftWhy === null);
  const able = missing.filter(({ engagement }) => engagement === 'training');
  const kept = missing.filter(({ engagement }) => engagement !== 'training');
  await letGoMembers(store, tx, able, 'did not come to the class', now);
  await store.waves.waitForNextClass(tx, wave, idsOf(kept), { actor, why: 'access was not there on the first day' });
  const said = [
    ...(able.length > 0 ? [`${able.length} did not come`] : []),
    ...(kept.length > 0 ? [`${kept.length} had no access yet and wait for the next one`] : []),
  ];
  const did = said.length > 0 ? { did: `class ${wave.no}: ${said.join(', ')}` } : {};
  if (now < ends) return { ...did, dates: [ends] };
  const nests = wave.nestingOn < wave.liveOn;
  await store.waves.moveWave(tx, wave, nests ? 'nesting' : 'live', actor, { checkedIn: wave.checkedIn });
  return { did: `class ${wave.no} leaves the classroom`, dates: [] };
}

async function endNesting({ store }: SeasonPorts, { campaign, now }: Season, tx: Tx, wave: WaveRecord): Promise<Step> {
  const ends = atLocal(wave.liveOn, 9, campaign.timeZone);
  if (now < ends) return { dates: [ends] };
  await store.waves.moveWave(tx, wave, 'live', actor);
  return { did: `class ${wave.no} is live`, dates: [] };
}

/** Whoever passed is called to the floor once the classroom is over, as many as the season’s target has room for. */
export const floor: SeasonPart = async ({ store }, { campaign, now }) => {
  if (campaign.state === 'cancelled' || campaign.state === 'closed') return {};
  return store.transaction(async (tx) => {
    const { targetHeads } = await store.campaigns.lockCampaign(tx, campaign.id);
    const room = targetHeads - (await store.members.activeHeads(tx, campaign.id));
    const over = (await store.waves.listWaves(tx, campaign.id)).filter(({ state }) =>
      ['nesting', 'live'].includes(state),
    );
    const trained = await store.members.listMembers(tx, campaign.id, { states: ['training'] });
    const passed = trained.filter(
      ({ passedAt, waveId, leftWhy, engagement }) =>
        passedAt !== null && leftWhy === null && engagement === 'training' && over.some(({ id }) => id === waveId),
    );
    const called = passed.slice(0, Math.max(0, room));
    await store.members.callMembers(tx, idsOf(called), seasonCalls.class, now);
    return called.length > 0 ? { did: `${called.length} go to the floor` } : {};
  });
};

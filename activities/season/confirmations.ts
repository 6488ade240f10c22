import { atLocal, localDate, showDate, showInstant, weekPeriod } from '../../domain/calendar';
import { plus } from '../../domain/clock';
import { portalPages } from '../../domain/engagement/links';
import { countInWords } from '../../domain/engagement/words';
import { confirmationDue, mustConfirm } from '../../domain/season/readiness';
import { recruitingStates } from './recruiting';
import type { Season, SeasonPart, SeasonPorts } from './part';
import { timesOf } from './seats';

const batch = 500;
// A mail a few hours later still leaves most of a day to confirm; a turn is for a whole season.
const hoursBetweenLooks = 6;

/**
 * Mails to whoever has to say that they come: to a class once for each of its two dates, to shifts once for all of the next days, never
 * one by one. Whoever said so already is left alone.
 */
export const confirmations: SeasonPart = async (ports, season) => {
  if (season.campaign.planVersion === null) return {};
  const { store } = ports;
  const { campaign, policy, now } = season;
  const places = await callPlaces(ports, season);
  const people = await callShifts(ports, season);
  const first = await store.transaction((tx) => store.shifts.firstUncalled(tx, campaign.id));
  const due = first && plus(first, { hours: -callHours(season) });
  const soon = plus(now, { hours: Math.min(hoursBetweenLooks, policy.mail.shiftHours) });
  const did = [
    places > 0 && `${countInWords(places, 'person', 'people')} asked to confirm their class`,
    people > 0 && `${countInWords(people, 'person', 'people')} asked to confirm their shifts`,
  ]
    .filter(Boolean)
    .join(', ');
  return { ...(did && { did }), ...(due && { next: due > soon ? due : soon }) };
};

const callHours = ({ policy: { shifts, mail } }: Season) => shifts.confirmHours + mail.shiftHours;

async function callPlaces({ store, beat }: SeasonPorts, season: Season): Promise<number> {
  const { campaign, now } = season;
  if (!recruitingStates.includes(campaign.state)) return 0;
  const waves = await store.waves.listWaves(store.reader, campaign.id);
  let told = 0;
  for (const wave of waves.filter(({ state }) => state === 'filling')) {
    const times = timesOf(wave, season);
    const stage = confirmationDue(times, now);
    if (stage === null) continue;
    told += await store.transaction(async (tx) => {
      const booked = await store.members.listMembers(tx, campaign.id, { states: ['booked'], waveId: wave.id });
      const silent = booked.filter((member) => mustConfirm(member, times, stage));
      const begins = showDate(atLocal(wave.classroomOn, 12, 'UTC'), 'UTC');
      return store.news.tellMany(
        tx,
        silent.map(({ engagementId, talentId }) => ({
          kind: 'confirm-place' as const,
          engagement: engagementId,
          to: talentId,
          about: `${wave.id}-${stage}`,
          page: portalPages.place,
          why: `class ${wave.no}, from ${begins} on`,
          until: stage === 'week' ? times.dayAhead : times.lastCall,
        })),
      );
    });
    beat();
  }
  return told;
}

async function callShifts({ store, beat }: SeasonPorts, season: Season): Promise<number> {
  const { campaign, policy, today, now } = season;
  const { timeZone } = campaign;
  const which = { hours: callHours(season), today: atLocal(today, 0, timeZone), limit: batch };
  for (let sum = 0; ;) {
    const told = await store.transaction(async (tx) => {
      const people = await store.shifts.callUnconfirmed(tx, campaign.id, which);
      await store.news.tellMany(
        tx,
        people.map(({ engagementId, talentId, shifts, firstAt }) => ({
          kind: 'confirm-shifts' as const,
          engagement: engagementId,
          to: talentId,
          about: localDate(now, timeZone),
          page: `${portalPages.week}?week=${weekPeriod(firstAt, timeZone)}`,
          why: `${countInWords(shifts, 'shift')}, the first on ${showInstant(firstAt, timeZone)}`,
          until: plus(firstAt, { hours: -policy.shifts.confirmHours }),
        })),
      );
      return people.length;
    });
    sum += told;
    beat();
    if (told < batch) return sum;
  }
}

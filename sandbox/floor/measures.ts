import { z } from 'zod';
import { atLocal, atMinute, shiftDate, weekPeriod } from '../../domain/calendar';
import { talentFor } from '../people/season-fate';
import type { SeasonPlay } from '../people/season-play';
import { between, chance } from '../support/random';
import type { FloorDay } from './floor';
import { membersIn } from './people-of-season';
import { staffing } from './staffing';

const Plan = z.object({
  plan: z.object({
    weeks: z.array(z.object({ starts: z.string(), calls: z.number().nullable(), baseHeads: z.number() })),
  }),
  request: z.object({
    service: z.object({ shrinkage: z.union([z.number(), z.record(z.string(), z.number())]) }),
    hours: z.object({ perAgentWeek: z.number(), attendance: z.number(), openPerWeek: z.number() }),
  }),
});
const Block = z.object({
  queue: z.string(),
  from: z.string(),
  until: z.string(),
  needed: z.number(),
  capacity: z.number(),
  claimed: z.number(),
});
const Blocks = z.object({ items: z.array(Block) });
const anything = z.unknown();

/** What the tools of the floor measure: each Monday how people did last week, each day what came and was handled the day before. */
export async function measures(today: FloorDay): Promise<void> {
  if (new Date(`${today.day}T00:00:00Z`).getUTCDay() === 1) await weekOfPeople(today);
  await dayOfDemand(today);
}

async function weekOfPeople(today: FloorDay): Promise<void> {
  const { season, day, api } = today;
  const period = weekPeriod(atLocal(shiftDate(day, -3), 12, season.timeZone), season.timeZone);
  const people = membersIn(today.classes, 'live', 'leaving');
  const metrics = people.flatMap(({ engagement, talent }) => metricsOf(season, { engagement, talent, period }));
  for (let from = 0; from < metrics.length; from += 1000)
    await api.post('/v1/metrics', { metrics: metrics.slice(from, from + 1000) }, today.key('metrics', from), anything);
}

/** Around what somebody is able to, with the luck of the week. */
function metricsOf(season: SeasonPlay, about: { engagement: string; talent: string; period: string }) {
  const { engagement, talent, period } = about;
  const able = talentFor(season, talent);
  const luck = (metric: string, spread: number) => between(-spread, spread, season.seed, metric, talent, period);
  const contacts = 60 + Math.floor(chance(season.seed, 'contacts', talent, period) * 60);
  const aht = season.floor?.ahtSeconds ?? 180;
  const line = (metric: string, value: number, n: number) => ({ engagement, period, metric, value: round(value), n });
  return [
    line('qa', bounded(64 + 30 * able + luck('qa', 6), 0, 100), 4),
    line('csat', bounded(3.5 + 1.2 * able + luck('csat', 0.25), 1, 5), Math.round(contacts * 0.2)),
    line('fcr', bounded(0.62 + 0.25 * able + luck('fcr', 0.05), 0, 1), contacts),
    line('aht', aht * bounded(1.2 - 0.3 * able + luck('aht', 0.08), 0.6, 2), contacts),
  ];
}

async function dayOfDemand(today: FloorDay): Promise<void> {
  const { season, day, api, campaign } = today;
  const yesterday = shiftDate(day, -1);
  const plan = await api.get(`/v1/campaigns/${campaign}/plan`, Plan);
  const week = plan?.plan.weeks.find(({ starts }) => starts <= yesterday && yesterday < shiftDate(starts, 7));
  if (!week || week.calls === null) return;
  const [from, to] = [atMinute(yesterday, 0, season.timeZone), atMinute(day, 0, season.timeZone)];
  const query = new URLSearchParams({ campaign, from, to });
  const blocks = (await api.get(`/v1/shift-blocks?${query.toString()}`, Blocks))?.items ?? [];
  const most = Math.max(1, ...blocks.map(({ capacity }) => capacity));
  const onContacts = staffing(plan!.request, week, blocks);
  const actuals = blocks.map((block) => ({
    ...actualOf(season, block, (week.calls! * block.capacity) / most),
    staffed: round(onContacts(block)),
  }));
  for (let start = 0; start < actuals.length; start += 500)
    await api.post(
      `/v1/actuals?campaign=${campaign}&gaps=accept`,
      { actuals: actuals.slice(start, start + 500) },
      today.key('actuals', start),
      anything,
    );
}

/** `expected`: calls of the interval by the plan. Whoever is not there cannot answer. */
function actualOf(season: SeasonPlay, block: z.infer<typeof Block>, expected: number) {
  const noise = season.floor?.demandNoise ?? 0;
  const seed = [season.seed, 'demand', block.queue, block.from] as const;
  const offered = Math.max(0, Math.round(expected * (1 + between(-noise, noise, ...seed))));
  const cover = block.needed === 0 ? 1 : Math.min(1, block.claimed / block.needed);
  const handled = Math.round(offered * Math.min(1, 0.9 + 0.1 * cover));
  return {
    queue: block.queue,
    starts: block.from,
    offered,
    handled,
    abandoned: offered - handled,
    ahtSeconds: round((season.floor?.ahtSeconds ?? 180) * between(0.95, 1.06, ...seed, 'aht')),
    serviceLevel: round(bounded(0.55 + 0.35 * cover + between(-0.05, 0.05, ...seed, 'sl'), 0, 1)),
  };
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { atLocal, localDate, shiftDate } from '../domain/calendar';
import { CampaignRequest } from '../domain/campaign/contract';
import { callApi, callUntilUp } from './api';
import type { Sandbox } from './demo/play-hires';
import { keepPace } from './demo/season/keep-pace';
import { playSeason } from './demo/season/play-season';
import { seeSeason, type SeasonSight } from './demo/season/season-sight';
import { sizeSeason } from './demo/season/size-season';
import { root } from './stack/paths';
import type { RunFile } from './stack/run-file';

/** Seats of the season that an embedded stack opens with. */
const seats = 120;
const seed = 7;
const externalId = 'demo-season';
/** Business time runs so fast until the first class is in its classroom. */
const openingScale = 20_000;
// By then the people of a class have answered, were checked and have signed.
const daysToFill = 12;
const patienceMs = 240_000;

/**
 * Opens the running season of an embedded stack, once: its first class is taken to the classroom at a fast clock, which skips the
 * weeks in which nothing happens. People and floor of the sandbox go on playing it. Repeats change nothing.
 */
export async function seedSeason(run: RunFile, sandbox: Sandbox): Promise<void> {
  const known = await callUntilUp(() =>
    callApi<{ items: { externalId: string }[] }>(run, 'GET', '/v1/campaigns?limit=100'),
  );
  if (known.items.some((season) => season.externalId === externalId)) return;
  const file = CampaignRequest.parse(JSON.parse(await readFile(path.join(root, 'examples/season.json'), 'utf8')));
  const { now } = await callUntilUp(() => callApi<{ now: string }>(run, 'GET', '/v1/clock'));
  const { request, plan } = sizeSeason(file, seats, localDate(now, file.timeZone));
  const pace = keepPace(run, sandbox, Math.max(openingScale, run.scale));
  try {
    await setScale(run, Math.max(openingScale, run.scale));
    const id = await playSeason(run, sandbox, { request: { ...request, externalId }, seed });
    const first = [...plan.classes].sort((a, b) => (a.classroomStarts < b.classroomStarts ? -1 : 1))[0]!;
    const at = (day: string) => atLocal(day, 6, request.timeZone);
    await until(run, id, ({ state }) => state !== 'draft' && state !== 'planned');
    await skipTo(run, at(first.sourcingStarts));
    const filled = shiftDate(first.sourcingStarts, daysToFill);
    await until(run, id, (season) => season.now >= at(filled));
    await skipTo(run, at(shiftDate(first.classroomStarts, -8)));
    await until(run, id, ({ members }) => 'training' in members);
  } finally {
    await pace.stop();
    await setScale(run, run.scale);
  }
}

async function until(run: RunFile, id: string, reached: (season: SeasonSight) => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const season = await callUntilUp(() => seeSeason(run.databaseUrl, id));
    if (season && reached(season)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Business time goes on to an instant at once, unless it is past. */
async function skipTo(run: RunFile, instant: string): Promise<void> {
  const { now } = await callUntilUp(() => callApi<{ now: string }>(run, 'GET', '/v1/clock'));
  if (Date.parse(instant) <= Date.parse(now)) return;
  const body = { jumpTo: instant, reason: 'nothing happens until then' };
  await callUntilUp(() => callApi(run, 'POST', '/v1/clock', { body }));
}

async function setScale(run: RunFile, scale: number): Promise<void> {
  await callUntilUp(() => callApi(run, 'POST', '/v1/clock', { body: { scale, reason: 'demo season gets under way' } }));
}

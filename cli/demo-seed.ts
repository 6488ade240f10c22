import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { readStackConfig } from '../adapters/config';
import { localDate, shiftDate } from '../domain/calendar';
import { HireRequest } from '../domain/hire/contract';
import { callApi, callUntilUp } from './api';
import { sceneOf } from './audit/scene';
import { seedSeason } from './demo-season';
import { playHire, standingOf, startHire, type Sandbox } from './demo/play-hires';
import { moveTo } from './demo/shift-dates';
import { root } from './stack/paths';
import type { RunFile } from './stack/run-file';

/** Business time runs so fast until the first opening hire is at work. */
const openingScale = 20_000;

/**
 * The hires that an embedded stack opens with, each waiting where a person is to act, so that every page has something to show.
 * `until`: the last phase that the sandbox’s people play; without one nobody answers. `soonerDays`: the start comes earlier.
 */
const openings: readonly { externalId: string; title: string; until?: string; seed: number; soonerDays: number }[] = [
  { externalId: 'demo-spring-campaign', title: 'Spring campaign assets', until: 'assign', seed: 13, soonerDays: 3 },
  {
    externalId: 'demo-brand-refresh',
    title: 'Brand refresh of the client portal',
    until: 'source',
    seed: 12,
    soonerDays: 0,
  },
  { externalId: 'demo-poster-series', title: 'Poster series for the winter fair', seed: 11, soonerDays: 0 },
];

/**
 * Starts the opening season, then the opening hires, once, at a fast clock until the season’s first class is trained and the
 * first hire is at work. The season comes first: what a hire waits for must not lapse meanwhile. Repeats change nothing.
 */
export async function seedDemo(run: RunFile): Promise<void> {
  const { data } = readStackConfig(process.env);
  const sandbox: Sandbox = { url: run.sandbox, token: sceneOf(data).vendors.payments.token };
  await seedSeason(run, sandbox);
  const known = await callUntilUp(() =>
    callApi<{ items: { externalId: string }[] }>(run, 'GET', '/v1/hires?limit=100'),
  );
  const missing = openings.filter((opening) => !known.items.some((hire) => hire.externalId === opening.externalId));
  if (missing.length === 0) return;
  const [first, ...others] = missing as [(typeof openings)[number], ...(typeof openings)[number][]];
  if (first.until) {
    await setScale(run, Math.max(openingScale, run.scale));
    try {
      const id = await open(run, sandbox, first);
      await untilAtWork(run, id);
    } finally {
      await setScale(run, run.scale);
    }
    for (const opening of others) await open(run, sandbox, opening);
  } else for (const opening of missing) await open(run, sandbox, opening);
}

async function open(run: RunFile, sandbox: Sandbox, opening: (typeof openings)[number]): Promise<string> {
  const { externalId, title, until, seed, soonerDays } = opening;
  const file = HireRequest.parse(JSON.parse(await readFile(path.join(root, 'examples/designer.json'), 'utf8')));
  const { now } = await callUntilUp(() => callApi<{ now: string }>(run, 'GET', '/v1/clock'));
  const asOf = shiftDate(localDate(now, file.timeZone), -soonerDays);
  const id = await startHire(run, { ...moveTo(file, asOf), externalId, title });
  if (until) await playHire(sandbox, { thread: id, seed, until });
  return id;
}

async function untilAtWork(run: RunFile, id: string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    const { state } = await callUntilUp(() => standingOf(run, id));
    if (state === 'filled' || state === 'closed') return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function setScale(run: RunFile, scale: number): Promise<void> {
  await callUntilUp(() => callApi(run, 'POST', '/v1/clock', { body: { scale, reason: 'demo hires get under way' } }));
}

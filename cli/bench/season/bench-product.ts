import fs from 'node:fs';

import { localDate } from '../../../domain/calendar';
import type { CampaignRequest } from '../../../domain/campaign/contract';
import { callApi, callUntilUp } from '../../api';
import { sceneOf } from '../../audit/scene';
import { demoFolder } from '../../demo/demo-run';
import { playSeason } from '../../demo/season/play-season';
import { seasonClock } from '../../demo/season/season-clock';
import { seeSeason, type SeasonSight } from '../../demo/season/season-sight';
import { startStack } from '../../stack';
import { createLatencies } from '../latencies';
import { watchUsage } from '../process-usage';
import { countCosts, writesSoFar } from '../run-costs';
import { answerAtOnce } from './answer-at-once';
import { benchRequest } from './bench-request';
import { busyOf, type SeasonBenchOptions, type SeasonFigures } from './bench-season';
import { watchBoard } from './watch-board';

/**
 * Business time is almost the wall’s while something is to be done; in between it jumps. People apply within minutes, and are given
 * access for half an hour of the wall, the day before their class: still at 60 their class was over for thousands who came last.
 */
const scales = { applying: 60, working: 6 };
const lookEveryMs = 100;

/** The season on Muster: its people answer at once, its floor is the sandbox’s. */
export async function benchProduct(
  file: CampaignRequest,
  agents: number,
  options: SeasonBenchOptions,
): Promise<SeasonFigures> {
  const data = `${demoFolder(options.data)}-bench`;
  fs.rmSync(data, { recursive: true, force: true });
  const stack = await startStack({ data, scale: scales.applying, seed: 1, env: options.env, signal: options.signal });
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const sandbox = { url: stack.run.sandbox, token: sceneOf(data).vendors.payments.token };
    const { now } = await callUntilUp(() => callApi<{ now: string }>(stack.run, 'GET', '/v1/clock'));
    const request = benchRequest(file, agents, localDate(now, file.timeZone));
    const id = await playSeason(stack.run, sandbox, { request, seed: 1, people: false });
    const latencies = createLatencies();
    const people = answerAtOnce({ ...stack.run, thread: id, latencies });
    closing.push(() => people.close());
    const { databaseUrl, metrics } = stack.run;
    const clock = seasonClock({ door: stack.run, databaseUrl, metrics, sandbox, thread: id, answers: 'caller' });
    const stage = async (what: string, reached: (season: SeasonSight) => boolean) => {
      const quietBefore = clock.quietSeconds();
      const from = Date.now();
      const season = await until(reached);
      const seconds = (Date.now() - from) / 1000;
      options.told(
        `${what} after ${seconds.toFixed(1)} s, ${(clock.quietSeconds() - quietBefore).toFixed(1)} s of them quiet`,
      );
      return { seconds, season };
    };

    await stage('approved', ({ state }) => !['draft', 'planned'].includes(state));
    const quietAtStart = clock.quietSeconds();
    const writesBefore = await writesSoFar(stack.run.databaseUrl);
    const usage = watchUsage(() => stack.run.pids);
    const board = watchBoard(stack.run, id, latencies);
    closing.push(() => board.stop());
    const offered = await stage('all offers are out', ({ asked }) => asked >= agents);
    const slower = { scale: scales.working, reason: 'everybody is asked' };
    await callUntilUp(() => callApi(stack.run, 'POST', '/v1/clock', { body: slower }));
    const active = await stage(
      'all are at work',
      ({ members }) => (members['live'] ?? 0) + (members['nesting'] ?? 0) >= agents,
    );
    const working = await stage(
      'the end comes',
      ({ state, members }) => state === 'ramping_down' || 'leaving' in members,
    );
    const closed = await stage('all is closed', ({ state, timers }) => state === 'closed' && timers === 0);
    await board.stop();
    const processes = usage.stop();
    const writes = (await writesSoFar(stack.run.databaseUrl)) - writesBefore - people.sessions();
    const costs = await countCosts(stack.run, `MusterCampaign = '${id}'`, options.told);

    const { stream, ...calls } = latencies.spreads();
    const engagements = closed.season.offers;
    const figures = {
      ...{ variant: 'product' as const, agents, engagements, closed: closed.season.members['left'] ?? 0 },
      approveToAllOffered: offered.seconds,
      approveToAllActive: offered.seconds + active.seconds,
      weeksOfWork: working.seconds,
      rampDownToAllClosed: closed.seconds,
      quietSeconds: clock.quietSeconds() - quietAtStart,
      ...{ calls, streamLag: stream ?? null, processes },
      eventsPerEngagement: costs.events / engagements,
      stateTransitionsPerEngagement: costs.transitions / engagements,
      writeTransactionsPerEngagement: writes / engagements,
    };
    return { ...figures, engagementsPerSecond: agents / busyOf(figures) };

    async function until(reached: (season: SeasonSight) => boolean): Promise<SeasonSight> {
      let next = 0;
      for (;;) {
        options.signal.throwIfAborted();
        const answered = await people.round();
        if (answered === 0) await clock.look();
        if (Date.now() >= next) {
          const from = Date.now();
          // On a busy machine a look may come too late to be answered: the next one is.
          const season = await seeSeason(stack.run.databaseUrl, id).catch(() => null);
          // The bench is not what is measured: a fiftieth of the time at most.
          next = Date.now() + Math.max(lookEveryMs, 50 * (Date.now() - from));
          if (season && reached(season)) return season;
        }
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
    }
  } finally {
    for (const close of closing) await close().catch(() => undefined);
    await stack.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

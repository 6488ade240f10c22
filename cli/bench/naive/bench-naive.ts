import fs from 'node:fs';
import path from 'node:path';

import { Client, Connection } from '@temporalio/client';
import pg from 'pg';

import type { CampaignRequest } from '../../../domain/campaign/contract';
import { demoFolder } from '../../demo/demo-run';
import { startStack } from '../../stack';
import { root } from '../../stack/paths';
import { entries } from '../../stack/services';
import { createLatencies } from '../latencies';
import { watchUsage } from '../process-usage';
import { countCosts, writesSoFar } from '../run-costs';
import { workWeeks } from '../season/bench-request';
import { busyOf, type SeasonBenchOptions, type SeasonFigures } from '../season/bench-season';
import { naiveTables } from './naive-steps';

/** Papers that somebody of a season hands in: as many as our own policy asks for. */
const papers = ['right to work', 'tax form', 'withholding', 'bank details', 'conduct', 'data protection'];
/** What an answer follows, and which word it is. */
const answers: Readonly<Record<string, string>> = {
  offered: 'offer',
  'consent asked': 'consent',
  'check ordered': 'check',
  'contract sent': 'signed',
  booked: 'confirmed',
  provisioned: 'checked in',
  'in training': 'classroom',
  'in nesting': 'nesting',
  ...Object.fromEntries([...papers, 'assets', 'interview'].map((paper) => [`${paper} asked`, paper])),
};
/** A parent may have 2,000 children pending at most. */
const childrenPerParent = 500;
const weekMs = 1_000;
const atOnce = 32;

/** The same season as it is usually first written, on the same servers; its people answer at once by signals. */
export async function benchNaive(
  file: CampaignRequest,
  agents: number,
  options: SeasonBenchOptions,
): Promise<SeasonFigures> {
  const data = `${demoFolder(options.data)}-naive`;
  fs.rmSync(data, { recursive: true, force: true });
  const worker = path.join(root, 'cli/bench/naive/worker.ts');
  const { env, signal } = options;
  const stack = await startStack({ data, scale: 1, seed: 1, env, signal, entries: { ...entries, worker } });
  const db = new pg.Client({ connectionString: stack.run.databaseUrl });
  const connection = await Connection.connect({ address: stack.run.temporalAddress });
  try {
    await db.connect();
    await db.query(naiveTables);
    const client = new Client({ connection, namespace: stack.run.namespace });
    const latencies = createLatencies();
    const names = Array.from({ length: agents }, (_, n) => `agent-${String(n).padStart(5, '0')}`);
    const say = (agent: string, word: string) =>
      latencies.time('answer', () => client.workflow.getHandle(`naive/${agent}`).signal('said', word));
    const stepped = reader(db);
    const count = async (step: string) =>
      Number(
        (await db.query<{ n: string }>('select count(*) as n from naive_step where step = $1', [step])).rows[0]!.n,
      );
    const until = async (what: string, step: string) => {
      const from = Date.now();
      while ((await count(step)) < agents) {
        signal.throwIfAborted();
        const fresh = await stepped();
        await inTurns(
          fresh.flatMap(({ agent, step: done }) => (answers[done] ? [() => say(agent, answers[done]!)] : [])),
        );
        if (fresh.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const seconds = (Date.now() - from) / 1000;
      options.told(`${what} after ${seconds.toFixed(1)} s`);
      return seconds;
    };

    const writesBefore = await writesSoFar(stack.run.databaseUrl);
    const usage = watchUsage(() => stack.run.pids);
    const systems = file.systems.map(({ system }) => system);
    const all = names.map((agent) => ({ agent, papers, systems, weeks: workWeeks, weekMs }));
    for (let from = 0; from < agents; from += childrenPerParent)
      await client.workflow.start('naiveSeason', {
        taskQueue: 'naive',
        workflowId: `naive-season/${from}`,
        args: [all.slice(from, from + childrenPerParent)],
      });
    const active = await until('all are at work', 'live');
    const worked = await until('the end comes', `week ${workWeeks}`);
    await inTurns(names.map((agent) => () => say(agent, 'released')));
    const closed = await until('all is closed', 'closed');
    const processes = usage.stop();
    const writes = (await writesSoFar(stack.run.databaseUrl)) - writesBefore;
    const costs = await countCosts(
      stack.run,
      `WorkflowType = 'naiveAgent' or WorkflowType = 'naiveSeason'`,
      options.told,
    );

    const figures = {
      ...{ variant: 'naive' as const, agents, engagements: agents, closed: await count('closed') },
      approveToAllOffered: null,
      ...{ approveToAllActive: active, weeksOfWork: worked, rampDownToAllClosed: closed, quietSeconds: 0 },
      ...{ calls: latencies.spreads(), streamLag: null, processes },
      eventsPerEngagement: costs.events / agents,
      stateTransitionsPerEngagement: costs.transitions / agents,
      writeTransactionsPerEngagement: writes / agents,
    };
    return { ...figures, engagementsPerSecond: agents / busyOf(figures) };
  } finally {
    await db.end();
    await connection.close();
    await stack.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

/** Steps that were recorded since the last look. */
function reader(db: pg.Client): () => Promise<{ agent: string; step: string }[]> {
  let seen = new Set<string>();
  let from = 0;
  return async () => {
    // Ids may be committed out of order: a stretch behind the newest is looked at again.
    const { rows } = await db.query<{ id: string; agent: string; step: string }>(
      'select id, agent, step from naive_step where id > $1 order by id',
      [Math.max(0, from - 500)],
    );
    const fresh = rows.filter(({ id }) => !seen.has(id));
    seen = new Set(rows.map(({ id }) => id));
    from = Math.max(from, ...rows.map(({ id }) => Number(id)));
    return fresh;
  };
}

async function inTurns(work: (() => Promise<unknown>)[]): Promise<void> {
  const left = [...work];
  const hands = Array.from({ length: atOnce }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await next();
  });
  await Promise.all(hands);
}

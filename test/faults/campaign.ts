import { setTimeout as delay } from 'node:timers/promises';

import { callApi, callUntilUp } from '../../cli/api';
import { openEvidence } from '../../cli/audit/evidence';
import type { Violation } from '../../cli/audit/invariant';
import { checkInvariants, coverage } from '../../cli/audit/invariants';
import { sceneOf } from '../../cli/audit/scene';
import type { ProcessName } from '../../cli/stack/run-file';
import { createCompany, hireAll, type Company } from './crowd';
import { hurry } from './hurry';
import { createInjector } from './inject';
import { planFaults, type FaultKind } from './plan';
import { untilQuiet } from './quiet';
import { watchRecovery, type RecoveryWatch } from './recovery';
import { percentile, type CampaignReport } from './report';
import { openFaultStage, type FaultStage } from './stage';
import { letOffersStand } from '../stack/change-policy';

export interface CampaignOptions {
  seed: number;
  faults: number;
  /** Kinds and their weights. (Default: all) */
  kinds?: Partial<Record<FaultKind, number>>;
  hires: number;
  /** So many of them are on their way before the first fault, until one in four is at work: faults meet every phase. (Default: 0) */
  ahead?: number;
  /** Business days of work per hire. */
  days: number;
  /** Business seconds per wall second while faults happen, and afterwards. */
  scale: number;
  scaleAfter: number;
  /** The time over which faults are spread; hires start in its first part. */
  faultSeconds: number;
  hireSeconds: number;
  /** Commands to running engagements. */
  commands: number;
  behaviour: 'straight' | 'human';
  /** How long everything may take to come to an end after the last fault. */
  quietSeconds: number;
  told(line: string): void;
}

/** Runs hires on a full stack while faults happen to it, heals it, waits until all is quiet, and checks I1–I12. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const startedAt = Date.now();
  const { seed, scale, told } = options;
  const stage = await openFaultStage({ scale, seed, patienceSeconds: 20 });
  told(`the stack is up after ${seconds(Date.now() - startedAt)} s`);
  const recovery = watchRecovery(stage);
  try {
    await letOffersStand(stage.stack.run);
    const company = createCompany(stage, options);
    if (options.ahead) await getGoing(stage, company, options.ahead, options);
    const { faults, commands } = await trouble(stage, company, recovery, options);
    told(`healed after ${seconds(Date.now() - startedAt)} s`);
    await callUntilUp(() =>
      callApi(stage.stack.run, 'POST', '/v1/clock', { body: { scale: options.scaleAfter, reason: 'no more faults' } }),
    );
    await company.resumeAll();
    const stuck = await untilQuiet(stage, options.quietSeconds * 1000, told);
    const judged = await judge(stage, company);
    await recovery.stop();
    const times = recovery.times.map(({ ms }) => ms);
    const report = {
      seed,
      faults,
      commands,
      injected: await injected(stage),
      lifecycles: company.acknowledged.size,
      endings: await endings(stage),
      ...judged,
      stuck: [...stuck, ...recovery.open.map((name) => `${name} has not recovered from its kill`)],
      recovery: {
        kills: times.length,
        p50Seconds: seconds(percentile(times, 0.5)),
        p95Seconds: seconds(percentile(times, 0.95)),
        longestSeconds: seconds(percentile(times, 1)),
      },
    };
    return { ...report, orphans: await stage.close(), wallSeconds: seconds(Date.now() - startedAt) };
  } catch (error) {
    await recovery.stop();
    await stage.close();
    throw error;
  }
}

/** Everything that happens to the stack and on it, until the last fault is healed. */
async function trouble(
  stage: FaultStage,
  company: Company,
  recovery: RecoveryWatch,
  options: CampaignOptions,
): Promise<{ faults: Record<string, number>; commands: Record<string, number> }> {
  const { seed, told } = options;
  const injector = createInjector(stage, company, { seed, turns: options.behaviour === 'human' });
  await injector.begin();
  const from = Date.now();
  const spread = options.faultSeconds * 1000;
  const faults: Record<string, number> = {};
  const commands: Record<string, number> = {};
  const ahead = options.ahead ?? 0;
  const hiring = hireAll(company, options.hires - ahead, options.hireSeconds * 1000, ahead);
  const commanding = Array.from({ length: options.commands }, async (_, no) => {
    await delay((spread * (no + 1)) / (options.commands + 1));
    const kind = await company.command(no).catch(() => null);
    if (kind) commands[kind] = (commands[kind] ?? 0) + 1;
  });
  const going = keepGoing(stage);
  const under: Promise<void>[] = [];
  for (const fault of planFaults(seed, options.faults, options.kinds)) {
    await delay(Math.max(0, from + fault.at * spread - Date.now()));
    told(`${String(fault.no + 1).padStart(3)} ${fault.kind}`);
    if (fault.kind.startsWith('kill ')) recovery.killed(fault.kind.slice(5) as ProcessName);
    const done = injector.inject(fault).then(
      () => void (faults[fault.kind] = (faults[fault.kind] ?? 0) + 1),
      (error: unknown) => told(`    was not done: ${error instanceof Error ? error.message : String(error)}`),
    );
    under.push(done);
  }
  await Promise.all([hiring, ...commanding, ...under]);
  await going.stop();
  await injector.heal();
  return { faults, commands };
}

const goingMs = 300_000;

/** Starts the first hires and waits until some are at work; in five minutes the faults begin anyway. */
async function getGoing(stage: FaultStage, company: Company, ahead: number, options: CampaignOptions): Promise<void> {
  await hireAll(company, ahead, 10_000);
  const deadline = Date.now() + goingMs;
  let working = 0;
  while (working < ahead / 4 && Date.now() < deadline) {
    await hurry(stage).catch(() => undefined);
    await delay(500);
    const rows = await stage.db.knex('engagement').where({ state: 'active' }).pluck<string[]>('id');
    working = rows.length;
  }
  options.told(`${working} of the first ${ahead} hires are at work`);
}

/** Lets no stretch pass in which nothing can break, so that faults meet every phase, work and pay as well. */
function keepGoing(stage: FaultStage): { stop(): Promise<void> } {
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      // What a fault takes away for a while is there again in the next round.
      await hurry(stage).catch(() => undefined);
      await delay(1_000);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function judge(stage: FaultStage, company: Company): Promise<Pick<CampaignReport, 'violations' | 'checked'>> {
  const evidence = await openEvidence({ ...sceneOf(stage.data), databaseUrl: stage.databaseUrl });
  try {
    const violations = await checkInvariants(evidence);
    const known = new Set(await stage.db.knex('hire').pluck<string[]>('id'));
    const lost = [...company.acknowledged].filter((id) => !known.has(id));
    return {
      violations: [
        ...violations,
        ...lost.map((id): Violation => ({ invariant: 'I1', detail: `${id} was acknowledged, and is not there` })),
        ...company.complaints.map((text): Violation => {
          const [invariant = '', detail = ''] = text.split(/: (.*)/s);
          return { invariant, detail };
        }),
      ],
      checked: await coverage(evidence),
    };
  } finally {
    await evidence.close();
  }
}

async function endings({ db }: FaultStage): Promise<CampaignReport['endings']> {
  const count = async (table: string, word: string) => {
    const { rows } = await db.knex.raw<{ rows: { what: string; n: number }[] }>(
      `select ${word} as what, count(*)::int as n from ${table} group by 1`,
    );
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  };
  const whyAborted = `select data->>'reason' from event where subject = id and type = 'engagement.aborted' limit 1`;
  return {
    hires: await count('hire', 'state'),
    engagements: await count('engagement', `concat_ws(': ', state, (${whyAborted}))`),
  };
}

async function injected(stage: FaultStage): Promise<Record<string, number>> {
  const response = await fetch(`${stage.stack.run.sandbox}/_journal/faults`, {
    headers: { authorization: `Bearer ${stage.token}` },
  });
  const { entries } = (await response.json()) as { entries: { type: string; what?: string }[] };
  const counts: Record<string, number> = { 'commits that lost their reply': stage.cutter.cuts };
  for (const { type, what } of entries)
    if (type === 'injected' && what) counts[`vendor: ${what}`] = (counts[`vendor: ${what}`] ?? 0) + 1;
  return counts;
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

import fs from 'node:fs';
import path from 'node:path';

import { Client, Connection } from '@temporalio/client';

import { checkInvariants } from '../audit/invariants';
import { openEvidence } from '../audit/evidence';
import type { Violation } from '../audit/invariant';
import { sceneOf } from '../audit/scene';
import { callApi, callUntilUp, type ApiDoor } from '../api';
import { startStack, type Stack, type StackOptions } from '../stack';
import { localDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import type { RunFile } from '../stack/run-file';
import { playedOut, playHire, standingOf, startHire, type Standing } from './play-hires';
import { sharePool } from './share-pool';
import { moveTo } from './shift-dates';
import { causeUnrest } from './unrest';

export interface DemoOptions {
  /** File with the body of POST /v1/hires. */
  hireFile: string;
  /** Business seconds per wall second. */
  speed: number;
  /** One hire per seed, side by side in one stack. */
  seeds: readonly number[];
  /** The business date on which the hire is asked for; its dates move with it. (Default: today) */
  asOf?: string;
  /** Processes killed at random meanwhile. (Default: 0) */
  kills: number;
  /** Folder of the demo’s own stack; removed afterwards unless kept. */
  data: string;
  keep: boolean;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  told(line: string): void;
  /** Called when everything is read, while the stack still runs. */
  beforeStop?(run: RunFile, hires: readonly HireReport[]): Promise<void>;
}

/** What a demo leaves behind for its reader. */
export interface DemoReport {
  hires: HireReport[];
  wallSeconds: number;
  killed: string[];
  invariants: { violations: number; list: Violation[] };
}

export interface HireReport extends Standing {
  seed: number;
  money: unknown;
  timeline: unknown[];
  asks: unknown[];
  effects: unknown[];
  knowledge: unknown[];
  historyEvents: { total: number; runs: { workflowId: string; events: number }[] };
}

// From the request to the close; kills and slow machines get the rest.
const journeyDays = 43;
const patienceMs = (speed: number) => 240_000 + (journeyDays * 86_400_000) / speed;

/** Runs hires from request to close on a stack of their own, with the sandbox’s people, and reads everything back. */
export async function runDemo(options: DemoOptions): Promise<DemoReport> {
  const startedAt = Date.now();
  const file = HireRequest.parse(JSON.parse(fs.readFileSync(options.hireFile, 'utf8')));
  fs.rmSync(options.data, { recursive: true, force: true });
  const stack = await startStack(stackOptions(options));
  try {
    options.told(`stack is up after ${seconds(startedAt)} s`);
    const scene = sceneOf(options.data);
    const sandbox = { url: stack.run.sandbox, token: scene.vendors.payments.token };
    const door: ApiDoor = stack.run;
    const clock = await callUntilUp(() => callApi<{ now: string }>(door, 'GET', '/v1/clock'));
    const moved = moveTo(file, options.asOf ?? localDate(clock.now, file.timeZone));
    await sharePool(door, options.seeds.length);
    const ids: string[] = [];
    for (const seed of options.seeds) {
      const id = await startHire(door, { ...moved, externalId: `${file.externalId}-${seed}` });
      await playHire(sandbox, { thread: id, seed });
      ids.push(id);
    }
    const unrest = causeUnrest(stack, {
      kills: options.kills,
      seed: options.seeds[0] ?? 1,
      overMs: ((journeyDays * 86_400_000) / options.speed) * 0.9,
      told: (name) => options.told(`kill -9 ${name}`),
    });
    await untilPlayedOut(door, ids, options);
    unrest.stop();
    const hires: HireReport[] = [];
    for (const [index, id] of ids.entries()) hires.push(await readHire(door, stack, id, options.seeds[index] ?? 1));
    const evidence = await openEvidence(scene);
    const list = await checkInvariants(evidence).finally(() => evidence.close());
    await options.beforeStop?.(stack.run, hires);
    return {
      hires,
      wallSeconds: seconds(startedAt),
      killed: [...unrest.killed],
      invariants: { violations: list.length, list },
    };
  } finally {
    await stack.stop();
    if (!options.keep) fs.rmSync(options.data, { recursive: true, force: true });
  }
}

function stackOptions(options: DemoOptions): StackOptions {
  return {
    data: options.data,
    scale: options.speed,
    seed: options.seeds[0] ?? 1,
    env: options.env,
    signal: options.signal,
  };
}

async function untilPlayedOut(door: ApiDoor, ids: readonly string[], options: DemoOptions): Promise<void> {
  const deadline = Date.now() + patienceMs(options.speed);
  const last = new Map<string, string>();
  for (;;) {
    options.signal.throwIfAborted();
    const standings = await Promise.all(ids.map((id) => callUntilUp(() => standingOf(door, id))));
    for (const standing of standings) {
      if (last.get(standing.id) === standing.sentence) continue;
      last.set(standing.id, standing.sentence);
      options.told(`${standing.id.slice(0, 12)}… ${standing.state}: ${standing.sentence}`);
    }
    if (standings.every((standing) => playedOut(standing.state))) return;
    if (Date.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function readHire(door: ApiDoor, stack: Stack, id: string, seed: number): Promise<HireReport> {
  const standing = await callUntilUp(() => standingOf(door, id));
  const get = <T>(url: string) => callUntilUp(() => callApi<T>(door, 'GET', url));
  const { engagement } = standing;
  const story = engagement ? `/v1/engagements/${engagement}` : `/v1/hires/${id}`;
  const view = await get<{ money?: unknown; budget?: unknown }>(story);
  const asks = await get<{ items: unknown[] }>(`/v1/asks?thread=${id}&limit=100`);
  const timeline = engagement ? await get<{ items: unknown[] }>(`${story}/timeline`) : { items: [] };
  const effects = engagement ? await get<{ items: unknown[] }>(`${story}/effects`) : { items: [] };
  const knowledge = engagement
    ? await get<{ items: { engagement?: string | null }[] }>(`/v1/knowledge?engagement=${engagement}`)
    : { items: [] };
  const runs = await historyLengths(stack, [`hire/${id}`, ...(engagement ? [`engagement/${engagement}`] : [])]);
  return {
    ...standing,
    seed,
    money: view.money ?? view.budget,
    timeline: timeline.items,
    asks: asks.items,
    effects: effects.items,
    knowledge: knowledge.items,
    historyEvents: { total: runs.reduce((sum, run) => sum + run.events, 0), runs },
  };
}

async function historyLengths(
  stack: Stack,
  workflowIds: readonly string[],
): Promise<{ workflowId: string; events: number }[]> {
  const connection = await Connection.connect({ address: stack.run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: stack.run.namespace });
    const lengths: { workflowId: string; events: number }[] = [];
    for (const workflowId of workflowIds) {
      // Every run under the id counts: continuations have histories of their own.
      let events = 0;
      for await (const run of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
        events += (await client.workflow.getHandle(run.workflowId, run.runId).describe()).historyLength;
      }
      lengths.push({ workflowId, events });
    }
    return lengths;
  } finally {
    await connection.close();
  }
}

const seconds = (from: number) => Math.round((Date.now() - from) / 100) / 10;

/** Where a demo keeps its stack: beside the normal one, never in it. */
export function demoFolder(data: string): string {
  return path.resolve(`${data}-demo-${process.pid}`);
}

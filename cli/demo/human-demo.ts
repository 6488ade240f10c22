import fs from 'node:fs';

import { HireRequest } from '../../domain/hire/contract';
import { callApi, callUntilUp, type ApiDoor } from '../api';
import { checkInvariants } from '../audit/invariants';
import { openEvidence } from '../audit/evidence';
import type { Violation } from '../audit/invariant';
import { sceneOf } from '../audit/scene';
import { startStack } from '../stack';
import { humanStory } from './human-story';
import { playStories, type PlayedStory } from './play-stories';
import { causeUnrest } from './unrest';
import { problemsAtEnd, type HireSight } from './watch-hires';
import type { DemoOptions } from './demo-run';

export type HumanDemoOptions = Omit<DemoOptions, 'beforeStop'>;

/** What people who misbehave left behind. */
export interface HumanReport {
  stories: StoryReport[];
  wallSeconds: number;
  killed: string[];
  invariants: { violations: number; list: Violation[] };
}

export interface StoryReport {
  seed: number;
  hireId: string;
  legal: boolean;
  state: string;
  /** How each engagement ended and why, the first one first. */
  engagements: { id: string; state: string; reason: string | null; undone: string[] }[];
  reason: string | null;
  /** What was done unasked, e.g. `resign`. */
  commands: string[];
  paidMinor: number;
  wallSeconds: number;
  /** Of a story that hangs: what is open, and what it waits for in the console’s words. */
  hangs: string[];
}

/** Stories that run side by side: more of them only wait for each other. */
const atOnce = 20;
// Two months of business time, and a second for each story that shares the machine.
const patienceMs = (speed: number) => 240_000 + (70 * 86_400_000) / speed;

/** Runs a hire per seed with people who say no, say nothing, come late and leave, on a stack of their own. */
export async function runHumanDemo(options: HumanDemoOptions): Promise<HumanReport> {
  const startedAt = Date.now();
  const file = HireRequest.parse(JSON.parse(fs.readFileSync(options.hireFile, 'utf8')));
  fs.rmSync(options.data, { recursive: true, force: true });
  const { data, speed, env, signal } = options;
  const stack = await startStack({ data, scale: speed, seed: options.seeds[0] ?? 1, env, signal });
  try {
    const scene = sceneOf(data);
    const unrest = causeUnrest(stack, {
      kills: options.kills,
      seed: options.seeds[0] ?? 1,
      overMs: ((37 * 86_400_000) / speed) * Math.ceil(options.seeds.length / atOnce),
      told: (name) => options.told(`kill -9 ${name}`),
    });
    const played = await playStories(
      options.seeds.map((seed) => humanStory(file, seed, options.asOf)),
      {
        run: stack.run,
        sandbox: { url: stack.run.sandbox, token: scene.vendors.payments.token },
        atOnce,
        patienceMs: patienceMs(speed),
        signal,
        moved: (one, { ended, all }) =>
          options.told(`${ended} of ${all} ended; ${one.story.name}: ${one.sight?.state ?? 'started'}`),
      },
    );
    unrest.stop();
    const stories: StoryReport[] = [];
    for (const one of played) stories.push(await report(stack.run, one));
    const evidence = await openEvidence(scene);
    const list = await checkInvariants(evidence).finally(() => evidence.close());
    return {
      stories,
      wallSeconds: Math.round((Date.now() - startedAt) / 100) / 10,
      killed: [...unrest.killed],
      invariants: { violations: list.length, list },
    };
  } finally {
    await stack.stop();
    if (!options.keep) fs.rmSync(data, { recursive: true, force: true });
  }
}

async function report(
  door: ApiDoor,
  { story, hireId, sight, legal, wallSeconds, given }: PlayedStory,
): Promise<StoryReport> {
  return {
    seed: story.seed,
    hireId,
    legal,
    state: sight?.state ?? 'started',
    reason: sight?.reason ?? null,
    engagements: (sight?.engagements ?? []).map(({ id, state, reason, undone }) => ({ id, state, reason, undone })),
    commands: given,
    paidMinor: (sight?.engagements ?? []).reduce((sum, one) => sum + one.paidMinor, 0),
    wallSeconds,
    hangs: sight && !legal ? [...problemsAtEnd(sight), ...(await explained(door, sight))] : [],
  };
}

/** What the hire and its engagements wait for, in the console’s words. */
async function explained(door: ApiDoor, { id, engagements }: HireSight): Promise<string[]> {
  const open = engagements.filter(({ state }) => state !== 'closed' && state !== 'aborted');
  const pages = [`/v1/hires/${id}/explain`, ...open.map((one) => `/v1/engagements/${one.id}/explain`)];
  return Promise.all(
    pages.map(async (page) => {
      const { sentence } = await callUntilUp(() => callApi<{ sentence: string }>(door, 'GET', page));
      return sentence;
    }),
  );
}

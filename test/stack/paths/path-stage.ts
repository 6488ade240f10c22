import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { checkInvariants } from '../../../cli/audit/invariants';
import { openEvidence } from '../../../cli/audit/evidence';
import type { Violation } from '../../../cli/audit/invariant';
import { sceneOf } from '../../../cli/audit/scene';
import type { Sandbox } from '../../../cli/demo/play-hires';
import { playStories, type PlayedStory } from '../../../cli/demo/play-stories';
import { moveTo } from '../../../cli/demo/shift-dates';
import { problemsAtEnd } from '../../../cli/demo/watch-hires';
import { startStack } from '../../../cli/stack';
import { passingPorts } from '../../../cli/stack/ports';
import type { RunFile } from '../../../cli/stack/run-file';
import type { HireRequest } from '../../../domain/hire/contract';
import { letOffersStand } from '../change-policy';
import { shortHire, type Scenario } from './scenario';
import { waitForTheWorld } from '../wait-for-the-world';

/** Business seconds per wall second. */
const speed = 20_000;

export interface PathStage {
  run: RunFile;
  sandbox: Sandbox;
  /** Plays all of them side by side; gives them back by name. */
  play(scenarios: readonly Scenario[], patienceMs: number): Promise<Map<string, PlayedStory>>;
  violations(): Promise<Violation[]>;
  close(): Promise<void>;
}

/** A whole stack at a fast clock, on free ports and a folder of its own. */
export async function openPathStage(): Promise<PathStage> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-paths-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(data, 0o755);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
  const stack = await startStack({ data, port: passingPorts, scale: speed, seed: 1, env });
  const scene = sceneOf(data);
  await letOffersStand(stack.run).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  const sandbox = {
    url: stack.run.sandbox,
    token: scene.vendors.payments.token,
    marketplaceToken: scene.vendors.marketplace.token,
  };
  const world = waitForTheWorld(stack.run, sandbox, speed);
  return {
    ...{ run: stack.run, sandbox },
    async play(scenarios, patienceMs) {
      const played = await playStories(
        scenarios.map(({ name, hire, script = [], outcomes = [], commands = [] }, index) => ({
          ...{ name, script, outcomes, commands, seed: index + 1, behaviour: 'straight' as const },
          timeZone: shortHire.timeZone,
          request: (today) => ({ ...soon({ ...shortHire, ...hire }, today), externalId: `path-${index + 1}` }),
        })),
        { run: stack.run, sandbox, patienceMs },
      );
      return new Map(played.map((one) => [one.story.name, one]));
    },
    async violations() {
      const evidence = await openEvidence(scene);
      return checkInvariants(evidence).finally(() => evidence.close());
    },
    async close() {
      await world.stop();
      await stack.stop();
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Little time between the request and the first day of work: twice what it takes when everybody is at hand. */
export function soon(hire: HireRequest, today: string): HireRequest {
  return moveTo(hire, today, 7);
}

/** Holds a played scenario against what it expects. */
export function expectPath({ expect: expected }: Scenario, played: PlayedStory | undefined): void {
  const { sight, refused } = played!;
  expect(refused).toEqual([]);
  expect(sight).not.toBeNull();
  const { engagements, events } = sight!;
  const reasons = [sight!.reason, ...engagements.map((one) => one.reason)].join('; ');
  expect({
    hire: sight!.state,
    engagements: engagements.map((one) => one.state),
    open: problemsAtEnd(sight!),
    why: reasons,
  }).toEqual({
    ...{ hire: expected.hire, engagements: expected.engagements ?? ['closed'], open: [] },
    why: expect.stringMatching(expected.because ?? /^/),
  });
  expect(Object.keys(events)).toEqual(expect.arrayContaining(expected.events ?? []));
  expect(sight!.answered).toEqual(expect.arrayContaining(expected.answered ?? []));
  if (expected.tiers) expect(sight!.tiers).toEqual(expected.tiers);
  if (expected.classified) expect(sight!.classified).toEqual(expected.classified);
  if (expected.undone) expect(engagements[0]?.undone).toEqual(expected.undone);
  if (expected.paidMinor !== undefined)
    expect(engagements.reduce((sum, one) => sum + one.paidMinor, 0)).toBe(expected.paidMinor);
}

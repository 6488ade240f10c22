import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';

import { callApi } from '../../cli/api';
import { checkInvariants } from '../../cli/audit/invariants';
import { openEvidence } from '../../cli/audit/evidence';
import type { Violation } from '../../cli/audit/invariant';
import { sceneOf } from '../../cli/audit/scene';
import { startStack } from '../../cli/stack';
import { passingPorts } from '../../cli/stack/ports';
import { isAlive } from '../../cli/stack/process-info';
import { launchBrowser } from '../support/browser';
import { openPlayer, type Player } from './player';

/** Business seconds per wall second while people read, type and click. */
const calm = 300;
/** While everybody waits for an outside system or a date. */
const quick = 20_000;

/** A whole stack with nobody in it but the people who sit down at a browser. */
export interface Stage {
  /** The two addresses that `npm start` prints. */
  inbox: string;
  signInLink(email: string): Promise<string>;
  /** Sits someone down at a browser of their own. */
  player(name: string, viewport: { width: number; height: number }): Promise<Player>;
  /** Lets business time run fast until `seen` resolves. */
  meanwhile<T>(seen: Promise<T>): Promise<T>;
  /** Moves business time on to an instant. */
  jumpTo(instant: string): Promise<void>;
  /** Business time. */
  now(): Promise<string>;
  /** What the browsers complained about, and serious findings of axe. */
  complaints: string[];
  violations(): Promise<Violation[]>;
  /** Stops everything; resolves with what is still alive afterwards. */
  close(): Promise<number[]>;
}

/** Starts an empty stack on free ports and a folder of its own. */
export async function openStage(): Promise<Stage> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-stage-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(data, 0o755);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
  const stack = await startStack({ data, port: passingPorts, scale: calm, seed: 1, env });
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  const { run } = stack;
  const complaints: string[] = [];
  let closed: Promise<number[]> | undefined;
  const setClock = (body: object) => callApi(run, 'POST', '/v1/clock', { body });

  return {
    inbox: run.inbox,
    complaints,
    async signInLink(email) {
      const { url } = await callApi<{ url: string }>(run, 'POST', '/v1/sign-in-links', { body: { email } });
      return url;
    },
    player: (name, viewport) => openPlayer(browser, { name, viewport, complaints }),
    async meanwhile(seen) {
      await setClock({ scale: quick, reason: 'waiting' });
      return seen.finally(() => setClock({ scale: calm, reason: 'people act' }));
    },
    async jumpTo(instant) {
      await setClock({ jumpTo: instant, reason: 'nothing happens until then' });
    },
    now: async () => (await callApi<{ now: string }>(run, 'GET', '/v1/clock')).now,
    async violations() {
      const evidence = await openEvidence(sceneOf(data));
      return checkInvariants(evidence).finally(() => evidence.close());
    },
    close: () => (closed ??= close(browser, stack, data)),
  };
}

async function close(browser: Browser, stack: Awaited<ReturnType<typeof startStack>>, data: string): Promise<number[]> {
  const pids = Object.values(stack.run.pids).filter((pid) => pid !== process.pid);
  await browser.close();
  await stack.stop();
  fs.rmSync(data, { recursive: true, force: true });
  return pids.filter(isAlive);
}

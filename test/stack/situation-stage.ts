import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';

import designer from '../../examples/designer.json';
import { callApi } from '../../cli/api';
import { sceneOf } from '../../cli/audit/scene';
import { changePolicy } from './change-policy';
import { createCallers } from '../../cli/demo/callers';
import { addFaultRules, playHire, startHire, type Sandbox } from '../../cli/demo/play-hires';
import { moveTo } from '../../cli/demo/shift-dates';
import type { PlannedCommand } from '../../cli/demo/story';
import { watchHires, type HireSight } from '../../cli/demo/watch-hires';
import { startStack, type Stack } from '../../cli/stack';
import { passingPorts } from '../../cli/stack/ports';
import { localDate, shiftDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { launchBrowser } from '../support/browser';
import { openPlayer, type Player } from './player';
import { waitForTheWorld } from './wait-for-the-world';
import { situations, type Situation, type SituationName } from './situations';

/** Business seconds per wall second, until every story is where it shall stay. */
const speed = 15_000;

/** Where a story stays. */
export interface Standing {
  hire: string;
  engagement: string;
}

export interface SituationStage {
  stories: Readonly<Record<SituationName, Standing>>;
  /** Somebody of the house at a browser, signed in. */
  staff(role: 'lead' | 'hr' | 'engineer' | 'ops', width: number): Promise<Player>;
  /** The talent of a story at a phone, in by the newest mail. */
  talent(story: SituationName): Promise<Player>;
  /** The page of the newest open ask of a story, for the house. */
  askPage(story: SituationName, name: string): Promise<string>;
  address(path: string): string;
  complaints: string[];
  close(): Promise<void>;
}

/** A whole stack on which every situation has come about, and then the clock all but stands still. */
export async function openSituations(patienceMs: number): Promise<SituationStage> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-situations-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk in.
  fs.chmodSync(data, 0o755);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined));
  const stack = await startStack({ data, port: passingPorts, scale: speed, seed: 1, env });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await stack.stop();
    fs.rmSync(data, { recursive: true, force: true });
  };
  try {
    browser = await launchBrowser();
    const token = sceneOf(data).vendors.payments.token;
    const stories = await playAll(stack, token, patienceMs);
    return { ...doors(stack, browser, stories), stories, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function playAll({ run }: Stack, token: string, patienceMs: number): Promise<Record<SituationName, Standing>> {
  const cast: Cast = { run, sandbox: { url: run.sandbox, token }, deadline: Date.now() + patienceMs };
  await patientPolicies(run);
  const world = waitForTheWorld(run, cast.sandbox, speed);
  const found = await playInWaves(cast).finally(() => world.stop());
  await callApi(run, 'POST', '/v1/clock', { body: { scale: 10, reason: 'people look' } });
  return Object.fromEntries([...found].map(([name, sight]) => [name, standing(sight)])) as Record<
    SituationName,
    Standing
  >;
}

/** Those that stay first, then those that would be over meanwhile. */
async function playInWaves(cast: Cast): Promise<Map<SituationName, HireSight>> {
  const { run } = cast;
  const found = new Map<SituationName, HireSight>();
  for (const passing of [false, true]) {
    const { now } = await callApi<{ now: string }>(run, 'GET', '/v1/clock');
    const file = moveTo(HireRequest.parse(designer), localDate(now, designer.timeZone), 8);
    const all = Object.entries(situations(shiftDate(file.starts, 12))) as [SituationName, Situation][];
    const stories = all.filter(([, situation]) => (situation.passing ?? false) === passing);
    for (const [name, sight] of await play(cast, file, stories)) found.set(name, sight);
  }
  return found;
}

interface Cast {
  run: Stack['run'];
  sandbox: Sandbox;
  /** Wall milliseconds. */
  deadline: number;
}

/** Plays stories side by side until each of them is where it shall stay. */
async function play(
  { run, sandbox, deadline }: Cast,
  file: HireRequest,
  stories: readonly [SituationName, Situation][],
): Promise<Map<SituationName, HireSight>> {
  const callers = createCallers(run, sandbox);
  const ids = new Map<SituationName, string>();
  for (const [name, { outcomes = [], script }] of stories) {
    const hireId = await startHire(run, { ...file, externalId: `situation-${name}` });
    if (outcomes.length > 0)
      await addFaultRules(
        sandbox,
        outcomes.map((rule) => ({ ...rule, thread: hireId })),
      );
    await playHire(sandbox, { thread: hireId, seed: ids.size + 1, script });
    ids.set(name, hireId);
  }
  const told = new Set<string>();
  for (;;) {
    const sights = await watchHires(run.databaseUrl, [...ids.values()]);
    const found = new Map<SituationName, HireSight>();
    const open: string[] = [];
    for (const [name, situation] of stories) {
      const sight = sights.find(({ id }) => id === ids.get(name));
      if (!sight) continue;
      const { command } = situation;
      if (command && !told.has(name) && isRipe(sight, command)) {
        told.add(name);
        const engagement = sight.engagements.at(-1)?.id ?? '';
        const path = command.path.replace('{engagement}', engagement).replace('{card}', sight.card ?? '');
        await callers.post(command.by, sight.id, path, command.body);
      }
      if (hasCome(sight, situation)) found.set(name, sight);
      else open.push(`${name}: ${sight.state}, ${sight.openAsks.join(', ')}, since ${JSON.stringify(sight.events)}`);
    }
    if (open.length === 0) return found;
    if (Date.now() > deadline) throw new Error(`Not reached:\n${open.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Waits of the policies that would be over before every story is where it shall stay. */
async function patientPolicies(run: Stack['run']): Promise<void> {
  await changePolicy(run, 'source', (document) => ({ ...document, urgentOfferHours: 72, engagementsAtOnce: 10 }));
  const patient = (adverse: unknown) => ({ ...(adverse as object), waitDays: 60 });
  await changePolicy(run, 'vetting', (document) => ({ ...document, adverse: patient(document['adverse']) }));
}

function isRipe({ events, now, card }: HireSight, { after, days = 0, path }: PlannedCommand): boolean {
  if (path.includes('{card}') && card === null) return false;
  const since = events[after];
  return since !== undefined && Date.parse(now) >= Date.parse(since) + days * 86_400_000;
}

function hasCome(sight: HireSight, { reached }: Situation): boolean {
  return 'ask' in reached
    ? sight.openAsks.some((name) => isNamed(name, reached.ask))
    : sight.engagements.some(({ state }) => state === reached.state);
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** The engagement that it is about is the first one: a hire looks for the next person when one falls out. */
function standing({ id, engagements }: HireSight): Standing {
  return { hire: id, engagement: engagements[0]?.id ?? '' };
}

function doors({ run }: Stack, browser: Browser, stories: Readonly<Record<SituationName, Standing>>) {
  const complaints: string[] = [];
  const seat = (name: string, width: number) =>
    openPlayer(browser, { name, complaints, viewport: { width, height: width < 500 ? 844 : 900 } });
  const address = (page: string) => `${run.api}${page}`;
  return {
    complaints,
    address,
    async staff(role: string, width: number) {
      const body = { email: `${role}@client.example` };
      const { url } = await callApi<{ url: string }>(run, 'POST', '/v1/sign-in-links', { body });
      const player = await seat(role, width);
      await player.visits(url);
      return player;
    },
    async talent(story: SituationName) {
      const player = await seat(`talent of ${story}`, 390);
      await player.visits(await newestDoor(run.sandbox, stories[story].hire));
      return player;
    },
    async askPage(story: SituationName, name: string) {
      const { items } = await callApi<{ items: { id: string; name: string; state: string }[] }>(
        run,
        'GET',
        `/v1/asks?thread=${stories[story].hire}&limit=100`,
      );
      const found = items.find((ask) => isNamed(ask.name, name) && ask.state === 'open');
      if (!found) throw new Error(`“${name}” is not open in ${story}`);
      return address(`/console/asks/${found.id}`);
    },
  };
}

/** The newest mail to the person who got the first offer of the story: its link leads into the portal. */
async function newestDoor(sandbox: string, thread: string): Promise<string> {
  const doors: string[] = [];
  let address: string | undefined;
  for (let since = 0; ;) {
    const reply = await fetch(`${sandbox}/mail/messages.json?since=${since}&limit=100`);
    const page = (await reply.json()) as {
      messages: { thread: string | null; to: { address: string }; links: { href: string }[] }[];
      next: number;
    };
    if (page.messages.length === 0) break;
    since = page.next;
    for (const mail of page.messages) {
      const link = mail.links.find(({ href }) => new URL(href).pathname.startsWith('/p/'));
      if (mail.thread !== thread || !link || mail.to.address.endsWith('@client.example')) continue;
      // Others of the story are asked as colleagues.
      address ??= mail.to.address;
      if (mail.to.address === address) doors.unshift(link.href);
    }
  }
  for (const door of doors) {
    const entrance = await fetch(door, { redirect: 'manual' });
    if (entrance.status === 303) return door;
  }
  throw new Error(`no mail of ${thread} leads to a talent’s page`);
}

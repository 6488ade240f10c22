import type { RunFile } from '../stack/run-file';
import { localDate, shiftDate } from '../../domain/calendar';
import { ApiError, callApi, callUntilUp } from '../api';
import { createCallers, type Callers } from './callers';
import { addFaultRules, playHire, startHire, takeApplicationBack, type Sandbox } from './play-hires';
import type { PlannedCommand, Story } from './story';
import { endedLegally, watchHires, type HireSight } from './watch-hires';

export interface PlayOptions {
  run: Pick<RunFile, 'api' | 'adminKey' | 'databaseUrl'>;
  sandbox: Sandbox;
  /** Stories that run side by side at most. (Default: all) */
  atOnce?: number;
  /** Wall milliseconds for one story; one that takes longer is left as it stands. */
  patienceMs: number;
  signal?: AbortSignal;
  /** Told when a story stands elsewhere than before. */
  moved?(played: PlayedStory, stories: { ended: number; all: number }): void;
}

/** A story that was played. */
export interface PlayedStory {
  story: Story;
  hireId: string;
  sight: HireSight | null;
  legal: boolean;
  wallSeconds: number;
  /** Commands that were taken, e.g. `resign`. */
  given: string[];
  /** Commands that were refused, with what was said. */
  refused: string[];
}

interface Played extends PlayedStory {
  startedAt: number;
  waiting: PlannedCommand[];
  over: boolean;
}

const lookEveryMs = 500;

/** Plays stories on a running stack, so many at once, each until its legal end; gives them back in their order. */
export async function playStories(stories: readonly Story[], options: PlayOptions): Promise<PlayedStory[]> {
  const { run, sandbox, atOnce = stories.length, patienceMs, signal, moved } = options;
  const callers = createCallers(run, sandbox);
  const played: Played[] = [];
  for (;;) {
    signal?.throwIfAborted();
    while (played.length < stories.length && played.filter((one) => !one.over).length < atOnce)
      played.push(await start(stories[played.length]!, run, sandbox));
    const going = played.filter((one) => !one.over);
    if (going.length === 0) return played;
    const sights = await watchHires(
      run.databaseUrl,
      going.map((one) => one.hireId),
    ).catch(() => []);
    for (const one of going) {
      const before = one.sight?.state;
      one.sight = sights.find(({ id }) => id === one.hireId) ?? one.sight;
      if (one.sight) await giveCommands(one, one.sight, callers, sandbox);
      one.legal = one.sight !== null && endedLegally(one.sight);
      one.wallSeconds = Math.round((Date.now() - one.startedAt) / 100) / 10;
      one.over = one.legal || Date.now() - one.startedAt > patienceMs;
      if (one.over || one.sight?.state !== before)
        moved?.(one, { ended: played.filter(({ over }) => over).length, all: stories.length });
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

async function start(story: Story, run: PlayOptions['run'], sandbox: Sandbox): Promise<Played> {
  const { now } = await callUntilUp(() => callApi<{ now: string }>(run, 'GET', '/v1/clock'));
  const request = story.request(localDate(now, story.timeZone));
  const hireId = await startHire(run, request);
  if (story.outcomes.length > 0)
    await addFaultRules(
      sandbox,
      story.outcomes.map((rule) => ({ ...rule, thread: hireId })),
    );
  const { seed, behaviour, script } = story;
  await playHire(sandbox, { thread: hireId, seed, behaviour, script });
  return {
    ...{ story, hireId, sight: null, legal: false, wallSeconds: 0, given: [], refused: [] },
    ...{ startedAt: Date.now(), waiting: story.commands.map((command) => dated(command, request.ends)), over: false },
  };
}

function dated(command: PlannedCommand, ends: string): PlannedCommand {
  const text = JSON.stringify(command.body).replace(/\{ends(?:\+(\d+))?\}/g, (_, days: string | undefined) =>
    shiftDate(ends, Number(days ?? 0)),
  );
  return { ...command, body: JSON.parse(text) as PlannedCommand['body'] };
}

/** Gives the commands whose time has come. One that is refused is noted, and not given again. */
async function giveCommands(one: Played, sight: HireSight, callers: Callers, sandbox: Sandbox): Promise<void> {
  const ripe = one.waiting.filter((command) => isRipe(command, sight));
  one.waiting = one.waiting.filter((command) => !ripe.includes(command));
  for (const command of ripe) {
    const engagement = sight.engagements.at(-1)?.id ?? '';
    const path = command.path
      .replace('{hire}', sight.id)
      .replace('{engagement}', engagement)
      .replace('{card}', sight.card ?? '')
      .replace('{tierChange}', sight.appealable ?? '');
    try {
      if (command.by === 'applicant') await takeApplicationBack(sandbox, sight.id);
      else await callers.post(command.by, sight.id, path, command.body);
      one.given.push(path.slice(path.lastIndexOf('/') + 1));
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) one.refused.push(`${path}: ${error.message}`);
      else one.waiting.push(command);
    }
  }
}

function isRipe({ after, days = 0, path }: PlannedCommand, sight: HireSight): boolean {
  const { events, now, card, appealable } = sight;
  if (path.includes('{card}') && card === null) return false;
  if (path.includes('{tierChange}') && appealable === null) return false;
  const at = events[after];
  return at !== undefined && Date.parse(now) >= Date.parse(at) + days * 86_400_000;
}

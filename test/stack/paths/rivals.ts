import type { AskView } from '../../../domain/ask/contract';
import { localDate } from '../../../domain/calendar';
import { callApi } from '../../../cli/api';
import { createCallers } from '../../../cli/demo/callers';
import { playHire, startHire } from '../../../cli/demo/play-hires';
import { endedLegally, watchHires, type HireSight } from '../../../cli/demo/watch-hires';
import { soon, type PathStage } from './path-stage';
import { shortHire } from './scenario';

/** Two hires and the person whom both leads picked in the same moment. */
export interface Rivalry {
  wanted: string;
  sights: HireSight[];
}

const lookEveryMs = 250;
/** A trade of its own, so that only those three hires look for these people. */
const trade = { role: 'ux-specialist', skills: [{ skill: 'ux-design', level: 3 }] };
/** The leads say nothing: we answer for them, for both at once. */
const undecided = [{ ask: 'shortlist', answer: 'silence' }];

/**
 * Plays two hires for the same days to their end, whose leads pick the same person in the same moment. Both find the people
 * of a third one, which was taken back before.
 */
export async function playRivals({ run, sandbox }: PathStage, patienceMs: number): Promise<Rivalry> {
  const deadline = Date.now() + patienceMs;
  const callers = createCallers(run, sandbox);

  async function ask(name: string, seed: number): Promise<string> {
    const { now } = await callApi<{ now: string }>(run, 'GET', '/v1/clock');
    const today = localDate(now, shortHire.timeZone);
    const hireId = await startHire(run, { ...soon({ ...shortHire, ...trade }, today), externalId: `rivals-${name}` });
    await playHire(sandbox, { thread: hireId, seed, script: undecided });
    return hireId;
  }

  async function until(hires: readonly string[], reached: (sight: HireSight) => boolean): Promise<HireSight[]> {
    for (;;) {
      const sights = await watchHires(run.databaseUrl, hires);
      if (sights.length === hires.length && sights.every(reached)) return sights;
      if (Date.now() > deadline) throw new Error(`not reached: ${JSON.stringify(sights)}`);
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  const chooses = ({ openAsks }: HireSight) => openAsks.includes('shortlist');

  const scout = await ask('scout', 1);
  await until([scout], chooses);
  await callers.post('lead', scout, `/v1/hires/${scout}/cancel`, { reason: 'It was only a look around.' });
  await until([scout], endedLegally);

  const hires = await Promise.all([ask('one', 2), ask('other', 3)]);
  await until(hires, chooses);
  const [one, other] = await Promise.all(hires.map((hireId) => shortlistOf(run, hireId)));
  const wanted = one!.people.find((person) => other!.people.includes(person));
  if (wanted === undefined) throw new Error(`nobody is on both lists: ${JSON.stringify([one, other])}`);
  await Promise.all(
    [one!, other!].map(({ id }, index) =>
      callers.post('lead', hires[index]!, `/v1/asks/${id}/answer`, { option: 'confirm', form: { talent: wanted } }),
    ),
  );
  return { wanted, sights: await until(hires, endedLegally) };
}

async function shortlistOf(run: PathStage['run'], hireId: string): Promise<{ id: string; people: string[] }> {
  const { items } = await callApi<{ items: AskView[] }>(run, 'GET', `/v1/asks?thread=${hireId}&limit=100`);
  const { id, form } = items.find(({ name, state }) => name === 'shortlist' && state === 'open')!;
  return { id, people: (form as { properties: { talent: { enum: string[] } } }).properties.talent.enum };
}

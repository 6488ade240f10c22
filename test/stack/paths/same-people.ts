import { callApi } from '../../../cli/api';
import { createCallers } from '../../../cli/demo/callers';
import { playHire, startHire } from '../../../cli/demo/play-hires';
import { endedLegally, watchHires, type HireSight } from '../../../cli/demo/watch-hires';
import type { AskView } from '../../../domain/ask/contract';
import { localDate } from '../../../domain/calendar';
import type { HireRequest } from '../../../domain/hire/contract';
import { soon, type PathStage } from './path-stage';
import { shortHire } from './scenario';

const lookEveryMs = 250;
/** The leads say nothing: we answer for them. */
const undecided = [{ ask: 'shortlist', answer: 'silence' }];

/** Two hires and the person whom both leads picked in the same moment. */
export interface Rivalry {
  wanted: string;
  sights: HireSight[];
}

/**
 * Plays two hires for the same days to their end, whose leads pick the same person in the same moment. Both find the people
 * of a third one, which was taken back before.
 */
export async function playRivals(stage: PathStage, patienceMs: number): Promise<Rivalry> {
  const hires = handOf(stage, patienceMs, { role: 'ux-specialist', skills: [{ skill: 'ux-design', level: 3 }] });
  const scout = await hires.begin('scout');
  await hires.until([scout], chooses);
  await hires.cancel(scout);

  const both = await Promise.all([hires.begin('one'), hires.begin('other')]);
  await hires.until(both, chooses);
  const [one, other] = await Promise.all(both.map((hireId) => hires.shortlisted(hireId)));
  const wanted = one!.find((person) => other!.includes(person));
  if (wanted === undefined) throw new Error(`nobody is on both lists: ${JSON.stringify([one, other])}`);
  await Promise.all(both.map((hireId) => hires.pick(hireId, wanted)));
  return { wanted, sights: await hires.until(both, endedLegally) };
}

/** Plays a hire to its end, and another one that takes the same person again. */
export async function playReturn(
  stage: PathStage,
  patienceMs: number,
): Promise<{ first: HireSight; second: HireSight }> {
  const hires = handOf(stage, patienceMs, { role: 'qa', skills: [{ skill: 'test-automation', level: 3 }] });
  const earlier = await hires.begin('earlier');
  await hires.until([earlier], chooses);
  await hires.pick(earlier, (await hires.shortlisted(earlier))[0]!);
  const [first] = await hires.until([earlier], endedLegally);

  const again = await hires.begin('again');
  await hires.until([again], chooses);
  await hires.pick(again, first!.engagements[0]!.talent);
  const [second] = await hires.until([again], endedLegally);
  return { first: first!, second: second! };
}

const chooses = ({ openAsks }: HireSight) => openAsks.includes('shortlist');

/** Hires of a trade of their own, so that nobody else looks for these people, and what is done for their lead. */
function handOf({ run, sandbox }: PathStage, patienceMs: number, trade: Pick<HireRequest, 'role' | 'skills'>) {
  const deadline = Date.now() + patienceMs;
  const callers = createCallers(run, sandbox);
  let seed = 0;

  async function shortlistOf(hireId: string): Promise<{ id: string; people: string[] }> {
    const { items } = await callApi<{ items: AskView[] }>(run, 'GET', `/v1/asks?thread=${hireId}&limit=100`);
    const { id, form } = items.find(({ name, state }) => name === 'shortlist' && state === 'open')!;
    return { id, people: (form as { properties: { talent: { enum: string[] } } }).properties.talent.enum };
  }

  return {
    async begin(name: string): Promise<string> {
      const { now } = await callApi<{ now: string }>(run, 'GET', '/v1/clock');
      const request = soon({ ...shortHire, ...trade }, localDate(now, shortHire.timeZone));
      const hireId = await startHire(run, { ...request, externalId: `${trade.role}-${name}` });
      await playHire(sandbox, { thread: hireId, seed: (seed += 1), script: undecided });
      return hireId;
    },
    async until(hires: readonly string[], reached: (sight: HireSight) => boolean): Promise<HireSight[]> {
      for (;;) {
        const sights = await watchHires(run.databaseUrl, hires);
        if (sights.length === hires.length && sights.every(reached)) return sights;
        if (Date.now() > deadline) throw new Error(`not reached: ${JSON.stringify(sights)}`);
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
    },
    shortlisted: async (hireId: string) => (await shortlistOf(hireId)).people,
    async pick(hireId: string, talent: string): Promise<void> {
      const { id } = await shortlistOf(hireId);
      await callers.post('lead', hireId, `/v1/asks/${id}/answer`, { option: 'confirm', form: { talent } });
    },
    async cancel(hireId: string): Promise<void> {
      await callers.post('lead', hireId, `/v1/hires/${hireId}/cancel`, { reason: 'It was only a look around.' });
    },
  };
}

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

/** A hire that is over, and two that came after it, whose leads picked its person in the same moment. */
export interface Rivalry {
  earlier: HireSight;
  wanted: string;
  /** Who got the person, and who went on to somebody else. */
  winner: HireSight | undefined;
  others: HireSight[];
}

/** Plays a hire to its end; then two for the same days to theirs, whose leads both want who worked there, and say so at once. */
export async function playRivals(stage: PathStage, patienceMs: number): Promise<Rivalry> {
  const hires = handOf(stage, patienceMs, { role: 'ux-specialist', skills: [{ skill: 'ux-design', level: 3 }] });
  const before = await hires.begin('before');
  await hires.until([before], chooses);
  await hires.pick(before, (await hires.shortlisted(before))[0]!);
  const [earlier] = await hires.until([before], endedLegally);
  const wanted = earlier!.engagements[0]!.talent;

  const both = await Promise.all([hires.begin('one'), hires.begin('other')]);
  await hires.until(both, chooses);
  await Promise.all(both.map((hireId) => hires.pick(hireId, wanted)));
  const sights = await hires.until(both, endedLegally);
  const winner = sights.find(({ engagements }) => engagements[0]?.talent === wanted);
  return { earlier: earlier!, wanted, winner, others: sights.filter((sight) => sight !== winner) };
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

import { phases, type Phase } from '../../../domain/lifecycle';
import { fillForm } from '../../../sandbox/people/fill-form';
import type { JourneyBench } from '../../workflows/journey-bench';
import type { OracleWorld } from './oracle-world';

/** How a hire is played where it does not take the straight way. */
export interface Script {
  /** Options by the name of the ask. (Default: the first) */
  answers?: Readonly<Record<string, string>>;
  /** What the agency finds. (Default: clear) */
  check?: string;
  /** The agency sends its report twice. */
  reportsTwice?: boolean;
  /** Asks of later phases stay unanswered. (Default: plays to the end) */
  until?: Phase;
}

/** Everyone outside the runs: answers what is asked, signs, takes courses, reports; the straight way unless scripted. */
export function createPlayer(bench: JourneyBench, oracle: OracleWorld, scripts: ReadonlyMap<string, Script>) {
  const { database, store } = bench;
  const reported = new Set<string>();
  let hooks = 0;

  return {
    /** Does what can be done now; false when there was nothing. */
    async turn(): Promise<boolean> {
      await bench.deliver();
      const asks = await database
        .knex('ask')
        .where({ state: 'open' })
        .whereIn('thread', [...scripts.keys()])
        .select<OpenAsk[]>();
      const answered = await Promise.all(asks.map((ask) => answer(ask, scripts.get(ask.thread)!)));
      const reports = await reportDeeds();
      await bench.deliver();
      return answered.some(Boolean) || reports;
    },
  };

  async function answer(ask: OpenAsk, script: Script): Promise<boolean> {
    if (script.until && phases.indexOf(ask.phase) > phases.indexOf(script.until)) return false;
    const option = script.answers?.[ask.name] ?? ask.options[0]!.value;
    if (ask.via_effect !== null) return bySystem(ask, option);
    const chosen = ask.options.find(({ value }) => value === option);
    const form =
      ask.form && !chosen?.skipsForm
        ? fillForm(ask.form, { seed: [ask.id], today: '2031-05-31', email: 'a@b.example' })
        : null;
    const by = ask.to_talent
      ? { kind: 'talent', id: ask.to_talent }
      : { kind: 'user', id: ask.to_user ?? 'user_someone', roles: [ask.to_role ?? 'lead'] };
    await store.transaction((tx) =>
      store.asks.answer(tx, ask.id, by as never, {
        option,
        ...(form && { form }),
        ...(chosen?.needsReason && { reason: 'It is what we agreed on.' }),
      }),
    );
    return true;
  }

  /** The person acts in an outside system, which reports it. */
  async function bySystem(ask: OpenAsk, option: string): Promise<boolean> {
    const effect = await doneEffect(ask.via_effect!);
    if (!effect || reported.has(ask.id)) return false;
    reported.add(ask.id);
    const [provider, type, data] = deedFor(option);
    await report(provider, type, effect, { ...data, ...(ask.via_party && { party: ask.via_party }) });
    return true;
  }

  /** Systems that report without a person: listings that close, checks that come back. */
  async function reportDeeds(): Promise<boolean> {
    const effects = await database
      .knex('effect')
      .where({ state: 'done' })
      .whereIn('thread', [...scripts.keys()])
      .whereIn('operation', ['publish', 'order'])
      .whereIn('system', ['marketplace', 'screening'])
      .select<Effect[]>('key', 'provider_ref', 'system', 'thread');
    const due = effects.filter(({ key }) => !reported.has(key));
    for (const effect of due) {
      reported.add(effect.key);
      const { check = 'clear', reportsTwice } = scripts.get(effect.thread)!;
      if (effect.system === 'marketplace') await report('marketplace', 'listing.closed', effect, { reason: 'enough' });
      else
        await report(
          'screening',
          'check.completed',
          effect,
          { status: check, completedAt: await store.transaction((tx) => store.clock.now(tx)) },
          reportsTwice,
        );
    }
    return due.length > 0;
  }

  async function report(
    provider: string,
    type: string,
    { key, provider_ref: ref }: Effect,
    data: Record<string, unknown>,
    twice = false,
  ) {
    const id = `msg_${++hooks}`;
    oracle.note(provider, type, { ref, key, ...data }, [{ id, type }]);
    for (let time = 1; time <= (twice ? 2 : 1); time += 1)
      await store.transaction((tx) =>
        store.hooks.receive(tx, provider, id, type, { type, data: { key, ref, ...data } }),
      );
  }

  function doneEffect(key: string): Promise<Effect | undefined> {
    return database
      .knex('effect')
      .where({ key, state: 'done' })
      .first<Effect | undefined>('key', 'provider_ref', 'system', 'thread');
  }
}

function deedFor(option: string): [provider: string, type: string, data: Record<string, unknown>] {
  switch (option) {
    case 'signed':
    case 'declined':
      return ['signature', `envelope.${option}`, {}];
    case 'passed':
      return ['learning', 'course.passed', { score: 100, courseVersion: '3', passedAt: '2026-11-28T10:00:00.000Z' }];
    case 'accept':
      return ['work-tool', 'item.accepted', {}];
    case 'submit':
      return ['work-tool', 'item.submitted', { note: 'All in the library.' }];
    default:
      throw new Error(`No outside system reports “${option}”`);
  }
}

interface OpenAsk {
  id: string;
  name: string;
  phase: Phase;
  thread: string;
  via_effect: string | null;
  via_party: string | null;
  options: { value: string; skipsForm?: boolean; needsReason?: boolean }[];
  form: Record<string, unknown> | null;
  to_talent: string | null;
  to_user: string | null;
  to_role: string | null;
}

interface Effect {
  key: string;
  provider_ref: string;
  system: string;
  thread: string;
}

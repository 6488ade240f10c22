import fs from 'node:fs';

import { createHire } from '../../api/intake/hire';
import type { Services } from '../../api/services';
import { moveTo } from '../../cli/demo/shift-dates';
import { checkInvariants, invariants } from '../../cli/audit/invariants';
import type { Evidence } from '../../cli/audit/invariant';
import { localDate } from '../../domain/calendar';
import type { Role } from '../../domain/roles';
import { HireRequest } from '../../domain/hire/contract';
import { sourceKeys } from '../../domain/source/keys';
import { openJourney } from './journey-bench';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

/** One person in vetting, and what a test looks at. */
export interface Vetting {
  hireId: string;
  id: string;
  talentId: string;
}

export type VettingBench = Awaited<ReturnType<typeof openVetting>>;

/** The journey's bench, with hires that are played up to vetting. */
export async function openVetting(businessFrom: string) {
  const bench = await openJourney(businessFrom);
  const { database, store } = bench;
  let hires = 0;
  let thread = '';

  /** The newest open ask of this name in the story that was started last: others leave theirs open. */
  async function ask(name: string) {
    let found: { id: string; to_talent: string | null; to_user: string | null; to_role: string | null } | undefined;
    await until(async () => {
      found = await database
        .knex('ask')
        .where({ name, state: 'open', thread })
        .orderBy('opened_at', 'desc')
        .first('id', 'to_talent', 'to_user', 'to_role');
      return found !== undefined;
    }, `somebody is asked “${name}”`);
    return found!;
  }

  /** Answers it as the person it is for. */
  async function answer(name: string, option: string, form?: Record<string, unknown>, reason?: string): Promise<void> {
    const { id, to_talent: talent, to_user: user, to_role: role } = await ask(name);
    const by = talent
      ? { kind: 'talent' as const, id: talent }
      : { kind: 'user' as const, id: user ?? 'user_someone', roles: [(role ?? 'lead') as Role] };
    await store.transaction((tx) =>
      store.asks.answer(tx, id, by, { option, ...(form && { form }), ...(reason && { reason }) }),
    );
    await bench.deliver();
  }

  async function start(changes: Partial<HireRequest> = {}, people?: string): Promise<string> {
    const now = await store.transaction((tx) => store.clock.now(tx));
    const externalId = `vetting-${++hires}`;
    bench.world.newPeople(`-${people ?? externalId}`);
    const request = { ...moveTo({ ...designer, ...changes }, localDate(now, designer.timeZone)), externalId };
    const services = { store, deliver: () => bench.deliver() } as unknown as Services;
    const { id } = await createHire(services, { kind: 'user', id: 'key_hr', roles: ['hr'] }, request, {
      requestId: externalId,
      patienceSeconds: 60,
    });
    thread = id;
    return id;
  }

  /** Plays a hire up to the accepted offer; `people` apply together, each hire’s are others unless they are named. */
  async function toVetting(changes: Partial<HireRequest> = {}, people?: string): Promise<Vetting> {
    const hireId = await start(changes, people);
    await answer('approval', 'approve');
    await bench.report('marketplace', 'listing.closed', sourceKeys.listing(hireId), { reason: 'enough' });
    const shortlist = await ask('shortlist');
    const { form } = await database.knex('ask').where({ id: shortlist.id }).first('form');
    await answer('shortlist', 'confirm', { talent: form.properties.talent.default });
    await answer('offer', 'accept');
    await until(async () => (await rowOf(hireId))?.state === 'vetting');
    const row = await rowOf(hireId);
    return { hireId, id: row!.id, talentId: row!.talent_id };
  }

  /** The same, with consent and an ordered check. */
  async function toCheck(changes: Partial<HireRequest> = {}, people?: string): Promise<Vetting> {
    const vetting = await toVetting(changes, people);
    await answer('consent', 'consent');
    return vetting;
  }

  async function rowOf(hireId: string): Promise<{ id: string; state: string; talent_id: string } | undefined> {
    return database.knex('engagement').where({ hire_id: hireId }).orderBy('created_at', 'desc').first();
  }

  async function until(fits: () => Promise<boolean>, what = String(fits)): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!(await fits())) {
      if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
      await bench.deliver();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  const engagement = (id: string) => database.knex('engagement').where({ id }).first();
  return {
    ...bench,
    ask,
    answer,
    toVetting,
    toCheck,
    until,
    engagement,
    screening: (id: string) => database.knex('screening').where({ engagement_id: id }).first(),
    adverse: (id: string) => database.knex('adverse_action').where({ engagement_id: id }).first(),
    documents: (id: string) => database.knex('document').where({ engagement_id: id }).orderBy('id').pluck('kind'),
    eventsOf: (id: string) => database.knex('event').where({ subject: id }).orderBy('subject_seq').pluck('type'),
    openAsks: (id: string) => database.knex('ask').where({ subject: id, state: 'open' }).pluck('name'),

    /** The agency finishes a check at the present business instant. */
    async checked(id: string, status: string, generation = 1, extra: Record<string, unknown> = {}): Promise<void> {
      const completedAt = await store.transaction((tx) => store.clock.now(tx));
      const key = sourceKeys.check(id, generation);
      await bench.report('screening', 'check.completed', key, { status, completedAt, ...extra });
    },

    /** The agency has looked again. */
    async reinvestigated(id: string, number: number, outcome: 'clear' | 'upheld'): Promise<void> {
      const completedAt = await store.transaction((tx) => store.clock.now(tx));
      await bench.report('screening', 'check.reinvestigated', sourceKeys.dispute(id, number), { outcome, completedAt });
    },

    /** Business time goes on to an instant; the sweeper does what has become due. */
    async passTo(instant: string): Promise<void> {
      await store.transaction((tx) => store.clock.jump(tx, instant, 'the test lets time pass'));
      await until(async () => {
        await store.transaction((tx) => store.asks.sweep(tx, 100));
        await store.transaction((tx) => store.timers.callDue(tx, 100));
        const due = await database.knex('run_timer').whereRaw('until_at <= business_now()').first('name');
        return due === undefined;
      });
      await bench.deliver();
    },

    async passDays(days: number): Promise<void> {
      const now = await store.transaction((tx) => store.clock.now(tx));
      await this.passTo(new Date(Date.parse(now) + days * 86_400_000 + 60_000).toISOString());
    },

    /** What breaks one of I1–I12 that our own tables tell. */
    async broken(...ids: string[]): Promise<string[]> {
      const evidence = {
        db: database.knex,
        journal: async () => null,
        verifyChain: async () => [],
        refresh: () => undefined,
      } as unknown as Evidence;
      const chosen = invariants.filter(({ id }) => ids.includes(id));
      return (await checkInvariants(evidence, 500, chosen)).map(({ detail }) => detail);
    },

    /** What is left of an engagement that fell out: nothing may be. */
    async leftOver(id: string): Promise<object> {
      const row = await engagement(id);
      return {
        state: row.state,
        reserved: row.reserved_minor,
        asks: await database.knex('ask').where({ subject: id, state: 'open' }).pluck('name'),
        timers: await database
          .knex('run_timer')
          .where({ workflow_id: `engagement/${id}` })
          .pluck('name'),
        leases: await database.knex('access_lease').where({ engagement_id: id, state: 'open' }).pluck('system'),
      };
    },
  };
}

/** What nothing is left of looks like. */
export const nothingLeft = { state: 'aborted', reserved: 0, asks: [], timers: [], leases: [] };

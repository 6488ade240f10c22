import fs from 'node:fs';

import type { Applicant } from '../../activities/ports';
import { createHire } from '../../api/intake/hire';
import type { Services } from '../../api/services';
import { moveTo } from '../../cli/demo/shift-dates';
import { localDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { deriveId } from '../../domain/ids';
import { sourceKeys } from '../../domain/source/keys';
import { openJourney, type JourneyBench } from './journey-bench';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

/** Levels of the two skills that the designer's hire asks 3 and 2 of, and what the person asks. */
export interface Sketch {
  name: string;
  brand?: number;
  illustration?: number;
  ask?: number;
}

/** The journey's bench with what the paths of sourcing need: people by name, silence, and rows to look at. */
export interface SourceBench extends JourneyBench {
  /** Starts a hire and plays it to the open search, with these people to apply. Names are unique in a test file. */
  hire(externalId: string, people: readonly Sketch[], change?: Partial<HireRequest>): Promise<string>;
  /** Who applies to the next listing. */
  letApply(people: readonly Sketch[]): void;
  /** The listing of a round closes. */
  listingCloses(hireId: string, round?: number): Promise<void>;
  talent(name: string): string;
  /** Nobody answers the open ask of this name until it is due. */
  silence(name: string): Promise<void>;
  /** Picks a person from the open shortlist. */
  pick(name: string): Promise<void>;
  /** State and note of everyone who applied, by name. */
  applications(hireId: string): Promise<Record<string, string>>;
  states(table: string, where: Record<string, string>, column?: string): Promise<unknown[]>;
  requisition(hireId: string): Promise<{
    state: string;
    budget_minor: number;
    committed_minor: number;
    round: number;
    offer_minor: number | null;
  }>;
  engagement(
    hireId: string,
    name: string,
  ): Promise<{
    id: string;
    state: string;
    reserved_minor: number;
    not_to_exceed_minor: number;
    terms: { deliverables: { amountMinor: number }[] };
  }>;
  openAsks(hireId: string): Promise<string[]>;
  /** What a hire that is over must not leave: open asks, promised or reserved money. */
  leftOpen(hireId: string): Promise<{ asks: string[]; committedMinor: number; reservedMinor: number }>;
  detailOf(name: string): Promise<Record<string, string>>;
  optionsOf(name: string): Promise<string[]>;
  /** People on the open shortlist, best first. */
  shown(): Promise<string[]>;
  /** Names of those who are on the shortlist, best first. */
  shortlistedNow(hireId: string): Promise<string[]>;
  /** Delivers until something is so. */
  until(so: () => Promise<boolean>): Promise<void>;
}

export async function openSourcing(businessFrom: string): Promise<SourceBench> {
  const bench = await openJourney(businessFrom);
  const { database, store } = bench;
  const names = new Map<string, string>();

  const start = async (externalId: string, change: Partial<HireRequest>): Promise<string> => {
    const now = await store.transaction((tx) => store.clock.now(tx));
    const request = { ...moveTo(designer, localDate(now, designer.timeZone)), externalId, ...change };
    const services = { store, deliver: () => bench.deliver() } as unknown as Services;
    const caller = { kind: 'user', id: 'key_hr', roles: ['hr'] } as const;
    const context = { requestId: 'r1', patienceSeconds: 60 };
    return (await createHire(services, { ...caller, roles: [...caller.roles] }, request, context)).id;
  };

  const rowOf = async (name: string) => {
    const { id } = await bench.ask(name);
    return database.knex('ask').where({ id }).first<OpenAsk>('detail', 'options', 'form');
  };

  const self: SourceBench = {
    ...bench,
    async hire(externalId, people, change = {}) {
      self.letApply(people);
      const hireId = await start(externalId, change);
      bench.about(hireId);
      return hireId;
    },
    letApply(people) {
      bench.world.letApply(people.map((sketch) => applicant(sketch)));
      for (const { name } of people) names.set(deriveId('talent', `marketplace:mp_${name}`), name);
    },
    listingCloses: (hireId, round = 1) =>
      bench.report('marketplace', 'listing.closed', sourceKeys.listing(hireId, round), { reason: 'due' }),
    talent: (name) => deriveId('talent', `marketplace:mp_${name}`),
    async silence(name) {
      const { id } = await bench.ask(name);
      const [dueAt = ''] = await database.knex('ask').where({ id }).pluck<string[]>('due_at');
      await store.transaction(async (tx) => {
        if ((await store.clock.now(tx)) < dueAt) await store.clock.jump(tx, dueAt, 'nobody answers');
      });
      while ((await store.transaction((tx) => store.asks.sweep(tx, 100))) > 0);
      await bench.deliver();
    },
    pick: (name) => bench.answer('shortlist', 'confirm', { talent: self.talent(name) }),
    async applications(hireId) {
      const rows = await database
        .knex('application as a')
        .join('requisition as r', 'r.id', 'a.requisition_id')
        .where('r.hire_id', hireId)
        .select<{ talent_id: string; state: string; note: string | null }[]>('a.talent_id', 'a.state', 'a.note');
      return Object.fromEntries(
        rows.map((row) => [
          names.get(row.talent_id) ?? row.talent_id,
          [row.state, row.note].filter(Boolean).join(': '),
        ]),
      );
    },
    states: (table, where, column = 'state') => database.knex(table).where(where).pluck<unknown[]>(column),
    requisition: (hireId) => database.knex('requisition').where({ hire_id: hireId }).first(),
    engagement: (hireId, name) =>
      database
        .knex('engagement')
        .where({ hire_id: hireId, talent_id: self.talent(name) })
        .first(),
    openAsks: (hireId) => database.knex('ask').where({ thread: hireId, state: 'open' }).orderBy('name').pluck('name'),
    leftOpen: async (hireId) => ({
      asks: await self.openAsks(hireId),
      committedMinor: (await self.requisition(hireId)).committed_minor,
      reservedMinor: ((await self.states('engagement', { hire_id: hireId }, 'reserved_minor')) as number[]).reduce(
        (sum, minor) => sum + minor,
        0,
      ),
    }),
    async detailOf(name) {
      const { detail } = await rowOf(name);
      return Object.fromEntries(detail.map(({ label, value }) => [label, value]));
    },
    optionsOf: async (name) => (await rowOf(name)).options.map(({ value }) => value),
    shown: async () => (await rowOf('shortlist')).form.properties.talent.enum,
    shortlistedNow: async (hireId) =>
      Object.entries(await self.applications(hireId)).flatMap(([name, state]) =>
        state === 'shortlisted' ? [name] : [],
      ),
    async until(so) {
      const deadline = Date.now() + 45_000;
      while (!(await so())) {
        if (Date.now() > deadline) throw new Error('it did not come to be');
        await bench.deliver();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
  };
  return self;
}

interface OpenAsk {
  detail: { label: string; value: string }[];
  options: { value: string }[];
  form: { properties: { talent: { enum: string[] } } };
}

/** Somebody who applies; without more the person fits and asks less than is offered. */
export function applicant({ name, brand = 4, illustration = 3, ask = 470_000 }: Sketch): Applicant {
  return {
    ref: `mp_${name}`,
    name: `${name} canary-surname`,
    email: `${name}@talent.example`,
    timeZone: 'America/Los_Angeles',
    skills: [
      { skill: 'brand-design', level: brand },
      { skill: 'illustration', level: illustration },
    ],
    ask: { amountMinor: ask, currency: 'USD' },
    availableFrom: '2026-11-01',
    portfolio: `https://portfolio.example/${name}`,
    appliedAt: '2026-11-26T10:00:00.000Z',
  };
}

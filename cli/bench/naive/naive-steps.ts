import type { Documents, Person, World } from '../../../activities/ports';
import type { Database } from '../../../adapters/db/connection';

export type NaiveSteps = ReturnType<typeof createNaiveSteps>;

interface Step {
  agent: string;
}

/** One activity per step: a transaction of its own, or a call outside that is looked up by no key. */
export function createNaiveSteps({ knex }: Database, world: World, documents: Documents) {
  const person = (agent: string): Person => ({ id: agent, name: `Agent ${agent}`, email: `${agent}@talent.example` });

  return {
    record: async ({ agent, step }: Step & { step: string }) => {
      await knex.transaction(async (tx) => {
        await tx('naive_step').insert({ agent, step });
        await tx('naive_agent').insert({ agent, state: step }).onConflict('agent').merge();
      });
    },
    reserve: async ({ agent }: Step) => {
      await knex.transaction(async (tx) => {
        await tx('naive_budget').forUpdate().first();
        await tx('naive_budget').increment('reserved', 100_000);
        await tx('naive_step').insert({ agent, step: 'reserved' });
      });
    },
    mail: async ({ agent, about }: Step & { about: string }) => {
      const words = { subject: about, text: `Please answer: ${about}`, html: `<p>Please answer: ${about}</p>` };
      await world.messaging.send(`naive/${agent}/${about}`, { to: person(agent), thread: 'naive_1', ...words });
    },
    orderCheck: async ({ agent }: Step) => {
      const check = { person: person(agent), package: 'standard', jurisdiction: 'US-NY' };
      await world.screening.order(`naive/${agent}/check`, { ...check, consentedAt: new Date().toISOString() });
    },
    sendContract: async ({ agent }: Step) => {
      const pdf = await documents.letterPdf({
        title: 'Contract',
        template: 'naive@1',
        sections: [{ heading: 'Work', text: 'Calls are answered.' }],
      });
      await world.signature.send(`naive/${agent}/contract`, {
        title: 'Contract',
        pdf,
        signers: [{ party: 'talent', person: person(agent) }],
        expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      });
    },
    grant: async ({ agent, system }: Step & { system: string }) => {
      await world.identity.hold(`naive/${agent}/${system}/grant`, { system, person: person(agent), roles: ['agent'] });
    },
    revoke: async ({ agent, system }: Step & { system: string }) => {
      await world.identity.hold(`naive/${agent}/${system}/revoke`, { system, person: person(agent), roles: [] });
    },
    readBack: async ({ agent, system }: Step & { system: string }) => {
      await world.identity.readBack(system, agent);
    },
    claimShifts: async ({ agent, week, days }: Step & { week: number; days: number }) => {
      await knex.transaction(async (tx) => {
        const shifts = Array.from({ length: days }, (_, day) => ({ agent, week, day: day + 1, worked: false }));
        await tx('naive_shift').insert(shifts).onConflict(['agent', 'week', 'day']).ignore();
      });
    },
    attend: async ({ agent, week, day }: Step & { week: number; day: number }) => {
      await knex.transaction(async (tx) => {
        await tx('naive_shift').where({ agent, week, day }).update({ worked: true });
      });
    },
    closeWindow: async ({ agent, week }: Step & { week: number }) => {
      await knex.transaction(async (tx) => {
        await tx('naive_step').insert({ agent, step: `rated ${week}` });
      });
    },
    pay: async ({ agent, week }: Step & { week: number }) => {
      const payment = { payee: person(agent), amountMinor: 39_000, currency: 'USD', reference: `week ${week}` };
      await world.payments.pay(`naive/${agent}/pay/${week}`, payment);
    },
  };
}

/** Tables of the naive season. */
export const naiveTables = `
  create table naive_agent (agent text primary key, state text not null);
  create table naive_step (id bigint generated always as identity primary key, agent text not null, step text not null,
    wall_at timestamptz not null default clock_timestamp());
  create table naive_shift (agent text, week int, day int, worked boolean not null, primary key (agent, week, day));
  create table naive_budget (reserved bigint not null);
  insert into naive_budget values (0);`;

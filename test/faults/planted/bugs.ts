import { randomUUID } from 'node:crypto';

import type { World } from '../../../activities/ports';
import type { Store } from '../../../adapters/db/store';
import { Unavailable } from '../../../domain/errors';
import type { Script } from './player';

/** The parts of the product that a bug is planted into, and whose hire it is planted for. */
export interface Patient {
  store: Store;
  world: World;
  /** Whether this is, or belongs to, the hire that has the bug. Takes ids, keys and run ids. */
  mine(idOrKey: string): boolean;
}

/** A mistake as it could be made, in one hire of many; the named invariant must tell of it, in words like these. */
export interface Bug {
  name: string;
  invariant: string;
  tells: RegExp;
  script?: Script;
  /** The hire does not come to an end with it. */
  endless?: true;
  /** Takes a guard of the schema away, without which the mistake would be refused. */
  surgery?: string;
  plant(patient: Patient): { store?: Partial<Store>; world?: Partial<World> };
}

const startsEngagement = (row: { kind: string; workflowId?: string }) =>
  row.kind === 'start' && row.workflowId?.startsWith('engagement/') === true;
const lost = () => new Unavailable('The reply was lost');

/** Mistakes on the way of a hire through the real workflows and steps. */
export const bugs: readonly Bug[] = [
  {
    name: 'a lost outbox row',
    invariant: 'I1',
    tells: /has no run engagement\//,
    endless: true,
    plant: ({ store, mine }) => ({
      store: {
        outbox: {
          ...store.outbox,
          put: async (tx, row) => {
            if (startsEngagement(row) && mine(row.workflowId ?? '')) return;
            await store.outbox.put(tx, row);
          },
        },
      },
    }),
  },
  {
    name: 'a random idempotency key',
    invariant: 'I2',
    tells: /the provider paid .*, which nobody owes/,
    script: { until: 'assign' },
    plant: ({ world, mine }) => {
      let replies = 0;
      return {
        world: {
          payments: {
            pay: async (key, payment) => {
              if (!mine(key)) return world.payments.pay(key, payment);
              const paid = await world.payments.pay(replies === 0 ? key : `${key}/${randomUUID()}`, payment);
              if (++replies === 1) throw lost();
              return paid;
            },
            find: (key) => world.payments.find(key),
            reverse: (key, reversal) => world.payments.reverse(key, reversal),
          },
        },
      };
    },
  },
  {
    name: 'another amount than what is owed',
    invariant: 'I2',
    tells: /is \d+ USD here and \d+ USD there/,
    script: { until: 'assign' },
    plant: ({ world, mine }) => ({
      world: {
        payments: {
          ...world.payments,
          pay: (key, payment) =>
            world.payments.pay(key, mine(key) ? { ...payment, amountMinor: payment.amountMinor + 100 } : payment),
        },
      },
    }),
  },
  {
    name: 'a revocation that is skipped',
    invariant: 'I3',
    tells: /holds \[\w+\] for tal_\w+, the leases say \[\]/,
    plant: ({ world, mine }) => {
      const skipped = new Set<string>();
      return {
        world: {
          identity: {
            hold: async (key, access) => {
              if (!mine(key) || access.roles.length > 0) return world.identity.hold(key, access);
              skipped.add(`${access.system}/${access.person.id}`);
              return { providerRef: 'trust-me' };
            },
            readBack: async (system, person) =>
              skipped.has(`${system}/${person}`)
                ? { active: false, roles: [] }
                : world.identity.readBack(system, person),
          },
        },
      };
    },
  },
  {
    name: 'a read-back that is ignored',
    invariant: 'I4',
    tells: /was read back while the role was still held/,
    plant: ({ store, mine }) => ({
      store: {
        leases: {
          ...store.leases,
          // Whoever is asked to take away holds on, and calls it right.
          rolesToHold: (tx, talentId, system, engagementId, granting) =>
            store.leases.rolesToHold(tx, talentId, system, engagementId, granting || mine(engagementId)),
        },
      },
    }),
  },
  {
    name: 'closed without a proof',
    invariant: 'I4',
    tells: /is at its end, and its lease on \S+ is open/,
    plant: ({ store, mine }) => ({
      store: {
        leases: {
          ...store.leases,
          closeLeases: async (tx, engagementId, ...rest) => {
            if (!mine(engagementId)) await store.leases.closeLeases(tx, engagementId, ...rest);
          },
          listLeases: async (tx, engagementId) => {
            const leases = await store.leases.listLeases(tx, engagementId);
            const ending = mine(engagementId) && leases.every(({ state }) => state === 'open');
            const { state } = await store.engagements.lockEngagement(tx, engagementId);
            return ending && state === 'ending'
              ? leases.map((lease) => ({ ...lease, state: 'revoked' as const }))
              : leases;
          },
        },
      },
    }),
  },
  {
    name: 'a transition without its event',
    invariant: 'I5',
    tells: /went on from training to ready, its record had left it provisioning/,
    script: { until: 'onboard' },
    plant: ({ store, mine }) => ({
      store: {
        engagements: {
          ...store.engagements,
          moveEngagement: async (tx, engagement, to, ...rest) => {
            if (!mine(engagement.id) || to !== 'training')
              return store.engagements.moveEngagement(tx, engagement, to, ...rest);
            await tx('engagement').where({ id: engagement.id }).update({ state: to });
            return { ...engagement, state: to };
          },
        },
      },
    }),
  },
  {
    name: 'an event outside of its transaction',
    invariant: 'I5',
    tells: /went on from created to contracting, its record had left it contracting/,
    script: { until: 'source' },
    plant: ({ store, mine }) => {
      let told = false;
      return {
        store: {
          engagements: {
            ...store.engagements,
            moveEngagement: async (tx, engagement, to, actor, ...rest) => {
              if (mine(engagement.id) && to === 'contracting' && !told) {
                told = true;
                const data = { from: engagement.state, to };
                await store.transaction((other) =>
                  store.events.append(other, { subject: engagement.id, type: `engagement.${to}`, actor, data }),
                );
                throw lost();
              }
              return store.engagements.moveEngagement(tx, engagement, to, actor, ...rest);
            },
          },
        },
      };
    },
  },
  {
    name: 'a reservation that is not released',
    invariant: 'I6',
    tells: /is aborted and still holds 480000 back/,
    script: { answers: { offer: 'decline' } },
    plant: ({ store, mine }) => ({
      store: {
        engagements: {
          ...store.engagements,
          moveMoney: async (tx, id, change) => {
            if (!mine(id)) await store.engagements.moveMoney(tx, id, change);
          },
        },
      },
    }),
  },
  {
    name: 'a budget that stays promised',
    invariant: 'I6',
    tells: /belongs to a hire that is cancelled and still has 500000 promised/,
    script: { answers: { offer: 'decline' } },
    plant: ({ store, mine }) => {
      let promised = 0;
      return {
        store: {
          hires: {
            ...store.hires,
            commitBudget: async (tx, requisitionId, delta) => {
              const request = await tx('requisition')
                .where({ id: requisitionId })
                .first<{ hire_id: string }>('hire_id');
              if (!mine(request!.hire_id)) return store.hires.commitBudget(tx, requisitionId, delta);
              // Promised once, never given back, and so not promised again.
              if (delta > 0 && promised++ === 0) await store.hires.commitBudget(tx, requisitionId, delta);
            },
          },
        },
      };
    },
  },
  {
    name: 'a missing unique key',
    invariant: 'I7',
    tells: /has 2 engagements for 1 positions/,
    surgery: 'alter table engagement drop constraint engagement_once',
    script: { until: 'source' },
    plant: ({ store, mine }) => ({
      store: {
        engagements: {
          ...store.engagements,
          insertEngagement: async (tx, engagement, actor) => {
            await store.engagements.insertEngagement(tx, engagement, actor);
            if (!mine(engagement.hireId)) return;
            // A retry that finds no key to meet itself at.
            const id = `eng_${randomUUID()}`;
            await store.engagements.insertEngagement(tx, { ...engagement, id, workflowId: `engagement/${id}` }, actor);
          },
        },
      },
    }),
  },
  {
    name: 'access before the check is clear',
    invariant: 'I8',
    tells: /let tal_\w+ in before the agency had cleared them/,
    script: { until: 'onboard', check: 'consider' },
    plant: ({ store, mine }) => ({
      store: {
        hooks: {
          ...store.hooks,
          reportsOf: async (reader, key) => {
            const reports = await store.hooks.reportsOf(reader, key);
            if (!mine(key)) return reports;
            return reports.map((report) => ({
              ...report,
              body: { ...report.body, data: { ...report.body.data, status: 'clear' } },
            }));
          },
        },
      },
    }),
  },
  {
    name: 'work before a blocking item is done',
    invariant: 'I8',
    tells: /started work before “right-to-work”/,
    script: { until: 'onboard' },
    plant: ({ store, mine }) => ({
      store: {
        checklist: {
          ...store.checklist,
          finishItems: (tx, engagementId, items) =>
            store.checklist.finishItems(
              tx,
              engagementId,
              mine(engagementId) ? items.filter(({ item }) => item !== 'right-to-work') : items,
            ),
          listChecklist: async (tx, engagementId) => {
            const items = await store.checklist.listChecklist(tx, engagementId);
            return mine(engagementId) ? items.filter(({ item }) => item !== 'right-to-work') : items;
          },
        },
      },
    }),
  },
  {
    name: 'a name in the input of a run',
    invariant: 'I9',
    tells: /run engagement\/\S+ holds personal data/,
    script: { until: 'source' },
    plant: ({ store, mine }) => ({
      store: {
        outbox: {
          ...store.outbox,
          put: async (tx, row) => {
            const payload = row.payload as { args: object[] };
            if (!startsEngagement(row) || !mine(row.workflowId ?? '')) return store.outbox.put(tx, row);
            const { talent_id } = (await tx('engagement')
              .where({ workflow_id: row.workflowId })
              .first('talent_id')) as { talent_id: string };
            const { name } = await store.private.personOf(tx, talent_id);
            await store.outbox.put(tx, { ...row, payload: { ...payload, args: [{ ...payload.args[0], name }] } });
          },
        },
      },
    }),
  },
  {
    name: 'a lost wake',
    invariant: 'I10',
    tells: /is vetting and waits for \S+\/consent, where nobody is asked any more/,
    endless: true,
    plant: ({ store, mine }) => ({
      store: {
        outbox: {
          ...store.outbox,
          take: async (tx, options) => {
            const rows = await store.outbox.take(tx, options);
            const dropped = rows.filter(
              ({ key, workflowId }) => mine(workflowId ?? '') && key.startsWith('wake/') && key.includes('/consent/'),
            );
            for (const { id } of dropped) await store.outbox.delivered(tx, id);
            return rows.filter((row) => !dropped.includes(row));
          },
        },
      },
    }),
  },
  {
    name: 'a double wake',
    invariant: 'I11',
    tells: /woke its run 1 times more than it was completed/,
    script: { until: 'source' },
    plant: ({ store, mine }) => ({
      store: {
        asks: {
          ...store.asks,
          answer: async (tx, id, by, given) => {
            const answered = await store.asks.answer(tx, id, by, given);
            const { group, name, complete } = answered;
            const subject = group.split('/')[0]!;
            if (complete && name === 'consent' && mine(subject))
              await store.outbox.put(tx, {
                key: randomUUID(),
                kind: 'signal',
                workflowId: `engagement/${subject}`,
                payload: { signal: 'askGroupDone', args: [{ group }] },
              });
            return answered;
          },
        },
      },
    }),
  },
  {
    name: 'an answer that is applied twice',
    invariant: 'I11',
    tells: /mile_\w+ was accepted 2 times/,
    script: { until: 'assign' },
    plant: ({ store, mine }) => ({
      store: {
        work: {
          ...store.work,
          settleReview: async (tx, engagementId, item, verdict) => {
            await store.work.settleReview(tx, engagementId, item, verdict);
            if (mine(engagementId) && item.no === 1) await store.work.settleReview(tx, engagementId, item, verdict);
          },
        },
      },
    }),
  },
  {
    name: 'a webhook inbox that is not unique',
    invariant: 'I11',
    tells: /screening sent msg_\d+ once, and it was taken 2 times/,
    script: { until: 'source', reportsTwice: true },
    surgery: 'alter table hook drop constraint hook_pkey',
    plant: ({ store, mine }) => ({
      store: {
        hooks: {
          ...store.hooks,
          receive: async (tx, provider, webhookId, type, body) => {
            const key = String(body.data?.['key']);
            await tx('hook').insert({
              provider,
              webhook_id: webhookId,
              type,
              effect_key: key,
              body: JSON.stringify(body),
            });
            const twice = mine(key) ? randomUUID() : '';
            await store.outbox.put(tx, {
              key: `hook/${provider}/${webhookId}${twice}`,
              kind: 'hook',
              payload: { provider, webhookId },
            });
            return true;
          },
        },
      },
    }),
  },
];

/** Damage to what is stored: planted into a sound database, in a transaction that is rolled back after the check. */
export const damages: readonly { name: string; invariant: string; tells: RegExp; sql: string }[] = [
  {
    name: 'a sealed event that was changed',
    invariant: 'I5',
    tells: /event eng_\w+#\d+: it is not what was sealed/,
    sql: `alter table event disable trigger event_append_only;
      update event set data = data || '{"amountMinor": 1}' where seq = (select min(seq) from event where type = 'money.reserved')`,
  },
  {
    name: 'an event that was deleted',
    invariant: 'I5',
    tells: /events of eng_\w+ have a gap/,
    sql: `alter table event disable trigger event_append_only;
      delete from event where seq = (select max(seq) from event where type = 'payment.paid')`,
  },
  {
    name: 'more paid than the cap',
    invariant: 'I6',
    tells: /eng_\w+ is over its budget/,
    sql: `alter table engagement drop constraint engagement_within_budget;
      update engagement set not_to_exceed_minor = paid_minor - 1 where id = (select min(id) from engagement where state = 'closed')`,
  },
  {
    name: 'an answer that is shown and was not given',
    invariant: 'I11',
    tells: /ask ask_\w+ shows another answer than its event/,
    sql: `update ask set answer_option = 'no' where id = (select min(id) from ask where name = 'rehire' and state = 'answered')`,
  },
  {
    name: 'a final adverse notice before its time',
    invariant: 'I12',
    tells: /eng_\w+ got a final adverse notice too early/,
    sql: `select append_event((select min(id) from engagement), 'adverse.final', null, 'system:test', '{}')`,
  },
];

import { randomUUID } from 'node:crypto';

import { type Bug, lost } from './bug';

/** Mistakes by which money goes wrong. */
export const bugsOfMoney: readonly Bug[] = [
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
            ...world.payments,
            pay: async (key, payment) => {
              if (!mine(key)) return world.payments.pay(key, payment);
              const paid = await world.payments.pay(replies === 0 ? key : `${key}/${randomUUID()}`, payment);
              if (++replies === 1) throw lost();
              return paid;
            },
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
              if (!mine(request.hire_id)) return store.hires.commitBudget(tx, requisitionId, delta);
              // Promised once, never given back, and so not promised again.
              if (delta > 0 && promised++ === 0) await store.hires.commitBudget(tx, requisitionId, delta);
            },
          },
        },
      };
    },
  },
];

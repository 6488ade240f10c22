import { randomUUID } from 'node:crypto';

import { deriveId } from '../../../domain/ids';
import { type Bug, startsEngagement } from './bug';

/** Mistakes by which a start, a seat or a wake goes wrong. */
export const bugsOfRuns: readonly Bug[] = [
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
            const id = deriveId('engagement', engagement.id, randomUUID());
            await store.engagements.insertEngagement(tx, { ...engagement, id, workflowId: `engagement/${id}` }, actor);
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
            await store.outbox.delivered(
              tx,
              dropped.map(({ id }) => ({ id, outcome: 'delivered' })),
            );
            return rows.filter((row) => !dropped.includes(row));
          },
        },
      },
    }),
  },
];

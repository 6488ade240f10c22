import { randomUUID } from 'node:crypto';

import type { Bug } from './bug';

/** Mistakes by which an answer or a report counts twice. */
export const bugsOfAnswers: readonly Bug[] = [
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

import { type Bug, lost, startsEngagement } from './bug';

/** Mistakes by which the record tells too little, or too much. */
export const bugsOfRecord: readonly Bug[] = [
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
            const engagement = await tx('engagement')
              .where({ workflow_id: row.workflowId })
              .first<{ talent_id: string } | undefined>('talent_id');
            const { name } = await store.private.personOf(tx, engagement!.talent_id);
            await store.outbox.put(tx, { ...row, payload: { ...payload, args: [{ ...payload.args[0], name }] } });
          },
        },
      },
    }),
  },
];

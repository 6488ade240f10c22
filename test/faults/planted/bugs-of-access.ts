import type { Bug } from './bug';

/** Mistakes by which access or a gate goes wrong. */
export const bugsOfAccess: readonly Bug[] = [
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
          listLeases: async (reader, engagementId) => {
            const leases = await store.leases.listLeases(reader, engagementId);
            const ending = mine(engagementId) && leases.every(({ state }) => state === 'open');
            const engagement = await reader('engagement').where({ id: engagementId }).first<{ state: string }>('state');
            return ending && engagement.state === 'ending'
              ? leases.map((lease) => ({ ...lease, state: 'revoked' as const }))
              : leases;
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
];

import type { Applicant, World } from '../../activities/ports';

/** Outside systems that do at once what they are told and remember what people may do: enough to tell a story by. */
export function calmWorld(applicants: readonly Applicant[]): World {
  const held = new Map<string, string[]>();
  let made = 0;
  const receipt = (key: string) => Promise.resolve({ providerRef: `ref-${(made += 1)}-${key.length}` });
  const page = (key: string) => `https://vendor.example/${encodeURIComponent(key)}`;
  const nothing = () => Promise.resolve(null);
  return {
    marketplace: {
      publish: receipt,
      findListing: nothing,
      applicants: () => Promise.resolve([...applicants]),
      close: receipt,
    },
    screening: {
      order: receipt,
      find: nothing,
      cancel: receipt,
      report: () => Promise.resolve({ madeAt: '2026-11-25T19:30:00.000Z', findings: [] }),
      dispute: receipt,
      findDispute: nothing,
    },
    signature: {
      send: async (key) => ({
        ...(await receipt(key)),
        links: ['talent', 'client'].map((party) => ({ party, url: `${page(key)}/${party}` })),
      }),
      find: nothing,
      void: receipt,
    },
    learning: {
      enrol: async (key) => ({ ...(await receipt(key)), link: page(key) }),
      find: nothing,
      withdraw: receipt,
    },
    identity: {
      hold: (key, { system, person, roles }) => {
        held.set(`${system}/${person.id}`, roles);
        return receipt(key);
      },
      readBack: (system, personId) => {
        const roles = held.get(`${system}/${personId}`) ?? [];
        return Promise.resolve({ active: roles.length > 0, roles });
      },
    },
    workTool: {
      publish: async (key) => ({ ...(await receipt(key)), link: page(key) }),
      find: nothing,
      complete: receipt,
      withdraw: receipt,
    },
    payments: {
      pay: async (key) => ({ ...(await receipt(key)), paidAt: '2026-12-09T17:14:00.000Z' }),
      reverse: async (key) => ({ ...(await receipt(key)), paidAt: '2026-12-09T17:14:00.000Z' }),
      payAll: (orders) =>
        Promise.all(
          orders.map(async ({ key }) => ({ key, ...(await receipt(key)), paidAt: '2026-12-09T17:14:00.000Z' })),
        ),
      findAll: () => Promise.resolve([]),
      find: nothing,
    },
    messaging: { send: () => Promise.resolve() },
  };
}

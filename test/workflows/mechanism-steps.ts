import { runAll, runEffect, type EffectStore } from '../../activities/effect';
import type { Receipt } from '../../activities/ports';
import type { EffectSpec } from '../../domain/effect/contract';
import { RuleBroken, Unavailable } from '../../domain/errors';
import type { FlakyVendor } from './flaky-vendor';
import type { MemoryStore } from './memory-store';

/** Steps of the test workflows: a journey in miniature. */
export function createTestSteps(
  store: MemoryStore,
  vendor: FlakyVendor,
  control: { failures: number; notes: string[] },
) {
  return {
    records: {
      openGroup: ({ group, workflowId }: { group: string; workflowId: string }) =>
        store.asks.open(null, {
          key: group,
          workflowId,
          thread: 'hire_1',
          subject: 'eng_1',
          policy: 'test@1',
          asks: [],
        }),
      note: async ({ what }: { what: string }) => void control.notes.push(what),
      refuse: async (_: object) => {
        throw new RuleBroken('the budget is spent; ask for more');
      },
      flakyRecord: async (_: object) => {
        if (control.failures-- > 0) throw new Unavailable('the database does not answer');
      },
    },
    vendor: {
      grant: ({ system }: { system: string }) => grant(store, vendor, system, control.notes),
      grantAll: async ({ systems }: { systems: string[] }) => {
        const done = await runAll(systems.map((system) => () => grant(store, vendor, system, control.notes)));
        return done.map((receipt) => receipt?.providerRef ?? null);
      },
      revoke: ({ grant: undone, key }: { grant: string; key: string }) =>
        runEffect(
          store,
          { ...spec(key), operation: 'revoke', compensates: undone },
          { key },
          {
            find: () => lookUp(vendor, key),
            call: () => call(vendor, 'DELETE', key),
          },
        ),
    },
  };
}

export type TestSteps = ReturnType<typeof createTestSteps>;

function grant(store: EffectStore<null>, vendor: FlakyVendor, system: string, notes: string[]): Promise<Receipt> {
  const key = `access/eng_1/${system}/grant/1`;
  return runEffect(
    store,
    spec(key),
    { system },
    {
      find: () => lookUp(vendor, key),
      call: () => call(vendor, 'POST', key),
      settle: async (_, { providerRef }) => void notes.push(`lease opened by ${providerRef}`),
    },
  );
}

function spec(key: string): EffectSpec {
  return {
    key,
    system: 'helpdesk',
    operation: 'grant',
    subject: 'eng_1',
    thread: 'hire_1',
    workflowId: 'engagement/eng_1',
  };
}

async function call(vendor: FlakyVendor, method: string, key: string): Promise<Receipt> {
  const response = await fetch(vendor.url(key), { method }).catch(() => {
    throw new Unavailable('helpdesk: grant: the connection failed');
  });
  if (response.status === 422) throw new RuleBroken('helpdesk: grant: refused (422)');
  if (!response.ok) throw new Unavailable(`helpdesk: grant: answered ${response.status}`);
  return { providerRef: ((await response.json()) as { ref: string }).ref };
}

async function lookUp(vendor: FlakyVendor, key: string): Promise<Receipt | null> {
  const response = await fetch(vendor.url(key));
  return response.ok ? { providerRef: ((await response.json()) as { ref: string }).ref } : null;
}

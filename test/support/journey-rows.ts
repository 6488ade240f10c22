import designer from '../../examples/designer.json';
import type { Applicant, World } from '../../activities/ports';
import type { Store } from '../../adapters/db/store';
import type { Actor } from '../../domain/ask/rules';
import { HireRequest } from '../../domain/hire/contract';
import { runIds } from '../../domain/ids';
import { policyKinds } from '../../domain/policy/kinds';
import { calmWorld } from '../browser/calm-world';
import { staff } from './staff';

/** A complete handover, as its form asks for it. */
export const handover = {
  deliverables: '- Moodboard and key visual\n- Social set, 24 formats',
  locations: '- asset library, folder “Spring 2027”: palette, layered sources, exports',
  setUp: '- Install the brand fonts from the asset library',
  decisions: '- Calm palette; the loud one failed the contrast check',
  limitations: '- The large banner is not made for print',
  openItems: 'Nothing is open.',
};

/** Outside systems for journey `n`; like real ones they never give two things the same reference. */
export function worldOf(n: number): World {
  const numbered = (port: object): object =>
    new Proxy(port, {
      get: (target, name) => {
        const call = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          const reply = await call(...args);
          const ref = (reply as { providerRef?: string } | null)?.providerRef;
          return ref === undefined ? reply : { ...(reply as object), providerRef: `${n}-${ref}` };
        };
      },
    });
  return Object.fromEntries(
    Object.entries(calmWorld(applicantsOf(n))).map(([name, port]) => [name, numbered(port as object)]),
  ) as unknown as World;
}

/** Four people who apply to listing `n`; the first is the best. */
function applicantsOf(n: number): Applicant[] {
  return [5, 4, 4, 2].map((level, index) => ({
    ref: `mp_${n}_${index + 1}`,
    name: ['Ines Okafor', 'Mei Tanaka', 'Luca Moretti', 'Ana Sousa'][index] ?? 'Nobody',
    email: `person-${n}-${index + 1}@talent.example`,
    timeZone: 'America/Los_Angeles',
    skills: [
      { skill: 'brand-design', level },
      { skill: 'illustration', level: 3 },
    ],
    ask: { amountMinor: 470_000 - index * 10_000, currency: 'USD' },
    availableFrom: '2026-11-25',
    portfolio: `https://portfolio.example/${n}/${index + 1}`,
    appliedAt: '2026-11-21T10:00:00.000Z',
  }));
}

/** Writes the designer’s hire as its route does, without starting a run. The dates may lie behind. */
export async function writeHire(store: Store, hireId: string, externalId: string): Promise<void> {
  const intake = HireRequest.parse({ ...designer, externalId });
  await store.transaction(async (tx) => {
    const policies = await store.policies.latest(tx, [...policyKinds]);
    await store.hires.insertHire(
      tx,
      {
        id: hireId,
        source: staff.lead,
        intake,
        policies,
        requestedBy: staff.lead,
        workflowId: runIds.hire(hireId),
        budgetMinor: 500_000,
      },
      staff.lead,
    );
  });
}

/** The screening system reports a clear check. */
export async function reportClear(store: Store, engagementId: string, webhookId: string): Promise<void> {
  const data = { key: `screening/${engagementId}/check/1`, status: 'clear', completedAt: '2026-11-25T19:30:00.000Z' };
  await store.transaction((tx) =>
    store.hooks.receive(tx, 'screening', webhookId, 'check.completed', { type: 'check.completed', data }),
  );
  await store.transaction((tx) => store.hooks.route(tx, 'screening', webhookId));
}

/** Answers every open checklist item of a subject as its form's examples say. */
export async function answerChecklist(store: Store, subject: string, by: Actor): Promise<void> {
  const asks = await store.transaction((tx) =>
    tx('ask')
      .where({ subject, state: 'open', kind: 'checklist' })
      .select<{ id: string; options: { value: string }[]; form: FormShape | null }[]>('id', 'options', 'form'),
  );
  for (const { id, options, form } of asks) {
    const given = { option: options[0]?.value ?? '', ...(form ? { form: exampleOf(form) } : {}) };
    await store.transaction((tx) => store.asks.answer(tx, id, by, given));
  }
}

interface FormShape {
  properties: Record<string, { enum?: unknown[]; examples?: unknown[] }>;
}

function exampleOf({ properties }: FormShape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => [name, shape.enum?.[0] ?? shape.examples?.[0] ?? '']),
  );
}

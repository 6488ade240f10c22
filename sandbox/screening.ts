import { z } from 'zod';
import type { Kit, Outcome } from './support/kit';
import { Refusal } from './support/problems';
import { outcomes } from './support/systems';

const found = ['clear', ...outcomes.screening] as const;
type Found = (typeof found)[number];

const Order = z.strictObject({
  person: z.strictObject({ id: z.string().min(1), name: z.string().min(1).max(200), email: z.email() }),
  package: z.string().min(1).max(100),
  jurisdiction: z.string().min(2).max(20),
  consentedAt: z.iso.datetime({ offset: true }),
});

/** What the screening agency does; its journal holds these. */
export type ScreeningEvents = {
  'check.ordered': { ref: string; key: string; order: z.infer<typeof Order>; outcome: Found; completesAt: string };
  'check.completed': { ref: string; status: Found };
  'check.canceled': { ref: string };
};

interface State {
  key: string;
  outcome: Found;
  status: 'pending' | Found;
  completedAt: string | null;
}

/**
 * The screening agency: a check takes 4 to 30 business hours and comes out clear, unless the fault plan has a rule
 * `{system: "screening", outcome: "consider"}` or the person's last name is the outcome ("Sam Consider").
 * Webhooks `check.started` {key, ref} and `check.completed` {key, ref, status, completedAt}.
 */
export function createScreening(kit: Kit<ScreeningEvents>): void {
  const checks = new Map<string, State>();
  const byKey = new Map<string, string>();

  kit.fold({
    'check.ordered': ({ ref, key, outcome, completesAt }) => {
      checks.set(ref, { key, outcome, status: 'pending', completedAt: null });
      byKey.set(key, ref);
      kit.due(ref, completesAt);
    },
    'check.completed': ({ ref, status }, { at }) => {
      Object.assign(checks.get(ref)!, { status, completedAt: at });
      kit.due(ref, null);
    },
    'check.canceled': ({ ref }, { at }) => {
      Object.assign(checks.get(ref)!, { status: 'canceled', completedAt: at });
      kit.due(ref, null);
    },
  });

  kit.whenDue((ref, completedAt) => {
    const { key, outcome: status } = checks.get(ref)!;
    const hook = { type: 'check.completed', data: { key, ref, status, completedAt } };
    return { type: 'check.completed', data: { ref, status }, hooks: [hook] };
  });

  kit.command('/checks', 'order', Order, ({ key, body }): Outcome<ScreeningEvents> => {
    const ref = kit.ref('chk', key);
    const outcome = kit.outcome('order', body.person.id, key) ?? lastName(body.person.name);
    return {
      type: 'check.ordered',
      data: {
        ref,
        key,
        order: body,
        outcome: found.find((one) => one === outcome) ?? 'clear',
        completesAt: kit.after(4, 30, key),
      },
      hooks: [{ type: 'check.started', data: { key, ref } }],
      reply: { status: 201, body: { ref, status: 'pending', completedAt: null } },
    };
  });

  kit.find('/checks', 'find', (key) => {
    const ref = byKey.get(key);
    return ref === undefined ? null : view(ref);
  });

  kit.command('/checks/:ref/cancel', 'cancel', z.strictObject({}), ({ params }): Outcome<ScreeningEvents> => {
    const ref = params['ref']!;
    const check = checks.get(ref);
    if (!check)
      throw new Refusal(404, 'not-found', `There is no check ${ref}; use the reference that ordering returned`);
    if (check.status !== 'pending') return { reply: { status: 200, body: view(ref) } };
    const body = { ref, status: 'canceled', completedAt: kit.now() };
    return { type: 'check.canceled', data: { ref }, at: body.completedAt, reply: { status: 200, body } };
  });

  function view(ref: string): Record<string, unknown> {
    const { status, completedAt } = checks.get(ref)!;
    return { ref, status, completedAt };
  }
}

function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1)!.toLowerCase();
}

import { z } from 'zod';
import {
  found,
  reinvestigated,
  type CheckState,
  type DisputeState,
  type Found,
  type Reinvestigated,
  type ScreeningEvents,
} from './screening-check';
import { addScreeningPages } from './screening-pages';
import type { Plays } from './people/plays';
import { clears } from './people/season-fate';
import type { Kit, Outcome } from './support/kit';
import { Refusal } from './support/problems';

export const Order = z.strictObject({
  person: z.strictObject({ id: z.string().min(1), name: z.string().min(1).max(200), email: z.email() }),
  package: z.string().min(1).max(100),
  jurisdiction: z.string().min(2).max(20),
  consentedAt: z.iso.datetime({ offset: true }),
});

const Dispute = z.strictObject({ check: z.string().min(1).max(100), statement: z.string().min(1).max(4000) });

/**
 * The screening agency: a check takes 4 to 30 business hours and comes out clear, unless the fault plan has a rule
 * `{system: "screening", outcome: "consider"}` or the person's last name is the outcome ("Sam Consider"). In a season that is
 * played, so many are clear as it expects.
 * A suspended check goes on when the person has supplied what lacks, on a page of the agency; one in dispute by itself.
 * A dispute takes 24 to 72 hours and ends clear, unless a rule `{operation: "dispute", outcome: "upheld"}` or the last name
 * "Upheld" says otherwise. Webhooks `check.started` {key, ref}, `check.completed` {key, ref, status, completedAt, link} and
 * `check.reinvestigated` {key, ref, outcome, completedAt}.
 */
export function createScreening(kit: Kit<ScreeningEvents>, plays: Plays): void {
  const checks = new Map<string, CheckState>();
  const disputes = new Map<string, DisputeState>();
  const byKey = new Map<string, string>();

  kit.fold({
    'check.ordered': ({ ref, key, order, outcome, completesAt, token }) => {
      const { person, jurisdiction } = order;
      checks.set(ref, {
        ...{ key, ref, token, jurisdiction, outcome },
        ...{ person: person.id, name: person.name, status: 'pending', completedAt: null },
      });
      byKey.set(key, ref);
      kit.due(ref, completesAt);
    },
    'check.completed': ({ ref, status, again }, { at }) => {
      // One that is not at its end comes out clear when it goes on.
      Object.assign(checks.get(ref)!, { status, completedAt: at, outcome: 'clear' });
      kit.due(ref, again ?? null);
    },
    'check.supplied': ({ ref, completesAt }) => {
      Object.assign(checks.get(ref)!, { status: 'pending', completedAt: null });
      kit.due(ref, completesAt);
    },
    'check.canceled': ({ ref }, { at }) => {
      Object.assign(checks.get(ref)!, { status: 'canceled', completedAt: at });
      kit.due(ref, null);
    },
    'check.disputed': ({ ref, key, check, outcome, completesAt }) => {
      disputes.set(ref, { ref, key, check, outcome, status: 'pending', completedAt: null });
      byKey.set(key, ref);
      kit.due(ref, completesAt);
    },
    'check.reinvestigated': ({ ref, outcome }, { at }) => {
      Object.assign(disputes.get(ref)!, { status: outcome, completedAt: at });
      kit.due(ref, null);
    },
  });

  kit.whenDue((ref, at) => {
    const dispute = disputes.get(ref);
    return dispute ? looked(dispute, dispute.outcome, at) : ended(checks.get(ref)!, checks.get(ref)!.outcome, at);
  });

  function ended(check: CheckState, status: Found, completedAt: string) {
    const { ref, key } = check;
    const again = status === 'dispute' ? { again: kit.after(24, 72, `${key}/again`) } : {};
    const told = { key, ref, status, completedAt, link: linkOf(check, status) };
    return {
      type: 'check.completed' as const,
      data: { ref, status, ...again },
      hooks: [{ type: 'check.completed', data: told }],
    };
  }

  function looked({ ref, key }: DisputeState, outcome: Reinvestigated, completedAt: string) {
    return {
      type: 'check.reinvestigated' as const,
      data: { ref, outcome },
      hooks: [{ type: 'check.reinvestigated', data: { key, ref, outcome, completedAt } }],
    };
  }

  function linkOf({ token }: CheckState, status: CheckState['status']): string | null {
    return status === 'suspended' ? kit.link(`/supply/${token}`) : null;
  }

  kit.command('/checks', 'order', Order, ({ key, body }): Outcome<ScreeningEvents> => {
    const ref = kit.ref('chk', key);
    const { season } = plays.named(`${key} ${body.person.id}`) ?? {};
    const told = kit.outcome('order', body.person.id, key) ?? lastName(body.person.name);
    const wanted = season && !clears(season, body.person.id) ? 'consider' : told;
    const outcome = wanted === 'upheld' ? 'consider' : (found.find((one) => one === wanted) ?? 'clear');
    const token = kit.secret();
    return {
      type: 'check.ordered',
      data: { ref, key, order: body, outcome, completesAt: kit.after(4, 30, key), token },
      hooks: [{ type: 'check.started', data: { key, ref } }],
      reply: { status: 201, body: { ref, status: 'pending', completedAt: null, link: null } },
    };
  });

  kit.find('/checks', 'find', (key) => {
    const check = checks.get(byKey.get(key) ?? '');
    return check ? view(check) : null;
  });

  kit.command('/checks/:ref/cancel', 'cancel', z.strictObject({}), ({ params }): Outcome<ScreeningEvents> => {
    const check = known(params['ref']!);
    const { ref, status } = check;
    if (!['pending', 'suspended', 'dispute'].includes(status)) return { reply: { status: 200, body: view(check) } };
    const body = { ref, status: 'canceled', completedAt: kit.now(), link: null };
    return { type: 'check.canceled', data: { ref }, at: body.completedAt, reply: { status: 200, body } };
  });

  kit.query('/checks/:ref/report', 'report', (req) => {
    const check = checks.get(String(req.params['ref']));
    if (!check) return null;
    const { jurisdiction, completedAt } = check;
    const findings = [{ what: 'Entry in a public record', where: `Sample County, ${jurisdiction}`, on: '2019' }];
    return { madeAt: completedAt ?? kit.now(), findings: check.status === 'clear' ? [] : findings };
  });

  kit.command('/disputes', 'dispute', Dispute, ({ key, body }): Outcome<ScreeningEvents> => {
    const check = known(body.check);
    const ref = kit.ref('dsp', key);
    const wanted = kit.outcome('dispute', check.person) ?? lastName(check.name);
    const outcome = reinvestigated.find((one) => one === wanted) ?? 'clear';
    return {
      type: 'check.disputed',
      data: { ref, key, check: check.ref, outcome, completesAt: kit.after(24, 72, key) },
      reply: { status: 201, body: { ref, outcome: 'pending', completedAt: null } },
    };
  });

  kit.find('/disputes', 'findDispute', (key) => {
    const dispute = disputes.get(byKey.get(key) ?? '');
    return dispute ? { ref: dispute.ref, outcome: dispute.status, completedAt: dispute.completedAt } : null;
  });

  function known(ref: string): CheckState {
    const check = checks.get(ref);
    if (check) return check;
    throw new Refusal(404, 'not-found', `There is no check ${ref}; use the reference that ordering returned`);
  }

  function view(check: CheckState): Record<string, unknown> {
    const { ref, status, completedAt } = check;
    return { ref, status, completedAt, link: linkOf(check, status) };
  }

  addScreeningPages(kit, {
    open: () => [...checks.values()].filter(({ status }) => ['pending', 'suspended', 'dispute'].includes(status)),
    disputed: () => [...disputes.values()].filter(({ status }) => status === 'pending'),
    byToken: (token) => [...checks.values()].find((check) => check.token === token) ?? null,
    supply: async ({ ref, key }) => {
      await kit.record({ type: 'check.supplied', data: { ref, completesAt: kit.after(2, 12, `${key}/supplied`) } });
    },
    end: async (ref, as) => {
      const check = checks.get(ref);
      const dispute = disputes.get(ref);
      const status = found.find((one) => one === as);
      const outcome = reinvestigated.find((one) => one === as);
      if (check && status) await kit.record(ended(check, status, kit.now()));
      if (dispute && outcome) await kit.record(looked(dispute, outcome, kit.now()));
    },
  });
}

function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1)!.toLowerCase();
}

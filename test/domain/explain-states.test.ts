import fs from 'node:fs';
import path from 'node:path';

import { explain } from '../../domain/engagement/explain';
import type { Reader } from '../../domain/engagement/reader';
import type { AskStanding, EffectStanding, EngagementStanding, HireStanding } from '../../domain/engagement/standing';
import type { Explanation } from '../../domain/engagement/contract';
import {
  adverseTransitions,
  engagementTransitions,
  hireTransitions,
  phaseOfState,
  type AdverseState,
  type EngagementState,
  type HireState,
} from '../../domain/lifecycle';
import { assignKeys } from '../../domain/assign/keys';
import { onboardKeys } from '../../domain/onboard/keys';
import { offboardKeys } from '../../domain/offboard/keys';
import { undoKey } from '../../domain/ids';
import { ofHires, ofSeasons, samples, type Sample } from './explain-samples';

const now = '2026-12-17T22:05:00.000Z';
const states = Object.keys(engagementTransitions) as EngagementState[];
const open = states.filter((state) => state !== 'closed' && state !== 'aborted');
const hireStates = Object.keys(hireTransitions) as HireState[];
const readers: Record<string, Reader> = {
  lead: { id: 'user_lead', roles: ['lead'], user: 'user_lead', talent: null },
  hr: { id: 'user_hr', roles: ['hr'], user: 'user_hr', talent: null },
  talent: { id: 'tal_1', roles: ['talent'], user: null, talent: 'tal_1' },
  engineer: { id: 'user_eng', roles: ['engineer'], user: 'user_eng', talent: null },
};

test('every kind of ask in the code has its place in this table', () => {
  const known = new Set([...samples.map(({ kind }) => kind), ...ofHires, ...ofSeasons, 'parked-effect']);
  expect([...kindsInCode()].filter((kind) => !known.has(kind))).toEqual([]);
  expect([...known].filter((kind) => !kindsInCode().has(kind))).toEqual([]);
});

describe.each(states)('an engagement that is %s', (state) => {
  test('with nobody asked', () => {
    const told = tell(engagement({ state }));
    if (state === 'closed' || state === 'aborted') return over(told);
    whole(told);
    expect(told.yourTurn).toBe(false);
  });

  test.each(samples.filter((sample) => sample.in.includes(state)))('asked $kind in $stretch', (sample) => {
    for (const late of [false, true]) {
      const asked = ask(sample, late);
      const standing = engagement({ state, asks: [asked], work: work(sample.kind) });
      const own = tell(standing, readers[sample.to]);
      whole(own);
      expect([own.whoseTurn, own.yourTurn, own.since]).toEqual(['you', true, asked.openedAt]);
      expect([own.dueAt, own.links.ask]).toEqual([own.dueAt ?? 'a date', `/asks/${asked.id}`]);
      expect(own.ifNobodyActs).toMatch(/If nobody answers it /);
      expect(own.waitingFor).not.toMatch(/^an answer to “/);
      expect(own.sentence).not.toMatch(/“A question\?”: the answer/);
      expect(own.stuck).toBe(Date.parse(own.dueAt!) < Date.parse(now));
      const other = tell(standing, sample.to === 'talent' ? readers['lead'] : readers['talent']);
      if (sample.aside)
        expect(other).toEqual(
          tell(
            engagement({ state, work: work(sample.kind) }),
            sample.to === 'talent' ? readers['lead'] : readers['talent'],
          ),
        );
      else expect([other.yourTurn, other.links.ask, other.waitingFor]).toEqual([false, null, own.waitingFor]);
    }
  });

  test('with a step that an outside system refuses, being tried or parked', () => {
    for (const key of effectsIn(state)) {
      const failing = tell(engagement({ state, effects: [effect(key)] }));
      whole(failing);
      expect(failing.ifNobodyActs).toBe('If it keeps failing an engineer is asked.');
      const parked = engagement({ state, effects: [effect(key, 'parked')], asks: [parkedAsk(key)] });
      for (const reader of Object.values(readers)) whole(tell(parked, reader));
      const told = tell(parked);
      expect(told).toMatchObject({ stuck: true, whoseTurn: 'an engineer', since: '2026-12-17T21:00:00.000Z' });
      expect(told.waitingFor).toMatch(/^a decision on the /);
      expect(tell(parked, readers['engineer'])).toMatchObject({ whoseTurn: 'you', yourTurn: true });
      expect(told.sentence).not.toContain(key);
    }
  });

  test('with something being taken back', () => {
    const key = undoKey(onboardKeys.sow('eng_1'));
    const told = tell(engagement({ state, effects: [{ ...effect(key), attempts: 0, lastError: null }] }));
    whole(told);
    expect(told.sentence).toContain('being taken back');
  });
});

test.each(open)('an engagement that is %s with its asks on hold is told by its state, not by them', (state) => {
  const held = samples
    .filter((one) => !one.aside && one.in.includes(state))
    .map((one) => ({ ...ask(one), heldSince: now }));
  expect(tell(engagement({ state, asks: held })).sentence).toBe(tell(engagement({ state })).sentence);
});

test('suspended: it is the lead’s turn, since when, and what follows with and without a word', () => {
  for (const leases of [
    { total: 2, open: 0, revoked: 2 },
    { total: 2, open: 1, revoked: 1 },
  ]) {
    const told = tell(engagement({ state: 'suspended', leases }));
    expect(told).toMatchObject({
      whoseTurn: 'the lead',
      waitingFor: 'its resumption',
      since: '2026-12-01T17:00:00.000Z',
    });
    expect(told.next.when).toBe('2027-01-01T08:00:00.000Z');
  }
});

describe.each(['resignation', 'termination', 'end_of_contract'] as const)('ending by %s', (endType) => {
  const why = { resignation: 'The talent resigned.', termination: 'The client ended it.', end_of_contract: '' }[
    endType
  ];
  test.each(['active', 'ending'] as const)('%s: before its last day and after', (state) => {
    const before = tell(engagement({ state, endType }));
    whole(before);
    expect(before.sentence).toContain(why);
    expect([before.waitingFor, before.dueAt !== null]).toEqual([expect.stringMatching(/last day|handover/), true]);
    if (state === 'active') return;
    const after = tell(engagement({ state, endType, endsAt: '2026-12-16T08:00:00.000Z' }));
    whole(after);
    expect(after.sentence).toContain(why);
  });
});

test.each(Object.keys(adverseTransitions) as AdverseState[])('vetting with adverse action %s', (state) => {
  const until = '2026-12-20T08:00:00.000Z';
  const standing = engagement({
    state: 'vetting',
    screening: { ...screening, state: 'consider' },
    adverse: {
      state,
      noticeAt: state === 'assessing' ? null : '2026-12-10T08:00:00.000Z',
      until: state === 'waiting' ? until : null,
      left: state === 'disputed' ? ({ days: 3, business: false } as never) : null,
      disputes: state === 'disputed' ? 1 : 0,
      disputedAt: state === 'disputed' ? '2026-12-12T08:00:00.000Z' : null,
      disputeDueAt: state === 'disputed' ? until : null,
    },
  });
  const told = tell(standing);
  whole(told);
  if (state === 'waiting') expect([told.whoseTurn, told.next.when]).toEqual(['the calendar', until]);
  if (state === 'disputed') expect([told.whoseTurn, told.dueAt]).toEqual(['the screening system', until]);
  const next = {
    assessing: 'a person assesses it',
    deciding: 'a person decides',
    final: 'the final notice goes out and the engagement ends',
    cleared: 'the contract is prepared',
  } as Record<string, string>;
  if (next[state]) expect(told.next.what).toBe(next[state]);
});

test.each(['invited', 'pending', 'suspended', 'dispute', 'canceled', 'clear', 'adjudicated'])(
  'a check that is %s',
  (state) => {
    whole(tell(engagement({ state: 'vetting', screening: { ...screening, state } })));
  },
);

describe.each(hireStates)('a hire that is %s', (state) => {
  test('with nobody asked', () => {
    for (const listingOpenedAt of [null, '2026-12-16T18:00:00.000Z']) {
      const told = tell(hire({ state, listingOpenedAt }));
      if (['closed', 'rejected', 'cancelled'].includes(state)) over(told);
      else whole(told);
    }
  });

  test.each(ofHires)('asked for %s', (kind) => {
    if (['closed', 'rejected', 'cancelled', 'filled'].includes(state)) return;
    const asked = ask({ kind, in: [], stretch: `${kind}/1`, to: 'lead' });
    const told = tell(hire({ state, asks: [asked] }));
    whole(told);
    expect([told.whoseTurn, told.since]).toEqual(['you', asked.openedAt]);
    expect(told.waitingFor).not.toMatch(/^an answer to “/);
    expect(tell(hire({ state, asks: [asked] }), readers['hr']).whoseTurn).toBe('the lead');
  });
});

function tell(standing: EngagementStanding | HireStanding, reader = readers['lead'] as Reader): Explanation {
  return explain(standing, {
    now,
    reader,
    links: (subject) => ({ self: `/v1/${subject}`, timeline: '', console: '', temporal: null }),
    askPage: (id) => `/asks/${id}`,
  });
}

/** What it waits for, whose turn, since when, what happens next (and when, where a date is given). */
function whole(told: Explanation): void {
  expect(told.waitingFor).not.toBe('');
  expect(told.waitingFor).not.toBe('nothing');
  expect(told.whoseTurn).toMatch(/^(you|Muster|the [a-z -]+|an engineer|a colleague|HR|operations)$/);
  expect(Date.parse(told.since)).toBeLessThanOrEqual(Date.parse(now));
  expect(told.next.what).not.toBe('');
  expect(told.sentence).toContain('Next: ');
  if (told.next.when !== null) expect(Date.parse(told.next.when)).not.toBeNaN();
  sound(told);
}

function over(told: Explanation): void {
  expect(told).toMatchObject({ waitingFor: 'nothing', whoseTurn: 'nobody', yourTurn: false, stuck: false });
  sound(told);
}

function sound({ sentence }: Explanation): void {
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toMatch(/undefined|null|NaN|\.\.|_| {2}|; ;|an answer to “/);
}

/** Kinds as the specs of asks name them: the kind stands before the phase. */
function kindsInCode(): Set<string> {
  const root = path.join(__dirname, '../..');
  const found = new Set<string>();
  for (const room of ['domain', 'activities'])
    for (const name of fs.readdirSync(path.join(root, room), { recursive: true }) as string[]) {
      if (!name.endsWith('.ts')) continue;
      const text = fs.readFileSync(path.join(root, room, name), 'utf8');
      for (const [, kind] of text.matchAll(/kind: '([a-z-]+)',\s*phase:/g)) found.add(kind!);
      // The first plan of a season and its changes are one question in two kinds.
      for (const [, one, other] of text.matchAll(/kind: first \? '([a-z-]+)' : '([a-z-]+)'/g))
        found.add(one!).add(other!);
      // Staff decisions of onboarding share their phase, cases of ratings their spec.
      if (name.endsWith('onboard/decisions.ts'))
        for (const [, kind] of text.matchAll(/ kind: '([a-z-]+)',/g)) found.add(kind!);
      if (name.endsWith('case-asks.ts'))
        for (const [, kinds] of text.matchAll(/^ {2}kind: ([^;]+);/gm))
          for (const [, kind] of kinds!.matchAll(/'([a-z]+)'/g)) found.add(`rating-${kind}`);
    }
  return found;
}

function ask(sample: Sample, late = false): AskStanding {
  const owner = { talent: { toTalent: 'tal_1' }, lead: { toUser: 'user_lead' }, hr: { toRole: 'hr' } }[sample.to];
  return {
    id: `ask_${sample.kind}`,
    group: `eng_1/${sample.stretch}`,
    name: sample.name ?? sample.kind,
    kind: sample.kind,
    state: 'open',
    toTalent: null,
    toUser: null,
    toRole: null,
    ...owner,
    question: sample.question ?? 'A question?',
    openedAt: '2026-12-10T01:22:00.000Z',
    dueAt: late ? '2026-12-17T01:22:00.000Z' : '2026-12-31T01:22:00.000Z',
    escalateAt: null,
    escalateRole: null,
    escalatedAt: null,
    heldSince: null,
    notBy: [],
    onTimeout: null,
    options: [],
    policy: 'x@1',
    aside: sample.aside ?? false,
  };
}

function parkedAsk(key: string): AskStanding {
  return {
    ...ask({ kind: 'parked-effect', in: [], stretch: 'parked/1', to: 'hr' }),
    id: 'ask_parked',
    toRole: 'engineer',
    question: key,
  };
}

function effect(key: string, state: EffectStanding['state'] = 'pending'): EffectStanding {
  return {
    key,
    system: key.split('/')[0]!,
    operation: 'do',
    state,
    attempts: 3,
    lastError: 'Unavailable: it answers 503.',
    createdAt: '2026-12-17T20:00:00.000Z',
    changedAt: '2026-12-17T21:00:00.000Z',
    parkedAsk: state === 'parked' ? 'ask_parked' : null,
  };
}

function effectsIn(state: EngagementState): string[] {
  if (state === 'vetting') return ['screening/eng_1/check/1'];
  if (state === 'active')
    return [assignKeys.publish('eng_1', 1), assignKeys.milestone('eng_1', 1), assignKeys.complete('eng_1', 1)];
  if (state === 'ending' || state === 'suspended') return [offboardKeys.revoke('eng_1', 'chat')];
  return [onboardKeys.sow('eng_1'), onboardKeys.course('eng_1'), onboardKeys.grant('eng_1', 'chat')];
}

const screening = {
  state: 'pending',
  consentedAt: '2026-11-27T18:00:00.000Z',
  validUntil: null,
  reused: false,
  generation: 1,
  dueAt: '2026-12-27T18:00:00.000Z',
};

function work(kind: string): EngagementStanding['work'] {
  const state = { review: 'submitted', dispute: 'rework', untaken: 'declined' }[kind] ?? 'offered';
  return [
    {
      ...{ no: 1, title: 'Moodboard', state, dueAt: '2026-12-20T02:00:00.000Z', submittedAt: null, acceptedAt: null },
      ...{ amountMinor: 120_000, milestoneState: 'planned', payDueAt: null },
    },
  ];
}

function engagement(more: Partial<EngagementStanding> & { state: EngagementState }): EngagementStanding {
  return {
    ...{ thing: 'engagement', id: 'eng_1', hireId: 'hire_1', title: 'Spring', role: 'designer' },
    ...{ phase: phaseOfState[more.state], talentId: 'tal_1', leadId: 'user_lead', workflowId: 'engagement/eng_1' },
    ...{ timeZone: 'America/Los_Angeles', startsAt: '2026-12-01T17:00:00.000Z', endsAt: '2027-01-01T08:00:00.000Z' },
    ...{ currency: 'USD', notToExceedMinor: 500_000, reservedMinor: 360_000, paidMinor: 120_000 },
    ...{ policies: { onboard: 3, assign: 2, offboard: 1, vetting: 1 }, handoverDaysBefore: 14 },
    ...{ handoverDueDaysBefore: 3, payWithinDays: 30, createdAt: '2026-11-24T18:00:00.000Z' },
    ...{ changedAt: '2026-12-01T17:00:00.000Z', closedAt: null, endType: null, entered: [], asks: [], effects: [] },
    ...{ work: [], screening: null, adverse: null, leases: { total: 2, open: 2, revoked: 0 }, kept: 0 },
    ...more,
  };
}

function hire(more: Partial<HireStanding>): HireStanding {
  return {
    ...{ thing: 'hire', id: 'hire_1', title: 'Spring', state: 'received', requestedBy: 'user_lead', round: 1 },
    ...{ workflowId: 'hire/hire_1', timeZone: 'America/Los_Angeles', currency: 'USD', budgetMinor: 500_000 },
    ...{ policies: { source: 4 }, listingDays: 2, enoughApplicants: 5, applications: 3, shortlisted: 2 },
    ...{ listingOpenedAt: null, endReason: null, createdAt: '2026-11-24T18:00:00.000Z' },
    ...{ changedAt: '2026-12-01T17:00:00.000Z', asks: [], effects: [], engagement: null },
    ...more,
  };
}

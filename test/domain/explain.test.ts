import { explain } from '../../domain/engagement/explain';
import { phaseRail } from '../../domain/engagement/rail';
import type { Reader } from '../../domain/engagement/reader';
import type {
  AskStanding,
  EffectStanding,
  EngagementStanding,
  HireStanding,
  Viewpoint,
} from '../../domain/engagement/standing';
import {
  engagementTransitions,
  hireTransitions,
  phaseOfState,
  type EngagementState,
  type HireState,
} from '../../domain/lifecycle';

const lead: Reader = { id: 'user_lead', roles: ['lead'], user: 'user_lead', talent: null };
const talent: Reader = { id: 'tal_1', roles: ['talent'], user: null, talent: 'tal_1' };
const approver: Reader = { id: 'user_app', roles: ['approver'], user: 'user_app', talent: null };

const view = (reader: Reader, now = '2026-12-17T22:05:00.000Z'): Viewpoint => ({
  now,
  reader,
  links: (subject) => ({ self: `/v1/${subject}`, timeline: '', console: '', temporal: null }),
  askPage: (id) => `/asks/${id}`,
});

const work = (
  no: number,
  title: string,
  amountMinor: number,
  more: Partial<EngagementStanding['work'][number]> = {},
) => ({
  no,
  title,
  state: 'offered',
  dueAt: `2026-12-${9 + no * 5}T02:00:00.000Z`,
  submittedAt: null,
  acceptedAt: null,
  amountMinor,
  milestoneState: 'planned',
  payDueAt: null,
  ...more,
});

const engagement = (more: Partial<EngagementStanding> = {}): EngagementStanding => ({
  thing: 'engagement',
  id: 'eng_1',
  hireId: 'hire_1',
  title: 'Spring campaign assets',
  role: 'graphic-designer',
  state: 'active',
  phase: 'assign',
  talentId: 'tal_1',
  leadId: 'user_lead',
  workflowId: 'engagement/eng_1',
  timeZone: 'America/Los_Angeles',
  startsAt: '2026-12-01T17:00:00.000Z',
  endsAt: '2027-01-01T08:00:00.000Z',
  currency: 'USD',
  notToExceedMinor: 500_000,
  reservedMinor: 360_000,
  paidMinor: 120_000,
  policies: { onboard: 3, assign: 2, offboard: 1, vetting: 1 },
  handoverDaysBefore: 14,
  handoverDueDaysBefore: 3,
  payWithinDays: 1,
  createdAt: '2026-11-24T18:00:00.000Z',
  changedAt: '2026-12-01T17:00:00.000Z',
  closedAt: null,
  endType: null,
  entered: [],
  asks: [],
  effects: [],
  work: [work(1, 'Moodboard', 120_000), work(2, 'Social set', 200_000)],
  screening: null,
  adverse: null,
  leases: { total: 2, open: 2, revoked: 0 },
  kept: 0,
  ...more,
});

const ask = (more: Partial<AskStanding> & Pick<AskStanding, 'name' | 'kind'>): AskStanding => ({
  id: `ask_${more.name}`,
  group: 'eng_1/deliverable/2',
  state: 'open',
  toTalent: null,
  toUser: null,
  toRole: null,
  question: 'A question?',
  openedAt: '2026-12-17T01:22:00.000Z',
  dueAt: '2026-12-31T01:22:00.000Z',
  escalateAt: null,
  escalateRole: null,
  escalatedAt: null,
  heldSince: null,
  notBy: [],
  onTimeout: null,
  options: [],
  policy: 'assign@2',
  ...more,
});

const review = ask({
  name: 'work-2/review',
  kind: 'review',
  toUser: 'user_lead',
  escalateAt: '2026-12-24T01:22:00.000Z',
  escalateRole: 'approver',
  onTimeout: 'accept',
});

const hire = (more: Partial<HireStanding> = {}): HireStanding => ({
  thing: 'hire',
  id: 'hire_1',
  title: 'Spring campaign assets',
  state: 'received',
  requestedBy: 'user_lead',
  workflowId: 'hire/hire_1',
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  budgetMinor: 500_000,
  policies: { source: 4 },
  listingDays: 2,
  enoughApplicants: 5,
  applications: 0,
  shortlisted: 0,
  listingOpenedAt: null,
  round: 1,
  endReason: null,
  createdAt: '2026-11-24T18:00:00.000Z',
  changedAt: '2026-11-24T18:00:00.000Z',
  asks: [],
  effects: [],
  engagement: null,
  ...more,
});

const effect = (more: Partial<EffectStanding> = {}): EffectStanding => ({
  key: 'pay/eng_1/milestone-2/1',
  system: 'payments',
  operation: 'pay',
  state: 'pending',
  attempts: 2,
  lastError: 'Unavailable: The payments system answers 503.',
  createdAt: '2026-12-17T20:00:00.000Z',
  changedAt: '2026-12-17T21:00:00.000Z',
  parkedAsk: null,
  ...more,
});

test('the sentence of the mock-up: whose turn, since when, what if nobody acts, what comes next', () => {
  expect(explain(engagement({ asks: [review] }), view(lead))).toEqual({
    headline: 'Waiting for you.',
    sentence:
      'Waiting for you. “Social set” was submitted on Wed 16 Dec; the acceptance is due on Wed 23 Dec. If nobody answers it ' +
      'escalates to the approver on Wed 23 Dec and counts as accepted on Wed 30 Dec. Next: $2,000.00 is paid within 1 day of acceptance.',
    waitingFor: 'the acceptance of “Social set”',
    whoseTurn: 'you',
    yourTurn: true,
    stuck: false,
    since: '2026-12-17T01:22:00.000Z',
    why: 'assign@2',
    dueAt: '2026-12-24T01:22:00.000Z',
    ifNobodyActs: 'If nobody answers it escalates to the approver on Wed 23 Dec and counts as accepted on Wed 30 Dec.',
    next: { what: '$2,000.00 is paid within 1 day of acceptance', when: null },
    links: { self: '/v1/eng_1', timeline: '', console: '', temporal: null, ask: '/asks/ask_work-2/review' },
  });
});

test('the same seen by others is somebody else’s turn', () => {
  expect(explain(engagement({ asks: [review] }), view(talent))).toMatchObject({
    headline: 'Waiting for the lead.',
    yourTurn: false,
    links: { ask: null },
  });
});

test('an escalated ask is also the turn of whom it was escalated to, and says since when', () => {
  const escalated = { ...review, escalatedAt: '2026-12-24T01:22:00.000Z' };
  const told = explain(engagement({ asks: [escalated] }), view(approver, '2026-12-26T22:05:00.000Z'));
  expect(told).toMatchObject({ yourTurn: true, stuck: true });
  expect(told.ifNobodyActs).toBe(
    'It was escalated to the approver on Wed 23 Dec. If nobody answers it counts as accepted on Wed 30 Dec.',
  );
  expect(told.sentence).toContain('the acceptance was due on Wed 23 Dec');
});

test('who may not answer is not told that it is their turn', () => {
  const approval = ask({
    name: 'approval',
    kind: 'approval',
    group: 'hire_1/approval',
    toRole: 'approver',
    notBy: ['user_app'],
  });
  expect(explain(hire({ state: 'approval', asks: [approval] }), view(approver))).toMatchObject({
    yourTurn: false,
    headline: 'Waiting for the approver.',
  });
});

test('what is mine comes before what is due sooner', () => {
  const submit = ask({ name: 'work-1/submit', kind: 'work', group: 'eng_1/deliverable/1', toTalent: 'tal_1' });
  const asks = [submit, review];
  expect(explain(engagement({ asks }), view(lead)).waitingFor).toBe('the acceptance of “Social set”');
  expect(explain(engagement({ asks }), view(talent)).waitingFor).toBe('the submission of “Moodboard”');
});

test('many open groups are told in one line, the rest as a number', () => {
  const asks = [1, 2, 3, 4, 5, 6].map((no) =>
    ask({ name: `work-${no}/accept`, kind: 'work', group: `eng_1/deliverable/${no}`, toTalent: 'tal_1' }),
  );
  const items = asks.map((_, index) => work(index + 1, `Item ${index + 1}`, 1000));
  expect(explain(engagement({ asks, work: items }), view(lead)).sentence).toMatch(/Also open: .* and 2 more\./);
});

test('an ask of a kind that nobody told of is said by its question', () => {
  const other = ask({ name: 'surprise', kind: 'surprise', question: 'Which colour?', toUser: 'user_lead' });
  expect(explain(engagement({ asks: [other] }), view(lead)).sentence).toMatch(
    /^Waiting for you\. “Which colour\?”: the answer is due on Wed 30 Dec\./,
  );
});

test('a parked effect comes first, and a failing one only when nobody is asked', () => {
  const parked = explain(engagement({ asks: [review], effects: [effect({ state: 'parked' })] }), view(lead));
  expect(parked).toMatchObject({
    stuck: true,
    whoseTurn: 'an engineer',
    waitingFor: 'a decision on the payment for “Social set”',
  });
  expect(explain(engagement({ asks: [review], effects: [effect()] }), view(lead)).whoseTurn).toBe('you');
  expect(explain(engagement({ effects: [effect()] }), view(lead))).toMatchObject({
    whoseTurn: 'the payments system',
    ifNobodyActs: 'If it keeps failing an engineer is asked.',
  });
  expect(explain(engagement({ effects: [effect({ attempts: 0, lastError: null })] }), view(lead)).sentence).toMatch(
    /^Muster is at work\. The payment for “Social set” is under way\./,
  );
});

test('a long error is cut, and only its first line is told', () => {
  const lastError = `RuleBroken: ${'x'.repeat(400)}\n    at secret.ts:1`;
  const { sentence } = explain(engagement({ effects: [effect({ lastError, state: 'parked' })] }), view(lead));
  expect(sentence).not.toContain('secret.ts');
  expect(sentence.length).toBeLessThan(600);
});

test('an accepted milestone that is not paid yet is being paid, with its last date', () => {
  const accepted = work(1, 'Moodboard', 120_000, {
    state: 'done',
    milestoneState: 'accepted',
    acceptedAt: '2026-12-17T18:00:00.000Z',
    payDueAt: '2027-01-16T18:00:00.000Z',
  });
  expect(explain(engagement({ work: [accepted] }), view(lead)).sentence).toBe(
    'Muster is at work. “Moodboard” was accepted today at 10:00; its payment is being made. Next: $1,200.00 is paid, at the latest on Sat 16 Jan 2027.',
  );
});

test('between work and handover it waits for the calendar', () => {
  const done = [work(1, 'Moodboard', 120_000, { state: 'done', milestoneState: 'paid' })];
  expect(explain(engagement({ work: done, phase: 'evaluate' }), view(lead, '2026-12-10T18:00:00.000Z'))).toMatchObject({
    sentence:
      'Waiting for the handover, Thu 17 Dec. 1 of 1 deliverable is accepted and rated; the access stays open until the last day. ' +
      'Next: the talent is asked for the handover at the end of Thu 17 Dec.',
    whoseTurn: 'the calendar',
    dueAt: '2026-12-18T08:00:00.000Z',
  });
});

test.each(Object.keys(engagementTransitions) as EngagementState[])(
  'an engagement that is %s says something whole',
  (state) => {
    const told = explain(engagement({ state, phase: phaseOfState[state] }), view(lead));
    expect(told.sentence).toMatch(/^[A-Z].*[.]$/);
    expect(told.sentence).not.toMatch(/undefined|null|NaN|\.\.|_| {2}/);
    expect(told.whoseTurn).not.toBe('');
  },
);

test.each(Object.keys(hireTransitions) as HireState[])('a hire that is %s says something whole', (state) => {
  for (const listingOpenedAt of [null, '2026-11-25T18:00:00.000Z']) {
    const told = explain(hire({ state, listingOpenedAt }), view(lead));
    expect(told.sentence).toMatch(/^[A-Z].*[.]$/);
    expect(told.sentence).not.toMatch(/undefined|null|NaN|\.\.|_| {2}/);
  }
});

test('a hire with an engagement is told by it, unless the hire itself asks the reader', () => {
  const inner = engagement({ asks: [review] });
  const whole = hire({ state: 'filled', engagement: inner });
  expect(explain(whole, view(lead)).headline).toBe('Waiting for you.');
  expect(explain(whole, view(lead)).links.self).toBe('/v1/hire_1');
  const mine = ask({ name: 'shortlist', kind: 'shortlist', group: 'hire_1/shortlist', toUser: 'user_lead' });
  expect(explain({ ...whole, asks: [mine] }, view(lead)).waitingFor).toBe('the choice from the shortlist');
});

test('a person who fell out no longer tells the hire’s story', () => {
  const out = engagement({ state: 'aborted', phase: 'source' });
  expect(explain(hire({ state: 'offering', engagement: out }), view(lead)).headline).toBe('Muster is at work.');
});

test('dates carry their weekday, the year only when it is another, midnight belongs to the day before', () => {
  const due = ask({ name: 'x', kind: 'other', toUser: 'user_lead', dueAt: '2027-03-14T10:30:00.000Z' });
  // 2027-03-14 is the day on which Los Angeles goes to daylight saving.
  expect(explain(engagement({ asks: [due] }), view(lead)).sentence).toContain('on Sun 14 Mar 2027');
  const midnight = { ...due, dueAt: '2026-12-20T08:00:00.000Z' };
  expect(explain(engagement({ asks: [midnight] }), view(lead)).sentence).toContain('at the end of Sat 19 Dec.');
});

describe('the phase rail', () => {
  const entered: EngagementStanding['entered'] = [
    { state: 'offered', phase: 'source', at: '2026-11-24T18:00:00.000Z' },
    { state: 'created', phase: 'onboard', at: '2026-11-27T18:00:00.000Z' },
    { state: 'active', phase: 'assign', at: '2026-12-01T17:00:00.000Z' },
  ];
  const notes = (standing: EngagementStanding) =>
    phaseRail(standing, '2026-12-17T22:05:00.000Z').map(({ status, note }) => `${status}: ${note}`);

  test('says what is done, where it stands and what is coming', () => {
    const one = work(1, 'Moodboard', 1, { milestoneState: 'paid' });
    expect(notes(engagement({ entered, work: [one, work(2, 'Social set', 1)] }))).toEqual([
      'done: Tue 24 Nov – Fri 27 Nov',
      'done: Fri 27 Nov – Tue 1 Dec',
      'current: since Tue 1 Dec · 1 of 2 milestones',
      'coming: Thu 31 Dec',
      'coming: handover starts Thu 17 Dec',
    ]);
  });

  test('an aborted engagement stops where it was', () => {
    const standing = engagement({
      state: 'aborted',
      phase: 'source',
      entered: entered.slice(0, 1),
      changedAt: '2026-11-25T18:00:00.000Z',
    });
    expect(notes(standing)).toEqual([
      'current: ended on Wed 25 Nov',
      'skipped: not reached',
      'skipped: not reached',
      'skipped: not reached',
      'skipped: not reached',
    ]);
  });

  test('a phase that was passed without being entered is done all the same', () => {
    const ending = [...entered, { state: 'ending', phase: 'offboard' as const, at: '2026-12-17T08:30:00.000Z' }];
    expect(
      notes(
        engagement({ state: 'ending', phase: 'offboard', entered: ending, leases: { total: 2, open: 1, revoked: 1 } }),
      ).slice(3),
    ).toEqual(['done: until Thu 17 Dec', 'current: since Thu 17 Dec · 1 of 2 accesses gone']);
  });
});

test('a challenge of the classification holds nothing up: it is the turn of those who answer it only', () => {
  const hr: Reader = { id: 'user_hr', roles: ['hr'], user: 'user_hr', talent: null };
  const challenge = ask({
    name: 'challenge',
    kind: 'challenge',
    group: 'chal_1/answer',
    toRole: 'hr',
    openedAt: '2026-12-10T18:00:00.000Z',
    dueAt: '2027-01-24T08:00:00.000Z',
  });
  const running = engagement({ asks: [challenge] });
  expect(explain(running, view(lead)).headline).toBe(explain(engagement(), view(lead)).headline);
  expect(explain(running, view(hr))).toMatchObject({
    headline: 'Waiting for you.',
    sentence: expect.stringMatching(
      /^Waiting for you\. The classification was challenged .* 10 Dec; the answer is due at the end of Sat 23 Jan 2027/,
    ),
    waitingFor: 'the answer to the challenge of the classification',
    ifNobodyActs: expect.stringMatching(/the client itself owes tax and contributions/),
  });
});

test('what no run waits for holds up the story for nobody but whoever is asked', () => {
  const peer = ask({
    name: 'peers/milestone-1',
    kind: 'peer-review',
    toUser: 'user_hr',
    dueAt: '2026-12-18T00:00:00.000Z',
    aside: true,
  });
  const standing = engagement({ asks: [peer, review] });
  expect(explain(standing, view(lead)).waitingFor).toBe('the acceptance of “Social set”');
  expect(explain(engagement({ asks: [peer] }), view(lead)).waitingFor).not.toContain('peer');
  const hr: Reader = { id: 'user_hr', roles: ['hr'], user: 'user_hr', talent: null };
  expect(explain(standing, view(hr))).toMatchObject({ waitingFor: 'a peer review', yourTurn: true });
});

import { describeEffect, systemOfEffect } from '../../domain/effect/describe';
import { aboutMinutes } from '../../domain/engagement/effort';
import { homeSentence } from '../../domain/engagement/home-sentence';
import type { TroubleLine } from '../../domain/engagement/home';
import { actorInWords } from '../../domain/event/actor';
import { describeEvent, type EventTold, type Telling } from '../../domain/event/describe';
import type { AskTold } from '../../domain/event/describe-ask';
import { toExcerpt } from '../../domain/knowledge/excerpt';

const telling: Telling = {
  now: '2026-12-17T22:05:00.000Z',
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  titles: { 1: 'Moodboard', 2: 'Social set' },
  showWritten: true,
};

const told = (type: string, data: Record<string, unknown> = {}, more: Partial<EventTold> = {}, with_ = telling) =>
  describeEvent(
    {
      type,
      subject: 'eng_1',
      object: null,
      actor: 'system:engagement',
      at: '2026-12-09T18:00:00.000Z',
      data,
      ask: null,
      scoreParts: null,
      milestone: null,
      ...more,
    },
    with_,
  );

const ask = (kind: string, question: string, more: Partial<AskTold> = {}): AskTold => ({
  group: 'eng_1/deliverable/2',
  name: 'work-2/review',
  kind,
  question,
  toTalent: null,
  toUser: 'user_lead',
  toRole: null,
  options: [
    { value: 'accept', label: 'Accept' },
    { value: 'rework', label: 'Ask for rework' },
  ],
  dueAt: '2026-12-24T01:22:00.000Z',
  policy: 'assign@1',
  answer: null,
  reason: null,
  ...more,
});

describe('an event in plain English', () => {
  test('money has its currency, its title and its proof', () => {
    const paid = { amountMinor: 120_000, currency: 'USD' };
    expect(told('payment.paid', paid, { milestone: 'Moodboard', object: 'pay/eng_1/milestone-1/1' })).toMatchObject({
      title: 'Paid $1,200.00 for “Moodboard”',
      detail: 'payment pay/eng_1/milestone-1/1',
      weight: 'main',
    });
    expect(told('money.reserved', { amountMinor: 480_000, notToExceedMinor: 500_000 })).toMatchObject({
      title: '$4,800.00 reserved',
      detail: 'of at most $5,000.00',
    });
    expect(told('money.released', { amountMinor: 20_000, currency: 'JPY' }).title).toBe('¥20,000 released');
    expect(told('finalpay.settled', { paidMinor: 480_000, openMinor: 0 }).detail).toBe(
      '$4,800.00 paid in all, $0.00 open',
    );
  });

  test('a choice shows its rank and the parts of its score in their order', () => {
    const scoreParts = { cost: 0.7, skill: 0.92, tier: 1 };
    expect(told('decided.shortlist', { rank: 1, of: 14, score: 0.87, policy: 'source@1' }, { scoreParts })).toEqual({
      title: 'Person chosen for the offer',
      detail: 'ranked 1 of 14: skill 0.92, tier 1.00, cost 0.70 → 0.87',
      weight: 'main',
      policy: 'source@1',
      evidence: [
        { label: 'skill', value: '0.92' },
        { label: 'tier', value: '1.00' },
        { label: 'cost', value: '0.70' },
      ],
    });
    expect(told('decided.shortlist').detail).toBeNull();
  });

  test('a classification shows rule set, rationale and answers', () => {
    const data = {
      outcome: 'contractor',
      ruleSet: 'US-CA',
      version: '2026-01',
      rationale: 'professional services exemption',
      answers: [{ factor: 'controlsHowWorkIsDone', value: false }],
      reassessAt: '2027-05-24T18:30:00.000Z',
    };
    expect(told('decided.classification', data)).toMatchObject({
      title: 'Classified: contractor',
      detail:
        'US-CA 2026-01: professional services exemption · 1 answer with evidence · looked at again on Mon 24 May 2027',
      evidence: [{ label: 'Controls how work is done', value: 'no' }],
      policy: 'classification/US-CA@2026-01',
    });
  });

  test('a challenge, its answer and another outcome are told', () => {
    expect(told('classification.challenged', { dueAt: '2027-01-09T08:00:00.000Z' })).toMatchObject({
      title: 'Classification challenged',
      detail: expect.stringMatching(/^to be answered (on|at the end of) \w{3} \d+ Jan 2027$/),
    });
    expect(told('classification.upheld').title).toBe('Challenge answered: the classification stands');
    expect(told('classification.changed', { from: 'contractor', to: 'employee', engagedThrough: 'eor' })).toMatchObject(
      {
        title: 'Classification changed: contractor → employee',
        detail: 'to be engaged through eor',
      },
    );
    expect(told('classification.unanswered').title).toBe('Nobody answered the challenge in time');
    const answer = ask('challenge', 'Was it right?', { reason: 'own rates' });
    expect(told('ask.answered', { option: 'uphold' }, { ask: answer }).title).toBe(
      'Challenge answered: the classification was right',
    );
  });

  test('answers say what was answered, and quote what was written', () => {
    const accept = ask('review', 'Accept “Social set”?', { answer: { rating: 5, comment: 'both directions usable' } });
    expect(told('ask.answered', { option: 'accept' }, { ask: accept })).toMatchObject({
      title: 'Accepted “Social set” at first pass',
      detail: '“both directions usable” · rated 5 of 5',
      policy: 'assign@1',
    });
    const second = { ...accept, group: 'eng_1/deliverable/2/round-2', answer: null };
    expect(told('ask.answered', { option: 'accept' }, { ask: second }).title).toBe('Accepted “Social set” in round 2');
    const rework = { ...accept, answer: null, reason: 'The blue is wrong' };
    expect(told('ask.answered', { option: 'rework' }, { ask: rework })).toMatchObject({
      title: 'Sent “Social set” back for rework',
      detail: '“The blue is wrong”',
    });
    expect(
      told('ask.answered', { option: 'accept' }, { ask: accept }, { ...telling, showWritten: false }).detail,
    ).toBeNull();
    expect(told('ask.answered', { option: 'accept' }, { ask: accept, actor: 'system:sweeper' }).detail).toMatch(
      /^nobody answered in time/,
    );
  });

  test.each([
    ['offer', 'accept', 'We would like to work with you', 'Offer accepted'],
    ['consent', 'consent', 'May we?', 'Consented to the background check'],
    ['approval', 'approve', 'Approve?', 'Budget approved'],
    ['course', 'passed', 'Take the course', 'Course passed'],
    ['sign', 'signed', 'Sign', 'Contract signed by the client'],
    ['work', 'accept', 'Take on “Print set”?', 'Took on “Print set”'],
    ['work', 'submit', 'Submit “Print set”', 'Submitted “Print set”'],
    ['checklist', 'done', 'Read the code of conduct', 'Done: Read the code of conduct'],
    ['handover', 'complete', 'Hand over', 'Handover written'],
    ['verdict', 'yes', 'Again?', 'Rehire: yes'],
    ['surprise', 'accept', 'Which colour?', 'Accept: Which colour'],
  ])('an answer to %s with %s', (kind, option, question, title) => {
    expect(told('ask.answered', { option }, { ask: ask(kind, question) }).title).toBe(title);
  });

  test('questions sent, reminders and done calls are minor, escalations and lapses are not', () => {
    const question = ask('review', 'Accept “Social set”?');
    expect(told('ask.opened', {}, { ask: question })).toMatchObject({
      title: 'Asked the lead: Accept “Social set”',
      detail: 'due on Wed 23 Dec',
      weight: 'minor',
    });
    expect(told('ask.reminded', {}, { ask: question }).weight).toBe('minor');
    expect(told('ask.escalated', { toRole: 'hr' }, { ask: question })).toMatchObject({
      title: 'Escalated to HR: Accept “Social set”',
      weight: 'main',
    });
    expect(told('ask.lapsed', {}, { ask: question }).weight).toBe('main');
    const key = 'work-tool/eng_1/item-2/publish/1';
    expect(told('effect.done', {}, { object: key })).toMatchObject({
      title: 'Done in the work tool: work item “Social set”',
      weight: 'minor',
    });
    expect(told('effect.parked', { error: 'Unavailable: 503' }, { object: key })).toMatchObject({
      title: 'Parked: work item “Social set”',
      detail: 'Unavailable: 503',
      weight: 'main',
    });
  });

  test('access says what the system really holds', () => {
    const data = { system: 'chat', role: 'guest', readBack: { active: false, roles: [] } };
    expect(told('lease.revoked', data)).toMatchObject({
      title: 'Access gone: chat (guest)',
      detail: 'read back: the system holds nothing',
    });
  });

  test('a type that nobody told of reads as its name, with missing data as without', () => {
    expect(told('moon.roseOver').title).toBe('Moon rose over');
    for (const type of [
      'ask.answered',
      'payment.paid',
      'milestone.accepted',
      'lease.opened',
      'effect.done',
      'hire.shortlist',
      'applications.collected',
      'scorecard.closed',
      'knowledge.kept',
      'engagement.phase',
      'money.reserved',
      'screening.clear',
    ])
      expect(told(type).title).not.toMatch(/undefined|null|NaN/);
  });
});

test('effects are named by their key, with titles for numbers', () => {
  const titles = { 2: 'Social set' };
  expect(
    [
      'pay/eng_1/milestone-2/1',
      'pay/eng_1/milestone-9/1',
      'pay/eng_1/final/1',
      'access/eng_1/asset-library/grant/2',
      'access/eng_1/chat/revoke/1',
      'work-tool/eng_1/item-2/complete/1',
      'marketplace/hire_1/listing/1',
      'teapot/eng_1/brew/1',
    ].map((key) => describeEffect(key, titles)),
  ).toEqual([
    'payment for “Social set”',
    'payment for “deliverable 9”',
    'final payment',
    'access to asset-library',
    'end of access to chat',
    'closing of “Social set” in the work tool',
    'listing on the marketplace',
    'teapot brew',
  ]);
  expect(systemOfEffect('teapot/eng_1/brew/1')).toBe('the system “teapot”');
});

test('who acted is “you”, a name that may be known, or the part they play', () => {
  const reader = { user: 'user_me', talent: null };
  const names = new Map([['user_known', 'Marta Duarte']]);
  const by = (actor: string) => actorInWords(actor, reader, names, 'user_lead');
  expect(
    [
      'user_me',
      'user_known',
      'user_lead',
      'user_other',
      'tal_1',
      'key_1',
      'rule:US-CA@2026-01',
      'system:signature',
      'system:relay',
    ].map(by),
  ).toEqual([
    'you',
    'Marta Duarte',
    'the lead',
    'a colleague',
    'the talent',
    'an API client',
    'rule US-CA 2026-01',
    'the signature system',
    'Muster',
  ]);
});

test('the first line of home counts and says whether something is wrong', () => {
  const trouble = (kind: TroubleLine['kind']): TroubleLine => ({
    kind,
    title: '',
    detail: null,
    subject: 'eng_1',
    since: '',
    ask: null,
  });
  const home = { now: '', asks: [], askCount: 0, running: [], seasons: [], runningCount: 0, trouble: [] };
  expect(homeSentence(home)).toBe('Nothing waits for you. No hire is running.');
  expect(homeSentence({ ...home, askCount: 2, runningCount: 3 })).toBe(
    '2 questions wait for you. 3 hires are running; nothing is in trouble.',
  );
  expect(homeSentence({ ...home, runningCount: 1, trouble: [trouble('parked-effect'), trouble('late-ask')] })).toBe(
    'Nothing waits for you. 1 hire is running; 1 effect is parked, 1 answer is late.',
  );
});

test('the checklist says how long a thing takes, else its kind does, and work says nothing', () => {
  expect(aboutMinutes({ kind: 'checklist', name: 'compliance/nda' }, { nda: 2 })).toBe(2);
  expect(aboutMinutes({ kind: 'handover', name: 'handover' }, {})).toBe(20);
  expect(aboutMinutes({ kind: 'work', name: 'work-1/submit' }, {})).toBeNull();
});

test('an excerpt is plain pieces, hits apart from the rest', () => {
  expect(toExcerpt('the \ue000contrast\ue001 \ue000check\ue001 <b>')).toEqual([
    { text: 'the ', hit: false },
    { text: 'contrast', hit: true },
    { text: ' ', hit: false },
    { text: 'check', hit: true },
    { text: ' <b>', hit: false },
  ]);
  expect(toExcerpt('cut \ue000off')).toEqual([{ text: 'cut off', hit: false }]);
  expect(toExcerpt('')).toEqual([]);
});

test('what happens on the floor of a season is told in counts, weeks and amounts', () => {
  const title = (type: string, data: Record<string, unknown>) => told(type, data).title;
  expect(title('shifts.claimed', { shifts: [{ id: 's1' }, { id: 's2' }] })).toBe('Claimed 2 shifts');
  expect(title('shifts.passed', { shifts: ['s1'], why: 'nobody confirmed them in time' })).toBe('1 shift to standby');
  expect(title('time.approved', { period: '2027-W09', entries: 130 })).toBe(
    'Time of week 9 of 2027 approved: 130 entries',
  );
  expect(title('pay.done', { period: '2027-W09', people: 1200, amountMinor: 1_170_000, currency: 'USD' })).toBe(
    'Paid week 9 of 2027: $11,700.00 to 1,200 people',
  );
  expect(title('budget.raised', { amountMinor: 500_000, currency: 'USD' })).toBe('Budget raised by $5,000.00');
  expect(title('cap.raised', { amountMinor: 9750, currency: 'USD', why: 'pay of 2027-W09' })).toBe(
    'What the contract costs at most raised by $97.50',
  );
  expect(told('member.rescheduled', { startsAt: '2027-02-08T14:00:00+00:00' })).toMatchObject({
    title: 'Begins with another class',
    detail: 'Mon 8 Feb 2027',
  });
});

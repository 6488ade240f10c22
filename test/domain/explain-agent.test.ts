import { explain } from '../../domain/engagement/explain';
import { phaseRail } from '../../domain/engagement/rail';
import type { AskStanding, EngagementStanding, SeasonPlace } from '../../domain/engagement/standing';
import { phaseOfState, type EngagementState, type MemberState } from '../../domain/lifecycle';

const now = '2027-01-27T15:40:00.000Z';
const view = {
  now,
  reader: { id: 'user_ops', roles: ['ops'] as const, user: 'user_ops', talent: null },
  links: () => ({ self: '', timeline: '', console: '', temporal: null }),
  askPage: (id: string) => `/asks/${id}`,
};
const wave = {
  no: 4,
  classroomAt: '2027-02-01T14:00:00.000Z',
  nestingAt: '2027-02-15T14:00:00.000Z',
  liveAt: '2027-02-22T14:00:00.000Z',
};

function agent(
  state: EngagementState,
  member: MemberState | null,
  more: Partial<SeasonPlace> = {},
): EngagementStanding {
  return {
    ...{ thing: 'engagement', id: 'eng_1', hireId: null, title: 'Q1 support peak', role: 'support-agent', state },
    ...{ phase: phaseOfState[state], talentId: 'tal_1', leadId: 'user_lead', workflowId: 'engagement/eng_1' },
    ...{ timeZone: 'America/New_York', startsAt: '2027-02-01T14:00:00.000Z', endsAt: '2027-04-26T04:00:00.000Z' },
    ...{ currency: 'USD', notToExceedMinor: 800_000, reservedMinor: 195_000, paidMinor: 78_000 },
    ...{ policies: { season: 1, offboard: 1 }, handoverDaysBefore: 14, handoverDueDaysBefore: 3, payWithinDays: 30 },
    ...{ createdAt: '2027-01-04T18:00:00.000Z', changedAt: '2027-01-20T17:00:00.000Z', closedAt: null, endType: null },
    ...{ entered: [], asks: [], effects: [], work: [], screening: null, adverse: null, kept: 0 },
    leases: { total: 3, open: 3, revoked: 0 },
    season: {
      ...{ id: 'camp_1', name: 'Q1 support peak', state: member, since: '2027-01-20T17:00:00.000Z', confirmedAt: null },
      ...{ nestingWeeks: 0, liveAt: null, endsAt: null, wave },
      ...more,
    },
  };
}

const sentence = (standing: EngagementStanding, at = now) => explain(standing, { ...view, now: at }).sentence;

test('who is cleared waits for a place in a class', () => {
  expect(sentence(agent('compliance', 'cleared', { wave: null }))).toBe(
    'Waits for a place in a class. Contract signed, papers complete, check clear; no class has a place yet. Next: the next class with a place.',
  );
  expect(sentence(agent('compliance', 'waitlisted'))).toBe(
    'On the waitlist of class 4. Contract signed, papers complete, check clear; the class is full. Next: a place of somebody who does not come, or one in the next class.',
  );
});

test('who is booked waits for the first day, and loses the place by not confirming', () => {
  expect(sentence(agent('compliance', 'booked'))).toBe(
    'Booked for class 4, Mon 1 Feb. Contract signed, papers complete, check clear; not confirmed yet. Whoever does not confirm loses the place to the waitlist. Next: access is given, and the class begins on Mon 1 Feb.',
  );
  expect(sentence(agent('compliance', 'booked', { confirmedAt: now }))).toMatch(
    /check clear, confirmed\. Next: access/,
  );
});

test('in class the trainer’s result is waited for; who was not seen counts as a no-show', () => {
  const begun = '2027-02-02T15:00:00.000Z';
  expect(sentence(agent('training', 'booked', { confirmedAt: now }))).toBe(
    'Ready for class 4, Mon 1 Feb. Access is given, confirmed. Next: the class begins on Mon 1 Feb.',
  );
  expect(sentence(agent('training', 'training'), begun)).toBe(
    'In class 4 until Mon 15 Feb. Checked in; the trainer reports the result. Next: whoever passes starts at work under supervision on Mon 15 Feb.',
  );
  expect(explain(agent('training', 'booked'), { ...view, now: begun })).toMatchObject({ whoseTurn: 'the talent' });
});

test('on the floor: supervised while nesting, then live until the last day', () => {
  expect(sentence(agent('active', 'nesting', { nestingWeeks: 1 }), '2027-02-23T15:00:00.000Z')).toMatch(
    /^Nesting: at work under supervision\. The classroom is passed; supervised for 1 week so far, \$780\.00 paid\. If the mark/,
  );
  expect(sentence(agent('active', 'live', { liveAt: wave.liveAt }), '2027-03-10T15:00:00.000Z')).toBe(
    'At work, live since Mon 22 Feb. Shifts are claimed week by week, rated and paid weekly; $780.00 paid so far. Next: access ends and every system is read back at the end of Sun 25 Apr.',
  );
  expect(
    sentence(agent('active', 'leaving', { endsAt: '2027-04-12T04:00:00.000Z' }), '2027-03-30T15:00:00.000Z'),
  ).toMatch(/^Leaves on Sun 11 Apr\. The last day is known/);
});

test('a place that is not taken goes to the next in line: a season has no shortlist', () => {
  const asked: AskStanding = {
    ...{ id: 'ask_1', group: 'eng_1/consent', name: 'consent', kind: 'consent', state: 'open', toTalent: 'tal_1' },
    ...{ toUser: null, toRole: null, question: 'Do you agree?', openedAt: now, dueAt: '2027-02-03T15:40:00.000Z' },
    ...{ escalateAt: null, escalateRole: null, escalatedAt: null, heldSince: null, notBy: [], onTimeout: null },
    ...{ options: [], policy: 'vetting@1' },
  };
  expect(sentence({ ...agent('vetting', 'offered'), asks: [asked] })).toMatch(/: the place goes to the next in line\./);
});

test('the rail of an agent ends with the season, and weeks are rated as they come', () => {
  const notes = phaseRail(agent('active', 'live', { liveAt: wave.liveAt }), now).map(({ note }) => note);
  expect(notes.slice(3)).toEqual(['week by week', 'ends Sun 25 Apr']);
});

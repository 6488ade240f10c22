import { describeAdverse, describeScreening } from '../../domain/event/describe-vetting';
import { describeEvent, type EventTold } from '../../domain/event/describe';
import { describeEffect } from '../../domain/effect/describe';
import { explain } from '../../domain/engagement/explain';
import type { AskStanding, EngagementStanding } from '../../domain/engagement/standing';
import { dateWords } from '../../domain/engagement/words';
import { adverseTransitions, screeningTransitions, type AdverseState } from '../../domain/lifecycle';

const now = '2026-12-03T18:00:00.000Z';
const links = () => ({ self: '', timeline: '', console: '', temporal: null });
const hr = { id: 'user_hr', roles: ['hr' as const], user: 'user_hr', talent: null };
const view = { now, reader: hr, links, askPage: (id: string) => `/asks/${id}` };

const screening = {
  state: 'pending',
  consentedAt: '2026-11-27T18:00:00.000Z',
  validUntil: null,
  reused: false,
  generation: 1,
  dueAt: '2026-12-07T18:00:00.000Z',
};
const adverse = {
  state: 'waiting' as AdverseState,
  noticeAt: '2026-12-01T18:00:00.000Z',
  until: '2026-12-08T18:00:00.000Z',
  left: null,
  disputes: 0,
  disputedAt: null,
  disputeDueAt: null,
};

function standing(more: Partial<EngagementStanding>): EngagementStanding {
  return {
    ...{ thing: 'engagement', id: 'eng_1', hireId: 'hire_1', title: 'Spring', role: 'designer', state: 'vetting' },
    ...{ phase: 'source', talentId: 'tal_1', leadId: 'user_lead', workflowId: 'engagement/eng_1', timeZone: 'UTC' },
    ...{ startsAt: '2027-01-01T09:00:00.000Z', endsAt: '2027-02-01T00:00:00.000Z', currency: 'USD' },
    ...{ notToExceedMinor: 5, reservedMinor: 5, paidMinor: 0, policies: { vetting: 3 }, handoverDaysBefore: null },
    ...{ handoverDueDaysBefore: null, payWithinDays: null, createdAt: now, changedAt: '2026-11-26T18:00:00.000Z' },
    ...{ closedAt: null, endType: null, entered: [], asks: [], effects: [], work: [], screening, adverse: null },
    ...{ leases: { total: 0, open: 0, revoked: 0 }, kept: 0 },
    ...more,
  };
}

const ask = (kind: string, to: Partial<AskStanding>): AskStanding => ({
  ...{ id: `ask_${kind}`, group: 'eng_1/x', name: kind, kind, state: 'open', toTalent: null, toUser: null },
  ...{ toRole: null, question: 'A question?', openedAt: '2026-12-01T18:00:00.000Z', dueAt: '2026-12-08T18:00:00.000Z' },
  ...{
    escalateAt: null,
    escalateRole: null,
    escalatedAt: null,
    notBy: [],
    heldSince: null,
    onTimeout: null,
    options: [],
  },
  policy: 'vetting@3',
  ...to,
});

describe('nobody is asked', () => {
  test.each<[string, Partial<EngagementStanding>, string, RegExp]>([
    ['the check is out', {}, 'the screening system', /without a result the agency is asked/],
    ['it was ordered anew', { screening: { ...screening, generation: 2 } }, 'the screening system', /order number 2/],
    [
      'suspended and supplied',
      { screening: { ...screening, state: 'suspended' } },
      'the screening system',
      /something is missing/,
    ],
    [
      'in dispute at the agency',
      { screening: { ...screening, state: 'dispute' } },
      'the screening system',
      /looks again/,
    ],
    [
      'an earlier check is used again',
      { screening: { ...screening, state: 'clear', reused: true, validUntil: '2027-11-26T18:00:00.000Z' } },
      'Muster',
      /still valid until Fri 26 Nov 2027 and is used again/,
    ],
    ['something to consider', { screening: { ...screening, state: 'consider' } }, 'Muster', /a person assesses it/i],
    [
      'read, and the wait runs',
      { screening: { ...screening, state: 'consider' }, adverse },
      'the calendar',
      /end of the waiting period on Tue 8 Dec/,
    ],
    [
      'a dispute stops the clock',
      {
        screening: { ...screening, state: 'consider' },
        adverse: {
          ...adverse,
          state: 'disputed',
          until: null,
          left: { ms: 5 * 86_400_000 },
          disputes: 1,
          disputedAt: '2026-12-03T12:00:00.000Z',
          disputeDueAt: '2027-01-02T12:00:00.000Z',
        },
      },
      'the screening system',
      /the clock stands still; 5 days of the waiting period are left/,
    ],
    ['decided by a person', { screening: { ...screening, state: 'adjudicated' } }, 'Muster', /A person has decided/],
  ])('%s', (_, more, turn, told) => {
    const said = explain(standing(more), view);
    expect(said.whoseTurn).toBe(turn);
    expect(`${said.sentence} ${said.next.what}`).toMatch(told);
    expect(said.since).toBeTruthy();
  });
});

describe('somebody is asked', () => {
  const toHr = { toRole: 'hr' };
  const toTalent = { toTalent: 'tal_1' };
  test.each<[string, Partial<AskStanding>, string, RegExp, RegExp | null]>([
    ['check-supply', toTalent, 'the talent', /agency suspended/, /lapses .*: a person decides/],
    ['check-decision', toHr, 'you', /the decision is due/, /asked again; silence decides nothing/],
    ['adverse-assessment', toHr, 'you', /the offer is held/, /asked again/],
    [
      'adverse-notice',
      toTalent,
      'the talent',
      /nothing is decided before its end, which is due on Tue 8 Dec/,
      /only the talent can stop the clock/,
    ],
    ['adverse-late', toHr, 'you', /clock stands still/, /asked again/],
    ['adverse-decision', toHr, 'you', /had the whole time/, /asked again/],
    ['classification-review', toHr, 'you', /do not let the talent go on/, /in the end the engagement stops/],
  ])('%s', (kind, to, turn, told, silence) => {
    const said = explain(standing({ asks: [ask(kind, to)], adverse }), view);
    expect(said.whoseTurn).toBe(turn);
    expect(said.sentence).toMatch(told);
    if (silence) expect(said.ifNobodyActs).toMatch(silence);
    expect(said.dueAt).toBe('2026-12-08T18:00:00.000Z');
    expect(said.next.what).not.toBe('');
  });
});

describe('what happened is told', () => {
  const dates = dateWords(now, 'UTC');
  const event = (type: string, data: EventTold['data'] = {}): EventTold => ({
    ...{ type, subject: 'eng_1', object: null, actor: 'system:engagement', at: now, data },
    ...{ ask: null, scoreParts: null, milestone: null },
  });

  test('every state of a check and of adverse action has words of its own', () => {
    for (const state of Object.keys(screeningTransitions).filter((one) => !['invited', 'pending'].includes(one)))
      expect(describeScreening(state, event(`screening.${state}`), dates).title).not.toBe(`Background check: ${state}`);
    for (const happened of ['opened', 'pre', 'disputed', 'resumed', 'waited', 'cleared', 'final'])
      expect(describeAdverse(happened, event(`adverse.${happened}`), dates).title).not.toMatch(/^Adverse action/);
    expect(Object.keys(adverseTransitions)).toHaveLength(6);
  });

  test('with the dates and what is left of the wait', () => {
    const telling = { now, timeZone: 'UTC', currency: 'USD', titles: {}, showWritten: true };
    const pre = event('adverse.pre', { until: '2026-12-08T18:00:00.000Z', wait: { businessDays: 5 } });
    expect(describeEvent(pre, telling).detail).toBe('5 business days to answer, until Tue 8 Dec');
    const disputed = event('adverse.disputed', { number: 2, left: { ms: 90_000_000 } });
    expect(describeEvent(disputed, telling)).toMatchObject({
      title: 'Report disputed again',
      detail: 'the clock stands still; 1 day and 1 hour are left',
    });
    const engaged = event('engagement.engaged', { classification: 'employee', through: 'eor' });
    expect(describeEvent(engaged, telling).detail).toBe('through an employer of record');
  });

  test.each([
    ['screening/eng_1/check/1', 'order of the background check'],
    ['screening/eng_1/check/2', 'order 2 of the background check'],
    ['screening/eng_1/check/1/undo/1', 'cancellation of the background check'],
    ['screening/eng_1/dispute/1', 'dispute of the background check'],
  ])('%s is the %s', (key, words) => {
    expect(describeEffect(key)).toBe(words);
  });
});

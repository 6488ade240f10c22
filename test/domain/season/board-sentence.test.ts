import { boardSentence, type SentenceFacts } from '../../../domain/season/board-sentence';

const day = (date: string) => date.slice(5);

function told(more: Partial<SentenceFacts> = {}): string {
  const { headline, rest } = boardSentence(
    {
      ...{ state: 'ramping', pausedFrom: null, today: '2027-02-08', peakOn: '2027-03-01', endsOn: '2027-04-25' },
      ...{
        seats: 324,
        active: 142,
        leaving: 0,
        classes: [],
        uncovered: 0,
        overBudget: null,
        heldOffers: 0,
        sourcingOn: '2026-11-02',
      },
      forecast: { p10: 257.6, p90: 274.2, needed: 269.4, chance: 0.62, on: '2027-03-01' },
      stuck: { late: 0, main: null, mainCount: 0, oldestDays: null },
      ...more,
    },
    day,
  );
  return `${headline} ${rest}`.trim();
}

test('under way it says where it will end, what is short and fixable until when, and the main risk', () => {
  expect(
    told({
      classes: [
        { no: 3, shortBy: 2, lastChance: '2027-02-20', state: 'filling' },
        { no: 4, shortBy: 11, lastChance: '2027-02-12', state: 'filling' },
      ],
      stuck: { late: 23, main: 'check', mainCount: 23, oldestDays: 6.2 },
    }),
  ).toBe(
    '258–274 of 269 effective heads by 03-01. Likely enough; class 4 is 11 short and can still be filled until 02-12 (1 more is short). Main risk: background checks, 23 people past their date, the oldest for 6 days.',
  );
});

test('a last chance that has passed is no longer offered', () => {
  expect(told({ classes: [{ no: 4, shortBy: 11, lastChance: '2027-02-01', state: 'filling' }] })).toMatch(
    /class 4 is 11 short and can no longer be filled by new offers\./,
  );
});

test('a hair too few is not told like a catastrophe', () => {
  const forecast = { p10: 264, p90: 267, needed: 269, chance: 0.01, on: '2027-04-05' };
  expect(told({ forecast })).toMatch(/A little too few\./);
  expect(told({ forecast: { ...forecast, p10: 220, p90: 240 } })).toMatch(/Too few unless something is done\./);
});

test('uncovered intervals and a budget that is too small are told', () => {
  expect(told({ uncovered: 14, overBudget: '$109,315' })).toMatch(
    /14 intervals of the next seven days are not covered\. The budget is \$109,315 too small\.$/,
  );
});

test('offers that wait for a higher budget are told in words', () => {
  expect(told({ heldOffers: 12 })).toMatch(/The budget is used up; 12 offers are held back until it is raised\.$/);
  expect(told({ heldOffers: 1, overBudget: '$4,000' })).toMatch(
    /The budget is \$4,000 too small; 1 offer is held back until it is raised\.$/,
  );
});

test('before anything starts it says until when waiting is free', () => {
  expect(told({ state: 'planned', today: '2026-10-20' })).toBe(
    'The plan waits for approval: nothing has started. 324 seats for the peak of 03-01. People are sought from 11-02 on; approving by then costs nothing.',
  );
  expect(told({ state: 'planned', today: '2026-11-10' })).toMatch(/every day that it waits moves a class\.$/);
});

test('paused, ramping down, closed and cancelled have sentences of their own', () => {
  expect(told({ state: 'paused' })).toMatch(/^Paused: no new offers, no new starts\. Offers that are out stay valid/);
  expect(told({ state: 'ramping_down', active: 120, leaving: 30 })).toBe(
    '120 people are at work, 30 with a last day; the season ends 04-25.',
  );
  expect(told({ state: 'closed' })).toMatch(/^Closed\. Nobody keeps access\./);
  expect(told({ state: 'cancelled', active: 0 })).toBe('Cancelled. Everybody was taken care of; nobody keeps access.');
});

import { latestReport, mayReuse, nextOfCheck, opensGate, type CheckFacts } from '../../domain/source/check';
import { disputeFound } from '../../domain/source/dispute';

const facts: CheckFacts = {
  reported: null,
  generation: 1,
  mostOrders: 2,
  now: '2026-12-01T00:00:00.000Z',
  dueAt: '2026-12-05T00:00:00.000Z',
  lookedUp: false,
  supply: { state: 'none', option: null },
  decision: { state: 'none', option: null },
};
const due = { now: '2026-12-05T00:00:00.000Z' };
const next = (changes: Partial<CheckFacts>) => nextOfCheck({ ...facts, ...changes });

test('the report that counts is the one that was finished last, whatever came last', () => {
  const clear = { status: 'clear', completedAt: '2026-12-02T10:00:00.000Z' };
  const suspended = { status: 'suspended', completedAt: '2026-12-01T10:00:00.000Z', link: 'https://agency.example/1' };
  expect(latestReport([clear, suspended, suspended])).toEqual({ ...clear, link: null });
  expect(latestReport([suspended, clear, clear])).toEqual({ ...clear, link: null });
  expect(latestReport([suspended])).toEqual(suspended);
  const strange = [
    { status: 'fine', completedAt: clear.completedAt },
    { status: 'clear' },
    { completedAt: 'never', status: 'clear' },
  ];
  expect(latestReport(strange)).toBeNull();
  expect(latestReport([{ ...suspended, link: 'javascript:alert(1)' }])?.link).toBeNull();
});

test.each<[string, Partial<CheckFacts>, object]>([
  [
    'clear goes on, even when it comes while somebody is asked',
    { reported: 'clear', decision: { state: 'open', option: null } },
    { move: 'clear' },
  ],
  ['consider leads to adverse action', { reported: 'consider' }, { move: 'adverse' }],
  ['no report yet: wait', {}, { move: 'wait' }],
  ['suspended: the person is asked for what lacks', { reported: 'suspended' }, { move: 'ask-supply' }],
  ['asked: wait', { reported: 'suspended', supply: { state: 'open', option: null } }, { move: 'wait' }],
  [
    'supplied: wait for the agency',
    { reported: 'suspended', supply: { state: 'answered', option: 'done' } },
    { move: 'wait' },
  ],
  [
    'cannot be supplied: a person decides',
    { reported: 'suspended', supply: { state: 'answered', option: 'cannot' } },
    { move: 'ask-person', about: 'suspended', again: false },
  ],
  [
    'said to be supplied, and due: looked up first',
    { ...due, reported: 'suspended', supply: { state: 'answered', option: 'done' } },
    { move: 'look-up' },
  ],
  [
    'said to be supplied, and still suspended: a person decides',
    { ...due, lookedUp: true, reported: 'suspended', supply: { state: 'answered', option: 'done' } },
    { move: 'ask-person', about: 'suspended', again: false },
  ],
  ['canceled: ordered anew', { reported: 'canceled' }, { move: 'order-anew' }],
  [
    'canceled again: a person decides',
    { reported: 'canceled', generation: 2 },
    { move: 'ask-person', about: 'canceled', again: false },
  ],
  ['due: looked up first', due, { move: 'look-up' }],
  [
    'looked up in vain: a person decides',
    { ...due, lookedUp: true },
    { move: 'ask-person', about: 'late', again: false },
  ],
  [
    'nobody decided: asked again',
    { ...due, lookedUp: true, decision: { state: 'lapsed', option: null } },
    { move: 'ask-person', about: 'late', again: true },
  ],
  [
    'decided to wait',
    { ...due, lookedUp: true, decision: { state: 'answered', option: 'wait' } },
    { move: 'wait-longer' },
  ],
  ['decided to order anew', { ...due, decision: { state: 'answered', option: 'anew' } }, { move: 'order-anew' }],
  ['decided by hand', { ...due, decision: { state: 'answered', option: 'by-hand' } }, { move: 'by-hand' }],
  ['decided to end it', { ...due, decision: { state: 'answered', option: 'stop' } }, { move: 'stop' }],
  ['in dispute at the agency: wait until it is due', { reported: 'dispute' }, { move: 'wait' }],
])('%s', (_, changes, move) => {
  expect(next(changes)).toEqual(move);
});

test('no silence ever clears a check or ends the engagement', () => {
  for (const reported of [null, 'suspended', 'dispute', 'canceled'] as const)
    for (const state of ['open', 'lapsed'] as const)
      for (const now of [facts.now, due.now]) {
        const { move } = next({ reported, now, lookedUp: true, decision: { state, option: null } });
        expect(['clear', 'by-hand', 'stop']).not.toContain(move);
      }
});

test('an earlier check is used again when it is valid long enough after the start', () => {
  const earlier = { id: 'scr_1', validUntil: '2027-01-31T00:00:00.000Z' };
  expect(mayReuse(earlier, '2027-01-01T00:00:00.000Z', 30)).toBe(true);
  expect(mayReuse(earlier, '2027-01-01T00:00:00.001Z', 30)).toBe(false);
});

test('the gate opens for a clear check and for one that a person adjudicated to go on', () => {
  expect(opensGate({ state: 'clear', adjudication: null })).toBe(true);
  expect(opensGate({ state: 'adjudicated', adjudication: 'go_on' })).toBe(true);
  for (const state of ['invited', 'pending', 'consider', 'suspended', 'dispute', 'canceled'])
    expect(opensGate({ state, adjudication: 'go_on' })).toBe(false);
  expect(opensGate({ state: 'adjudicated', adjudication: 'stop' })).toBe(false);
  expect(opensGate(null)).toBe(false);
});

test('a dispute ends by what the agency finds, or by a person when it finds nothing in time', () => {
  const open = {
    reports: [],
    now: '2026-12-01T00:00:00.000Z',
    dueAt: '2026-12-31T00:00:00.000Z',
    lookedUp: false,
    asked: null,
  };
  const late = { ...open, now: '2026-12-31T00:00:00.000Z' };
  const at = '2026-12-10T00:00:00.000Z';
  expect(disputeFound(open)).toEqual({ move: 'wait' });
  expect(disputeFound({ ...open, reports: [{ outcome: 'clear', completedAt: at }] })).toEqual({ move: 'clear', at });
  expect(disputeFound({ ...open, reports: [{ outcome: 'upheld', completedAt: at }] })).toEqual({ move: 'upheld' });
  expect(disputeFound(late)).toEqual({ move: 'look-up' });
  expect(disputeFound({ ...late, lookedUp: true })).toEqual({ move: 'ask-person' });
  expect(disputeFound({ ...late, lookedUp: true, asked: { state: 'lapsed', option: null } })).toEqual({
    move: 'ask-person',
  });
  expect(disputeFound({ ...late, lookedUp: true, asked: { state: 'answered', option: 'corrected' } })).toEqual({
    move: 'corrected',
  });
  expect(disputeFound({ ...late, lookedUp: true, asked: { state: 'answered', option: 'wait' } })).toEqual({
    move: 'wait-longer',
  });
});

import type { AskOutcome } from '../../domain/ask/contract';
import { describeEffect } from '../../domain/effect/describe';
import { RuleBroken } from '../../domain/errors';
import { contractEnd, contractEndInWords } from '../../domain/onboard/contract-end';
import { onboardKeys, onboardStretches } from '../../domain/onboard/keys';
import { lateChoice } from '../../domain/onboard/late';
import { assertMayWaive } from '../../domain/onboard/waiver';
import { undoKey } from '../../domain/ids';

const signature = (party: string, more: Partial<AskOutcome>): AskOutcome => ({
  ...{ id: `ask_${party}`, name: `sign/${party}`, state: 'answered', option: 'signed', answer: null },
  ...{ answeredBy: null, answeredAt: '2026-12-01T10:00:00.000Z', reason: null },
  ...more,
});

describe('the end of a contract', () => {
  test('is signed when both signed, at the later of both; also when it was before', () => {
    const later = signature('client', { answeredAt: '2026-12-02T10:00:00.000Z' });
    expect(contractEnd([signature('talent', {}), later])).toEqual({ how: 'signed', at: later.answeredAt });
    expect(contractEnd([])).toEqual({ how: 'signed', at: null });
  });

  test('is a refusal even if the other signed or said nothing', () => {
    const no = signature('client', { option: 'declined', reason: 'wrong dates' });
    for (const other of [{}, { state: 'lapsed', option: null }, { state: 'withdrawn', option: null }] as const) {
      const end = contractEnd([signature('talent', other), no]);
      expect(end).toMatchObject({ how: 'declined', party: 'client', reason: 'wrong dates' });
      // What a person wrote stays out of runs.
      expect(end.how !== 'signed' && contractEndInWords(end)).toBe('the client declined the contract');
    }
  });

  test('is silence when one did not sign, however it is told', () => {
    for (const silent of [{ option: 'expired' }, { state: 'lapsed', option: null }] as const)
      expect(contractEnd([signature('talent', {}), signature('client', silent)])).toEqual({ how: 'expired' });
  });
});

describe('late items', () => {
  const may = { item: 'insurance', title: 'Insurance', waivable: true };
  const must = { item: 'right-to-work', title: 'Right to work', waivable: false };

  test.each([
    [[may], 0, { mayExtend: true, mayWaive: true }],
    [[must], 0, { mayExtend: true, mayWaive: false }],
    [[may, must], 1, { mayExtend: true, mayWaive: true }],
    [[may], 2, { mayExtend: false, mayWaive: true }],
    // The waiver would leave one that can neither wait nor be waived.
    [[may, must], 2, null],
    [[must], 2, null],
  ])('%j after %d extensions: %j', (late, extensions, choice) => {
    expect(lateChoice(late, extensions, { lateRounds: 2 })).toEqual(choice);
  });
});

test('an item is waived before work only, and only where the policy lets it', () => {
  const insurance = { title: 'Insurance', waivable: true };
  expect(() => assertMayWaive('insurance', insurance, 'contracting')).not.toThrow();
  expect(() => assertMayWaive('insurance', insurance, 'active')).toThrow(RuleBroken);
  expect(() => assertMayWaive('insurance', { ...insurance, waivable: false }, 'training')).toThrow('can’t be waived');
  expect(() => assertMayWaive('hat', undefined, 'training')).toThrow('no item “hat”');
});

test('keys and stretches of the first round are what they always were', () => {
  expect([onboardKeys.sow('eng_1'), onboardKeys.course('eng_1'), onboardKeys.grant('eng_1', 'chat')]).toEqual([
    'signature/eng_1/sow/1',
    'learning/eng_1/course/1',
    'access/eng_1/chat/grant/1',
  ]);
  expect([onboardStretches.papers(), onboardStretches.papers(2), onboardStretches.orientation()]).toEqual([
    'papers',
    'papers/2',
    'orientation',
  ]);
});

test('effects and their undoing are told in words', () => {
  const tell = (key: string) => [describeEffect(key), describeEffect(undoKey(key))];
  expect(tell(onboardKeys.sow('eng_1', 2))).toEqual([
    'sending of the contract (version 2)',
    'taking back of the contract (version 2)',
  ]);
  expect(tell(onboardKeys.course('eng_1'))).toEqual(['enrolment in the course', 'leaving of the course']);
  expect(tell(onboardKeys.grant('eng_1', 'chat'))).toEqual(['access to chat', 'end of access to chat']);
});

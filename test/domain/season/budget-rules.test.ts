import { planSeason } from '../../../domain/campaign/plan';
import { overrunOf, type ToldOverrun } from '../../../domain/season/budget-rules';
import { seasonDefaults } from '../../../domain/season/policy-default';
import type { Situation } from '../../../domain/season/situation';
import { seasonWith } from '../campaign/season';

const request = seasonWith();
const plan = planSeason(request, { asOf: '2026-10-05' });
const [one] = plan.classes;
// Within the default's forecast at completion of the one class.
const enough = 200_000_000;

function situation(changes: Partial<Situation> = {}): Situation {
  return {
    today: '2026-11-20',
    budgetMinor: enough,
    reservedMinor: 0,
    paidMinor: 0,
    request,
    plan,
    people: { offered: 0, waiting: 0, training: 0, atWork: 0 },
    waves: [
      {
        no: 1,
        state: 'filling',
        liveWeek: one!.liveWeek,
        room: one!.room,
        seats: one!.seats,
        sourcingOn: one!.sourcingStarts,
        classroomOn: one!.classroomStarts,
        booked: 0,
        training: 0,
        nesting: 0,
        live: 0,
      },
    ],
    ...changes,
  } as Situation;
}

const overrun = (changes: Partial<Situation>, told: readonly ToldOverrun[] = []) =>
  overrunOf(situation(changes), seasonDefaults, told);
const bound = { reservedMinor: enough - 100 };

test('a budget that holds what is forecast is not asked about', () => {
  expect(overrun({})).toBeNull();
});

test('an offer that does not fit is asked about while people are missing, not when all are on their way', () => {
  expect(overrun(bound)).toMatchObject({ no: 1, cause: 'offer' });
  expect(overrun({ ...bound, people: { offered: 130, waiting: 0, training: 0, atWork: 0 } })).toBeNull();
  expect(overrun({ ...bound, people: { offered: 0, waiting: 90, training: 0, atWork: 0 } })).toBeNull();
});

test('an offer that does not fit is asked about once, however much is paid since, until the budget is another one', () => {
  const told: ToldOverrun[] = [{ no: 1, cause: 'offer', forecastMinor: enough, budgetMinor: enough }];
  expect(overrun({ reservedMinor: enough - 10_000_000, paidMinor: 9_999_900 }, told)).toBeNull();
  expect(overrun({ budgetMinor: enough + 100, reservedMinor: enough }, told)).toMatchObject({ no: 2, cause: 'offer' });
});

test('a forecast beyond the budget is asked about again when it has grown by the policy’s share', () => {
  const first = overrun({ budgetMinor: 10_000_000 });
  expect(first).toMatchObject({ no: 1, cause: 'forecast' });
  const told: ToldOverrun[] = [{ ...first!, budgetMinor: 10_000_000 }];
  expect(overrun({ budgetMinor: 10_000_000, paidMinor: 100_000 }, told)).toBeNull();
  expect(overrun({ budgetMinor: 10_000_000, paidMinor: first!.forecastMinor / 10 }, told)).toMatchObject({ no: 2 });
});

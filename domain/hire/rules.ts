import { isTimeZone } from '../calendar';
import { Invalid, type FieldError } from '../errors';
import { digitsOf, showMoney, toMinor } from '../money';
import type { HireRequest } from './contract';

/**
 * What a schema cannot say of a hire: dates that follow each other and lie ahead, one currency, milestones within the budget.
 * `today` is the business date in the hire’s zone. Each error names its field and the remedy; an empty list is a sound request.
 */
export function problemsOf(request: HireRequest, today: string): FieldError[] {
  return [...dateProblems(request, today), ...moneyProblems(request), ...repeated(request)];
}

function dateProblems(request: HireRequest, today: string): FieldError[] {
  const problems: FieldError[] = [];
  if (!isTimeZone(request.timeZone))
    problems.push({
      pointer: '/timeZone',
      message: `“${request.timeZone}” is no time zone; use a name like America/Los_Angeles`,
    });
  if (request.starts < today)
    problems.push({ pointer: '/starts', message: `starts ${request.starts} lies in the past; today is ${today}` });
  if (request.ends < request.starts)
    problems.push({ pointer: '/ends', message: `ends ${request.ends} lies before starts ${request.starts}` });
  request.deliverables.forEach((deliverable, index) => {
    if (deliverable.due < request.starts || deliverable.due > request.ends)
      problems.push({
        pointer: `/deliverables/${index}/due`,
        message: `due ${deliverable.due} must lie between ${request.starts} and ${request.ends}`,
      });
  });
  return problems;
}

function moneyProblems(request: HireRequest): FieldError[] {
  const problems: FieldError[] = [];
  const amounts = [
    { pointer: '/budget', money: request.budget },
    ...request.deliverables.map((d, index) => ({ pointer: `/deliverables/${index}/amount`, money: d.amount })),
  ];
  for (const { pointer, money } of amounts) {
    if (money.currency !== request.budget.currency)
      problems.push({
        pointer: `${pointer}/currency`,
        message: `must be ${request.budget.currency}, as the budget is`,
      });
    const minor = minorOf(money);
    if (minor === null)
      problems.push({
        pointer: `${pointer}/amount`,
        message: `${money.currency} has ${digitsOf(money.currency)} digits after the point`,
      });
    else if (minor === 0) problems.push({ pointer: `${pointer}/amount`, message: 'must be more than zero' });
  }
  if (problems.length > 0) return problems;
  const total = request.deliverables.reduce((sum, d) => sum + (minorOf(d.amount) ?? 0), 0);
  const budget = toMinor(request.budget);
  if (total > budget.amountMinor)
    problems.push({
      pointer: '/deliverables',
      message: `cost ${showMoney({ ...budget, amountMinor: total })} together, more than the budget of ${showMoney(budget)}; raise it or lower them`,
    });
  return problems;
}

function repeated(request: HireRequest): FieldError[] {
  const problems: FieldError[] = [];
  const once = (pointer: string, names: readonly string[]) =>
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index)
        problems.push({ pointer: `${pointer}/${index}`, message: `“${name}” is in the list twice` });
    });
  once(
    '/skills',
    request.skills.map((s) => s.skill),
  );
  once(
    '/systems',
    request.systems.map((s) => `${s.system} as ${s.role}`),
  );
  return problems;
}

function minorOf(money: { amount: string; currency: string }): number | null {
  try {
    return toMinor(money).amountMinor;
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

import { isTimeZone } from '../calendar';
import { Invalid, type FieldError } from '../errors';
import { digitsOf, showMoney, toMinor } from '../money';
import type { CampaignRequest } from './contract';
import { priceOfOne } from './cost';
import { peakCalls } from './demand';
import { mostLoad, offeredLoad } from './erlang';
import { shrinkageOf } from './heads';
import { queuesOf } from './queues';

/**
 * What a schema cannot say of a season: dates ahead, a demand that can be, one currency, a budget for somebody at least.
 * `asOf` is the business date; null: the season is under way, its dates are what they are. Each error names its field and the remedy; an empty list is a sound request (but for its file).
 */
export function problemsOf(request: CampaignRequest, asOf: string | null): FieldError[] {
  return [
    ...dateProblems(request, asOf),
    ...demandProblems(request),
    ...queueProblems(request),
    ...shrinkageProblems(request),
    ...moneyProblems(request),
    ...repeated(request),
  ];
}

function dateProblems({ demand, training, timeZone }: CampaignRequest, asOf: string | null): FieldError[] {
  const problems: FieldError[] = [];
  const tell = (pointer: string, message: string) => problems.push({ pointer, message });
  if (!isTimeZone(timeZone)) tell('/timeZone', `“${timeZone}” is no time zone; use a name like America/New_York`);
  if (asOf !== null && demand.peakStarts <= asOf)
    tell(
      '/demand/peakStarts',
      `the peak of ${demand.peakStarts} lies in the past; today is ${asOf}: give the next one`,
    );
  training.blackouts.forEach((span, index) => {
    const [from = '', to = ''] = span.split('/');
    const pointer = `/training/blackouts/${index}`;
    if (!isDate(from) || !isDate(to)) tell(pointer, `${span} holds a day that does not exist`);
    else if (to < from) tell(pointer, `ends ${to} before it begins ${from}; write the first day first`);
  });
  return problems;
}

function demandProblems(request: CampaignRequest): FieldError[] {
  const { demand } = request;
  if ('csv' in demand) return [];
  const peak = peakCalls(demand);
  if (peak <= demand.baseCalls)
    return [
      {
        pointer: '/demand/swing',
        message: `${demand.swing.percent} % of ${demand.baseCalls} calls is no more than the base; did you mean "increase"?`,
      },
    ];
  const load = Math.max(
    ...queuesOf(request).map((q) => offeredLoad(peak * q.share, q.ahtSeconds, demand.intervalMinutes)),
  );
  return load > mostLoad
    ? [
        {
          pointer: '/demand/baseCalls',
          message: `the peak of ${Math.round(peak)} calls in ${demand.intervalMinutes} minutes asks for ${Math.round(load)} agents at once, more than ${mostLoad}; check calls, swing and handling time`,
        },
      ]
    : [];
}

function queueProblems({ queues, demand }: CampaignRequest): FieldError[] {
  if (!queues) return [];
  const problems: FieldError[] = [];
  queues.forEach(({ queue, channel, concurrency, share }, index) => {
    const pointer = `/queues/${index}`;
    if (queues.findIndex((other) => other.queue === queue) !== index)
      problems.push({ pointer: `${pointer}/queue`, message: `“${queue}” is in the list twice` });
    if (channel !== 'chat' && (concurrency ?? 1) > 1)
      problems.push({ pointer: `${pointer}/concurrency`, message: `${channel} is handled one at a time; remove it` });
    if ('csv' in demand && share !== undefined)
      problems.push({ pointer: `${pointer}/share`, message: 'the file says how much goes to a queue; remove it' });
  });
  const shares = queues.reduce((sum, { share }) => sum + (share ?? 1), 0);
  if (!('csv' in demand) && Math.abs(shares - 1) > 1e-6)
    problems.push({ pointer: '/queues', message: `the shares add up to ${Number(shares.toFixed(4))}; make it 1` });
  return problems;
}

/** Absence sits in shrinkage or in attendance, never in both. */
function shrinkageProblems(request: CampaignRequest): FieldError[] {
  const { service, hours } = request;
  const problems: FieldError[] = [];
  if (shrinkageOf(request) > 0.9)
    problems.push({
      pointer: '/service/shrinkage',
      message: 'the parts leave almost nobody on calls; at most 0.9 in all',
    });
  if (typeof service.shrinkage === 'object' && 'absence' in service.shrinkage && hours.attendance < 1)
    problems.push({
      pointer: '/service/shrinkage/absence',
      message: 'absence is counted in hours.attendance too; remove it here, or set attendance to 1',
    });
  return problems;
}

function moneyProblems(request: CampaignRequest): FieldError[] {
  const { pay, budget } = request;
  const problems: FieldError[] = [];
  for (const [pointer, money] of [['/pay/hourly', pay.hourly] as const, ['/budget', budget] as const]) {
    const minor = minorOf(money);
    if (minor === null)
      problems.push({
        pointer: `${pointer}/amount`,
        message: `${money.currency} has ${digitsOf(money.currency)} digits after the point`,
      });
    else if (minor === 0) problems.push({ pointer: `${pointer}/amount`, message: 'must be more than zero' });
  }
  if (pay.hourly.currency !== budget.currency)
    problems.push({ pointer: '/budget/currency', message: `must be ${pay.hourly.currency}, as the pay is` });
  if (problems.length > 0) return problems;
  const one = priceOfOne(request);
  if (toMinor(budget).amountMinor < one)
    problems.push({
      pointer: '/budget/amount',
      message: `is less than one agent costs (${showMoney({ amountMinor: one, currency: budget.currency })}); raise it`,
    });
  return problems;
}

function repeated({ skills, systems, budget }: CampaignRequest): FieldError[] {
  const once = (pointer: string, names: readonly string[]) =>
    names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [{ pointer: `${pointer}/${index}`, message: `“${name}” is in the list twice` }],
    );
  return [
    ...once(
      '/skills',
      skills.map(({ skill }) => skill),
    ),
    ...once(
      '/systems',
      systems.map(({ system, role }) => `${system} as ${role}`),
    ),
    ...once('/budget/covers', budget.covers),
  ];
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function minorOf(money: { amount: string; currency: string }): number | null {
  try {
    return toMinor(money).amountMinor;
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

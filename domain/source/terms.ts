import { largestRemainder } from '../campaign/largest-remainder';
import { showMoney, toMinor, type MoneyText } from '../money';

/** One deliverable with the amount agreed for it. */
export interface AgreedDeliverable {
  title: string;
  acceptance: string[];
  amountMinor: number;
  /** Local date. */
  due: string;
}

/** What a person is engaged for, and for how much: the one place that offer, contract and work read. */
export interface Terms {
  deliverables: AgreedDeliverable[];
  /** Work paid by the hour, as in a season; it has no deliverables then. */
  hourly?: HourlyTerms;
}

/** Work by the hour. */
export interface HourlyTerms {
  rateMinor: number;
  hoursPerWeek: number;
  trainingPaid: boolean;
  /** Weeks of classroom and nesting before the work. */
  trainingWeeks: number;
}

/** The terms as the request says them. */
export function requestedTerms(
  deliverables: readonly { title: string; acceptance: readonly string[]; amount: MoneyText; due: string }[],
): Terms {
  return {
    deliverables: deliverables.map(({ title, acceptance, amount, due }) => ({
      title,
      acceptance: [...acceptance],
      amountMinor: toMinor(amount).amountMinor,
      due,
    })),
  };
}

/** The terms of an engagement: what was agreed with the person, or what was asked for when nothing else was agreed. */
export function agreedTerms(
  engagement: { terms: Terms | null },
  request: { deliverables: Parameters<typeof requestedTerms>[0] },
): Terms {
  return engagement.terms ?? requestedTerms(request.deliverables);
}

/** What the whole costs, minor units. */
export function totalOf(terms: Terms): number {
  return terms.deliverables.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** The same deliverables for another total: shares by largest remainder, so that they add up exactly. */
export function scaleTerms(terms: Terms, totalMinor: number): Terms {
  const amounts = terms.deliverables.map(({ amountMinor }) => amountMinor);
  const shares = totalMinor === totalOf(terms) ? amounts : largestRemainder(totalMinor, amounts);
  return {
    ...terms,
    deliverables: terms.deliverables.map((deliverable, index) => ({
      ...deliverable,
      amountMinor: shares[index] ?? 0,
    })),
  };
}

/** Hourly work for a contract, by the names of its template. */
export function hourlyInWords(
  { rateMinor, hoursPerWeek, trainingPaid }: HourlyTerms,
  currency: string,
): Record<'hourlyPay' | 'hoursPerWeek' | 'trainingPay', string> {
  return {
    hourlyPay: showMoney({ amountMinor: rateMinor, currency }),
    hoursPerWeek: String(hoursPerWeek),
    trainingPay: trainingPaid ? 'Time in training is paid at the same rate.' : 'Time in training is not paid.',
  };
}

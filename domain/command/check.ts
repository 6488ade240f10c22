import { Invalid, type FieldError } from '../errors';
import { digitsOf, toMinor } from '../money';
import type { MoneyInput } from '../hire/contract';
import type { ChangeOrder, Extension, PayCorrection, Resignation } from './contract';
import type { EngagementCommand } from './kinds';
import { earlyEndProblems, endOfDay, extensionProblems, lastDayOf, type CommandDates } from './problems';

/** What a schema cannot say of a command: its dates, and money of the engagement’s currency. An empty list is a sound command. */
export function problemsOfCommand(
  kind: EngagementCommand,
  body: object,
  facts: CommandDates & { currency: string },
): FieldError[] {
  switch (kind) {
    case 'resign':
    case 'terminate': {
      const { lastDay } = body as Resignation;
      return lastDay === undefined ? [] : earlyEndProblems(lastDay, facts);
    }
    case 'extend':
      return extensionProblems((body as Extension).until, facts);
    case 'change-order':
      return changeProblems(body as ChangeOrder, facts);
    case 'correct-pay': {
      const { amount } = body as PayCorrection;
      return amount ? moneyProblems('/amount', amount, facts.currency) : [];
    }
    default:
      return [];
  }
}

function changeProblems(order: ChangeOrder, facts: CommandDates & { currency: string }): FieldError[] {
  const items = [
    ...order.add.map((item, index) => ({ item, pointer: `/add/${index}` })),
    ...order.change.map((item, index) => ({ item, pointer: `/change/${index}` })),
  ];
  return [
    ...(order.notToExceed ? moneyProblems('/notToExceed', order.notToExceed, facts.currency) : []),
    ...items.flatMap(({ item, pointer }) => [
      ...(item.amount ? moneyProblems(`${pointer}/amount`, item.amount, facts.currency) : []),
      ...(item.due ? dueProblems(`${pointer}/due`, item.due, facts) : []),
    ]),
  ];
}

function dueProblems(pointer: string, due: string, facts: CommandDates): FieldError[] {
  const last = lastDayOf(facts);
  if (due > last) return [{ pointer, message: `${due} lies after the last day ${last}; extend the engagement first` }];
  if (endOfDay(due, facts.timeZone) <= facts.now) return [{ pointer, message: `${due} lies in the past` }];
  return [];
}

function moneyProblems(pointer: string, money: MoneyInput, currency: string): FieldError[] {
  if (money.currency !== currency)
    return [{ pointer: `${pointer}/currency`, message: `must be ${currency}, as the engagement is` }];
  try {
    return toMinor(money).amountMinor > 0 ? [] : [{ pointer: `${pointer}/amount`, message: 'must be more than zero' }];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return [{ pointer: `${pointer}/amount`, message: `${currency} has ${digitsOf(currency)} digits after the point` }];
  }
}

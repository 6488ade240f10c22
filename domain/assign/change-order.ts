import type { FieldError } from '../errors';
import { showMoney } from '../money';
import type { WorkFacts } from './asks';

/** A deliverable as it stands when a change order comes. */
export interface WorkNow extends WorkFacts {
  state: string;
  /** Handed in, and the lead has not decided yet. */
  underReview: boolean;
}

/** What a change order asks for, with dates and amounts resolved. */
export interface OrderedChange {
  add: readonly Omit<WorkFacts, 'no'>[];
  change: readonly (Partial<Omit<WorkFacts, 'no'>> & { no: number })[];
  drop: readonly number[];
  notToExceedMinor: number | null;
}

/** The money that a change has to fit into. Minor units. */
export interface ChangeMoney {
  notToExceedMinor: number;
  paidMinor: number;
  budgetMinor: number;
  currency: string;
}

export interface ChangePlan {
  added: WorkFacts[];
  changed: WorkFacts[];
  dropped: number[];
  /** What stays reserved: every deliverable that is not paid or dropped. */
  reservedMinor: number;
  notToExceedMinor: number;
  /** `rate`: the same work for other money; `scope`: other work. A classification is looked at again after both. */
  kind: 'rate' | 'scope';
}

const settled = ['done', 'dropped'];

/**
 * What a change order makes of the deliverables, or what is wrong with it, each error with its remedy: only what is not
 * handed in can change, and reserved + paid stays within the cap, the cap within the budget of the requisition.
 */
export function planChange(
  work: readonly WorkNow[],
  order: OrderedChange,
  money: ChangeMoney,
): { plan: ChangePlan; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const known = new Map(work.map((item) => [item.no, item]));
  const touchable = (no: number, pointer: string): WorkNow | null => {
    const item = known.get(no);
    if (!item) errors.push({ pointer, message: `there is no deliverable ${no}` });
    else if (settled.includes(item.state))
      errors.push({ pointer, message: `deliverable ${no} is ${item.state} and stays as it is` });
    else if (item.underReview)
      errors.push({ pointer, message: `deliverable ${no} is handed in; accept or return it first` });
    else return item;
    return null;
  };
  const twice = [...order.change.map(({ no }) => no), ...order.drop].filter((no, i, all) => all.indexOf(no) !== i);
  for (const no of new Set(twice)) errors.push({ pointer: '/change', message: `deliverable ${no} is named twice` });
  if (order.add.length + order.change.length + order.drop.length === 0 && order.notToExceedMinor === null)
    errors.push({ pointer: '', message: 'says nothing; add, change or drop a deliverable, or set a new cap' });

  const changed = order.change.flatMap((change, index) => {
    const item = touchable(change.no, `/change/${index}/no`);
    return item ? [merged(item, change)] : [];
  });
  const dropped = order.drop.filter((no, index) => touchable(no, `/drop/${index}`) !== null);
  const last = Math.max(0, ...work.map((item) => item.no));
  const added = order.add.map((item, index): WorkFacts => ({ ...item, no: last + index + 1 }));

  const changedByNo = new Map(changed.map((item) => [item.no, item]));
  const open = work.filter((item) => item.state !== 'dropped' && !dropped.includes(item.no));
  const totalMinor = [...open.map((item) => changedByNo.get(item.no) ?? item), ...added].reduce(
    (sum, item) => sum + item.amountMinor,
    0,
  );
  const notToExceedMinor = order.notToExceedMinor ?? money.notToExceedMinor;
  const show = (amountMinor: number) => showMoney({ amountMinor, currency: money.currency });
  if (notToExceedMinor > money.budgetMinor)
    errors.push({
      pointer: '/notToExceed',
      message: `${show(notToExceedMinor)} is more than the approved budget of ${show(money.budgetMinor)}`,
    });
  if (totalMinor > notToExceedMinor)
    errors.push({
      pointer: '/add',
      message: `the deliverables cost ${show(totalMinor)} together, more than the cap of ${show(notToExceedMinor)}; lower them or raise the cap`,
    });
  const sameWork = added.length + dropped.length === 0 && changed.every((item) => isSameWork(known.get(item.no), item));
  return {
    plan: {
      ...{ added, changed, dropped, reservedMinor: totalMinor - money.paidMinor, notToExceedMinor },
      kind: sameWork ? 'rate' : 'scope',
    },
    errors,
  };
}

function isSameWork(before: WorkNow | undefined, after: WorkFacts): boolean {
  return (
    before?.title === after.title &&
    before.dueAt === after.dueAt &&
    before.acceptance.join('\n') === after.acceptance.join('\n')
  );
}

function merged(item: WorkNow, change: OrderedChange['change'][number]): WorkFacts {
  return {
    no: item.no,
    title: change.title ?? item.title,
    acceptance: change.acceptance ?? item.acceptance,
    dueAt: change.dueAt ?? item.dueAt,
    amountMinor: change.amountMinor ?? item.amountMinor,
  };
}

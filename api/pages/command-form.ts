import { Invalid } from '../../domain/errors';
import type { JsonSchema } from '../../domain/ask/contract';
import { commandBodies } from '../../domain/command/contract';
import type { EngagementCommand } from '../../domain/command/kinds';
import type { MilestoneView } from '../../domain/engagement/contract';

/** How a command is offered to people: its button, its heading, what it does, and what it asks. */
export interface CommandForm {
  label: string;
  title: string;
  help: string;
  form: JsonSchema;
  /** It cannot be taken back. (Default: false) */
  final?: boolean;
}

const reason = { type: 'string', title: 'Why', minLength: 1, maxLength: 2000 };
const date = (title: string, description: string) => ({ type: 'string', format: 'date', title, description });
const form = (properties: Record<string, unknown>, required = ['reason']): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** The form of a command on an engagement with these milestones. Amounts are in `currency`. */
export function commandForm(
  kind: EngagementCommand,
  facts: { milestones: readonly MilestoneView[]; currency: string },
): CommandForm {
  const open = facts.milestones.filter(({ state }) => state === 'planned' || state === 'rework');
  const choose = (title: string, from: readonly MilestoneView[], description = '') => ({
    type: 'string',
    title,
    description,
    enum: from.map(({ no }) => String(no)),
    'x-labels': from.map((m) => `${m.no}. ${m.title}`),
  });
  const amount = (title: string, description = '') => ({
    type: 'string',
    title: `${title} (${facts.currency})`,
    description,
    maxLength: 20,
    examples: ['1200.00'],
  });
  switch (kind) {
    case 'withdraw':
      return {
        label: 'Withdraw',
        title: 'Withdraw from this project?',
        help: 'You are free to, as long as work has not begun. What was prepared is taken back.',
        form: form({ reason }),
        final: true,
      };
    case 'resign':
      return {
        label: 'Resign',
        title: 'End the work early?',
        help: 'What is accepted or handed in by the last day is paid. You are asked for a short handover.',
        form: form({ reason, lastDay: date('Last day of work', 'Leave it empty for the notice that was agreed.') }),
        final: true,
      };
    case 'terminate':
      return {
        label: 'End the engagement',
        title: 'End this engagement?',
        help: 'Without a day it ends at once: the access is taken away before anything else. What was handed in is still decided and paid.',
        form: form({
          reason,
          cause: {
            type: 'string',
            title: 'Cause',
            enum: ['other', 'no_show', 'performance', 'misconduct', 'business'],
            'x-labels': [
              'Something else',
              'Did not show up',
              'Performance',
              'Misconduct',
              'The work is not needed any more',
            ],
            default: 'other',
          },
          lastDay: date('Last day of work', 'Leave it empty to end at once.'),
        }),
        final: true,
      };
    case 'suspend':
      return {
        label: 'Suspend',
        title: 'Suspend the work?',
        help: 'The access is taken away and every date waits. Resume it to go on.',
        form: form({ reason }),
      };
    case 'resume':
      return {
        label: 'Resume',
        title: 'Resume the work?',
        help: 'The access is granted anew; dates move by the time that the work stood still.',
        form: form({ reason }),
      };
    case 'extend':
      return {
        label: 'Extend',
        title: 'Extend the engagement?',
        help: 'It counts once the approver and the talent agree.',
        form: form({ reason, until: date('New last day', 'Later than the agreed one.') }, ['reason', 'until']),
      };
    case 'change-order':
      return {
        label: 'Change the scope',
        title: 'Change the deliverables?',
        help: 'A change order counts once the approver and the talent agree. Reserved and paid money stays within the cap.',
        form: form({
          reason,
          addTitle: { type: 'string', title: 'New deliverable', maxLength: 200 },
          addAcceptance: {
            type: 'array',
            title: 'It is accepted when',
            description: 'One line each.',
            items: { type: 'string' },
          },
          addAmount: amount('It pays'),
          addDue: date('It is due', ''),
          // What is delivered stays as it is.
          ...(open.length > 0 && {
            change: choose('Change a deliverable', open),
            changeAmount: amount('It pays now', 'Leave it empty to keep it.'),
            changeDue: date('It is due now', 'Leave it empty to keep it.'),
            drop: {
              type: 'array',
              title: 'Do without',
              items: { enum: open.map(({ no }) => String(no)), 'x-labels': open.map((m) => `${m.no}. ${m.title}`) },
            },
          }),
          notToExceed: amount('New cap', 'Within the approved budget. Leave it empty to keep it.'),
        }),
      };
    case 'correct-pay': {
      const paid = facts.milestones.filter(({ state }) => state === 'paid');
      return {
        label: 'Correct pay',
        title: 'Correct a payment?',
        help: 'The payment is taken back and what is right is paid instead; nothing is ever changed afterwards.',
        form: form(
          {
            reason,
            milestone: choose('Milestone', paid),
            amount: amount('What is right', 'Leave it empty when nothing is owed.'),
          },
          ['reason', 'milestone'],
        ),
      };
    }
  }
}

/** The body of the command that a filled form stands for. Throws Invalid with the fields of the form. */
export function commandBody(kind: EngagementCommand, filled: Record<string, unknown>, currency: string): object {
  const money = (value: unknown) => (typeof value === 'string' ? { amount: value, currency } : undefined);
  const body = clean({ ...filled, ...shaped(kind, filled, money) });
  const parsed = commandBodies[kind].safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ pointer: `/${fieldOf(issue.path)}`, message: issue.message }));
  throw new Invalid('Correct the fields named in errors.', { errors });
}

function shaped(
  kind: EngagementCommand,
  filled: Record<string, unknown>,
  money: (value: unknown) => object | undefined,
): Record<string, unknown> {
  if (kind === 'correct-pay') return { milestone: Number(filled['milestone']), amount: money(filled['amount']) };
  if (kind !== 'change-order') return {};
  const numbers = Array.isArray(filled['drop']) ? filled['drop'].map(Number) : [];
  const added = ['addTitle', 'addAcceptance', 'addAmount', 'addDue'].some((name) => filled[name] !== undefined);
  return {
    ...Object.fromEntries(Object.keys(filled).map((name) => [name, undefined])),
    reason: filled['reason'],
    add: added
      ? [
          clean({
            title: filled['addTitle'],
            acceptance: filled['addAcceptance'],
            amount: money(filled['addAmount']),
            due: filled['addDue'],
          }),
        ]
      : [],
    change: filled['change']
      ? [clean({ no: Number(filled['change']), amount: money(filled['changeAmount']), due: filled['changeDue'] })]
      : [],
    drop: numbers,
    notToExceed: money(filled['notToExceed']),
  };
}

/** `/add/0/amount/amount` is the field `addAmount`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first = '', , third] = path.map(String);
  if ((first === 'add' || first === 'change') && third)
    return third === 'no' ? first : `${first}${third[0]?.toUpperCase()}${third.slice(1)}`;
  return first;
}

function clean(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

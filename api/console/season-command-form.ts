import type { JsonSchema } from '../../domain/ask/contract';
import { seasonCommandBodies } from '../../domain/season/command-contract';
import type { SeasonCommand } from '../../domain/season/command-kinds';
import { Invalid } from '../../domain/errors';
import { readForm, type Posted } from '../pages/form';

/** How a command to a season is offered: its button, its heading, what it does, and what it asks. */
export interface SeasonCommandForm {
  /** In a menu, with what follows on its page. */
  menu: string;
  label: string;
  title: string;
  help: string;
  form: JsonSchema;
  /** It cannot be taken back. */
  final: boolean;
}

const reason = { type: 'string', title: 'Why', description: 'Kept with it.', maxLength: 2000, minLength: 1 };

function form(properties: Record<string, unknown>, required: string[] = []): JsonSchema {
  return {
    type: 'object',
    properties: { ...properties, reason },
    required: [...required, 'reason'],
    additionalProperties: false,
  };
}

const forms: Readonly<Record<SeasonCommand, SeasonCommandForm>> = {
  pause: {
    menu: 'Pause…',
    label: 'Pause it',
    title: 'Pause the season?',
    help: 'It stands still until somebody resumes it: no new offers, no new starts. Whoever works goes on.',
    form: form({}),
    final: false,
  },
  resume: {
    menu: 'Resume…',
    label: 'Resume it',
    title: 'Resume the season?',
    help: 'It goes on where it stood. Classes that are too late by now get new dates.',
    form: form({}),
    final: false,
  },
  replan: {
    menu: 'Re-plan…',
    label: 'Propose the new plan',
    title: 'Re-plan from what was seen?',
    help: 'Demand, handling time and yields as they were seen so far go into a new plan; classes under way stay as they are.',
    form: form({}),
    final: false,
  },
  target: {
    menu: 'Change the target…',
    label: 'Change the target',
    title: 'More or fewer people?',
    help: 'From now on; classes under way stay as they are.',
    form: form(
      {
        heads: {
          type: 'integer',
          title: 'People at the peak',
          description: 'Those you have included.',
          minimum: 1,
          maximum: 100_000,
          'x-order': 0,
        },
      },
      ['heads'],
    ),
    final: false,
  },
  'add-class': {
    menu: 'Add a class…',
    label: 'Add the class',
    title: 'One class more?',
    help: 'People are sought for it at once, where its date allows.',
    form: form(
      {
        liveOn: {
          type: 'string',
          format: 'date',
          title: 'Goes live on',
          description: 'The weekday on which the peak begins.',
          'x-order': 0,
        },
        seats: { type: 'integer', title: 'Seats', minimum: 1, maximum: 1000, 'x-order': 1 },
      },
      ['liveOn', 'seats'],
    ),
    final: false,
  },
  replace: {
    menu: 'Replace whoever is late…',
    label: 'Replace them',
    title: 'Give late places to others?',
    help: 'Whoever owes an answer for so long loses the place before their class; it is offered to the next. Who has a check that is being talked about keeps it.',
    form: form(
      {
        lateDays: {
          type: 'integer',
          title: 'Late by, days',
          description: 'Since the day on which the answer was due.',
          minimum: 0,
          maximum: 60,
          default: 3,
          'x-order': 0,
        },
      },
      ['lateDays'],
    ),
    final: true,
  },
  'ramp-down': {
    menu: 'Ramp down…',
    label: 'Begin the ramp-down',
    title: 'Begin the release now?',
    help: 'No new starts. Who is released, in which order, is a list that somebody signs first.',
    form: form({
      lastDay: {
        type: 'string',
        format: 'date',
        title: 'Last day of the season',
        description: 'Left empty: as planned.',
        'x-order': 0,
      },
    }),
    final: false,
  },
  cancel: {
    menu: 'Cancel the season…',
    label: 'Cancel the season',
    title: 'Cancel the season?',
    help: 'Offers are withdrawn, half-done onboardings taken back, everybody else is offboarded properly.',
    form: form({}),
    final: true,
  },
};

/** The form of a command. */
export function seasonCommandForm(kind: SeasonCommand): SeasonCommandForm {
  return forms[kind];
}

/** What was posted as the command’s body. Throws Invalid with pointers of the form’s fields. */
export function seasonCommandBody(kind: SeasonCommand, posted: Posted): object {
  const parsed = seasonCommandBodies[kind].safeParse(readForm(forms[kind].form, posted, 'f.'));
  if (parsed.success) return parsed.data;
  throw new Invalid('Correct the fields that are marked.', {
    errors: parsed.error.issues.map(({ path, message }) => {
      const field = String(path[0] ?? 'reason');
      return { pointer: `/${field}`, message: remedies[field] ?? message };
    }),
  });
}

const remedies: Readonly<Record<string, string>> = {
  reason: 'Say why.',
  heads: 'Write how many people the peak needs, in whole numbers.',
  liveOn: 'Choose the day on which it goes live.',
  lateDays: 'Write how many days, from 0 to 60.',
  seats: 'Write how many seats, in whole numbers.',
  lastDay: 'Choose a day, or leave it empty.',
};

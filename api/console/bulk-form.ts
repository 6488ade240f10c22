import type { JsonSchema } from '../../domain/ask/contract';
import { type BulkAction, BulkRequest } from '../../domain/bulk/contract';
import { Invalid } from '../../domain/errors';
import { phases } from '../../domain/lifecycle';
import { roleInWords } from '../../domain/engagement/words';
import { readForm, type Posted } from '../pages/form';
import { kindWord, titleCase } from '../pages/words';
import { staff } from './roles';

const actionWords: Readonly<Record<BulkAction, string>> = {
  nudge: 'Remind whoever it is up to, by mail',
  reassign: 'Give them to someone else',
  waive: 'Waive them: work may start without (checklist items only)',
};

/** The button that does it. */
export const actionLabels: Readonly<Record<BulkAction, string>> = {
  nudge: 'Remind them',
  reassign: 'Give them away',
  waive: 'Waive them',
};

/** The form of a batch. `kinds`: those that are open; `people`: staff by id and name. */
export function bulkForm(kinds: readonly string[], people: readonly { id: string; name: string }[]): JsonSchema {
  const owners = [
    ...staff.map((role) => ({ const: `role:${role}`, title: `Whoever has the role ${role} (${roleInWords(role)})` })),
    ...people.map(({ id, name }) => ({ const: `user:${id}`, title: name })),
  ];
  return {
    type: 'object',
    required: ['action', 'reason'],
    properties: {
      action: {
        title: 'What to do',
        oneOf: Object.entries(actionWords).map(([value, title]) => ({ const: value, title })),
        'x-order': 0,
      },
      kind: {
        title: 'Kind of question',
        ...orAny(kinds.map((kind) => ({ const: kind, title: kindWord(kind) }))),
        'x-order': 1,
      },
      phase: {
        title: 'Phase',
        ...orAny(phases.map((phase) => ({ const: phase, title: titleCase(phase) }))),
        'x-order': 2,
      },
      owner: {
        title: 'Whose turn it is',
        ...orAny(owners),
        'x-order': 3,
      },
      subjects: {
        type: 'array',
        title: 'Hires and engagements',
        description: 'Their ids, one a line. Left empty: all that you see.',
        items: {},
        'x-order': 4,
      },
      overdue: { type: 'boolean', title: 'Only what is late', 'x-order': 5 },
      to: {
        title: 'Who gets them',
        description: 'Only when they are given to someone else.',
        ...orAny(owners),
        'x-order': 6,
      },
      reason: {
        type: 'string',
        title: 'Why',
        description: 'Kept with each of them.',
        maxLength: 2000,
        'x-order': 7,
      },
    },
  };
}

/** A list too long for radio buttons has an empty line of its own. */
function orAny(choices: { const: string; title: string }[]): object {
  return choices.length > 7 ? { oneOf: choices } : { oneOf: [{ const: '', title: 'Any' }, ...choices], default: '' };
}

/** What was posted as a request. Throws Invalid with pointers of the form’s fields. */
export function bulkRequestOf(form: JsonSchema, posted: Posted): BulkRequest {
  const read = readForm(form, posted, 'f.') as Record<string, string | string[] | boolean | undefined>;
  const owner = ownerIn(read['owner']);
  const subjects = read['subjects'] as string[] | undefined;
  const request = BulkRequest.safeParse({
    action: read['action'],
    filter: {
      ...(read['kind'] ? { kind: read['kind'] } : {}),
      ...(read['phase'] ? { phase: read['phase'] } : {}),
      ...owner,
      ...(subjects && subjects.length > 0 ? { subjects } : {}),
      ...(read['overdue'] === true ? { overdue: true } : {}),
    },
    reason: read['reason'] ?? '',
    to: ownerIn(read['to']),
  });
  if (request.success) return request.data;
  const errors = request.error.issues.map((issue) => ({
    pointer: `/${String(issue.path[0] === 'filter' ? (issue.path[1] ?? 'kind') : issue.path[0])}`,
    message: messages[String(issue.path[0])] ?? issue.message,
  }));
  throw new Invalid('Correct the fields that are marked.', { errors });
}

const messages: Readonly<Record<string, string>> = {
  action: 'Choose what to do.',
  reason: 'Say why.',
  to: 'Choose who gets them; leave it out for anything but giving away.',
  filter: 'Say which questions: by kind, phase, owner, hire, or only what is late.',
};

/** `role:hr` → `{role: 'hr'}`. */
function ownerIn(text: unknown): { role?: string; user?: string } | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  const cut = text.indexOf(':');
  return { [text.slice(0, cut)]: text.slice(cut + 1) };
}

import { AskAnswer, type AskView } from '../../domain/ask/contract';
import type { FieldError } from '../../domain/errors';
import { reportedOptions } from '../../domain/effect/reports';
import { fieldsOf, readForm, type Field, type Posted } from './form';

/** What a form that came back with errors shows again. */
export interface Rejected {
  posted: Posted;
  errors: readonly FieldError[];
  /** The store's sentence, when it is not about a field. */
  refused: string | null;
}

/** The answer that a posted form holds, ready for the store to check. `prefix` as in `fieldsOf`. */
export function answerOf(
  ask: Pick<AskView, 'form' | 'options'>,
  posted: Posted,
  prefix: string,
  option: string,
): AskAnswer {
  const chosen = ask.options.find((candidate) => candidate.value === option);
  const form = ask.form && !chosen?.skipsForm ? readForm(ask.form, posted, prefix) : undefined;
  const reason = typeof posted['reason'] === 'string' ? posted['reason'].trim() : '';
  return {
    option,
    ...(form ? { form } : {}),
    ...(reason ? { reason: reason.slice(0, 2000) } : {}),
  };
}

/** The inputs, errors and reason field of an open ask, for the templates of console and portal. */
export function answerForm(ask: AskView, rejected: Rejected | null, labels?: Readonly<Record<string, string>>): object {
  const fields = fieldsOf(ask.form, { prefix: 'f.', posted: rejected?.posted, errors: rejected?.errors, labels });
  const named = (options: AskView['options']) => options.map((option) => `“${option.label}”`).join(', ');
  const wanting = ask.options.filter((option) => option.needsReason);
  const welcome = ask.options.filter((option) => option.mayGiveReason);
  const reasonError = rejected?.errors.find((error) => error.pointer.endsWith('/reason'))?.message;
  return {
    fields,
    // A browser must not insist on the form when one option goes without it.
    lenient: ask.options.some((option) => option.skipsForm),
    // The straight answer goes without the form: it is folded away under the answers that need it.
    formFor: ask.options[0]?.skipsForm ? named(ask.options.filter((option) => !option.skipsForm)) : null,
    formOpen: (rejected?.errors ?? []).length > 0,
    reasonFor:
      [
        wanting.length > 0 ? `needed for ${named(wanting)}` : '',
        welcome.length > 0 ? `if you like, for ${named(welcome)}` : '',
      ]
        .filter(Boolean)
        .join('; ') || null,
    reason: typeof rejected?.posted['reason'] === 'string' ? rejected.posted['reason'] : '',
    reasonError: reasonError ? 'Say why: this answer needs a reason.' : null,
    errors: summary(fields, rejected?.errors ?? []),
    refused: rejected?.refused ?? null,
  };
}

/** Kinds of asks that wait on an outside system: what it reports cannot be answered here. */
const outsideKinds: Readonly<Record<string, { wait: string; told: string; label: string }>> = {
  sign: {
    wait: 'The contract is being prepared. The page to sign on appears here in a moment.',
    told: 'You sign on the page of our signature service. Come back here when you are done.',
    label: 'Read and sign',
  },
  course: {
    wait: 'Your place is being booked. The link appears here in a moment.',
    told: 'The course opens in our learning system. When you pass, this is ticked off by itself.',
    label: 'Open the course',
  },
  work: {
    wait: 'The work tool is being told. The link appears here in a moment.',
    told: 'You do this on the page of this item in the work tool.',
    label: '',
  },
};

/** Whether the straight answer is given on a page of an outside system: a signature, a course, a piece of work. */
export function answeredOutside(ask: Pick<AskView, 'kind' | 'options'>): boolean {
  return ask.kind in outsideKinds && reportedOptions(ask.options.slice(0, 1)).length > 0;
}

/** The options that a person can choose here, on our page. */
export function optionsHere(ask: Pick<AskView, 'kind' | 'options'>): AskView['options'] {
  if (!(ask.kind in outsideKinds)) return ask.options;
  const reported = reportedOptions(ask.options);
  return ask.options.filter((option) => !reported.includes(option.value));
}

/** Where an ask is answered that waits on an outside system, in words. */
export function outsideOf(ask: Pick<AskView, 'kind' | 'options' | 'link'>): {
  text: string;
  href: string | null;
  label: string;
} {
  const words = outsideKinds[ask.kind];
  if (!words) return { text: '', href: null, label: '' };
  const label = words.label || (ask.options[0]?.label ?? 'Open');
  return ask.link ? { text: words.told, href: ask.link, label } : { text: words.wait, href: null, label };
}

function summary(fields: readonly Field[], errors: readonly FieldError[]): { text: string; href: string | null }[] {
  return errors.map((error) => {
    const field = fields.find((candidate) => error.pointer.endsWith(`/${candidate.property}`));
    if (field) return { text: `${field.label}: ${error.message}`, href: `#${field.name}` };
    const reason = error.pointer.endsWith('/reason');
    return { text: reason ? 'Why: this answer needs a reason' : error.message, href: reason ? '#reason' : null };
  });
}

import { HireRequest } from '../../domain/hire/contract';
import { problemsOf } from '../../domain/hire/rules';
import type { FieldError } from '../../domain/errors';
import { shiftDate } from '../../domain/calendar';
import type { Posted } from '../pages/form';
import { factorFields, factorsIn, factorsOf, type FactorDraft } from './hire-factors';

/** What is typed into the form of a new hire: texts, so that it can be shown again as it was. */
export interface HireDraft {
  externalId: string;
  title: string;
  role: string;
  budget: string;
  currency: string;
  starts: string;
  ends: string;
  timeZone: string;
  jurisdiction: string;
  /** Mail address of the lead; empty: the one who asks. */
  lead: string;
  controlsHowWorkIsDone: string;
  usualCourseOfBusiness: string;
  independentlyEstablished: string;
  evidence: string;
  factors: FactorDraft;
  skills: { skill: string; level: string }[];
  systems: { system: string; role: string }[];
  /** `acceptance`: one criterion a line. */
  deliverables: { title: string; acceptance: string; amount: string; due: string }[];
}

const plainFields = [
  'externalId',
  'title',
  'role',
  'budget',
  'currency',
  'starts',
  'ends',
  'timeZone',
  'jurisdiction',
  'lead',
  'controlsHowWorkIsDone',
  'usualCourseOfBusiness',
  'independentlyEstablished',
  'evidence',
] as const;

const emptyRows = {
  skills: { skill: '', level: '3' },
  systems: { system: '', role: '' },
  deliverables: { title: '', acceptance: '', amount: '', due: '' },
} as const;

type RowKind = keyof typeof emptyRows;
const rowLimits: Readonly<Record<RowKind, number>> = { skills: 20, systems: 20, deliverables: 30 };

/** A new form: a month from two weeks on, one deliverable, the safe answers. `today` is a local date. */
export function emptyDraft(today: string, timeZone: string, externalId: string): HireDraft {
  return {
    externalId,
    title: '',
    role: '',
    budget: '',
    currency: 'USD',
    starts: shiftDate(today, 14),
    ends: shiftDate(today, 44),
    timeZone,
    jurisdiction: 'US-CA',
    lead: '',
    controlsHowWorkIsDone: '',
    usualCourseOfBusiness: '',
    independentlyEstablished: '',
    evidence: '',
    factors: {},
    skills: [{ ...emptyRows.skills }],
    systems: [{ ...emptyRows.systems }],
    deliverables: [{ ...emptyRows.deliverables }],
  };
}

/** The draft that a posted form holds. */
export function draftOf(posted: Posted): HireDraft {
  const plain = Object.fromEntries(plainFields.map((field) => [field, text(posted[field])]));
  return {
    ...(plain as Pick<HireDraft, (typeof plainFields)[number]>),
    factors: factorsIn(posted),
    skills: rows(posted, 'skills', emptyRows.skills),
    systems: rows(posted, 'systems', emptyRows.systems),
    deliverables: rows(posted, 'deliverables', emptyRows.deliverables),
  };
}

/** The draft after a press of `add-<rows>` or `remove-<rows>-<n>`; null for every other button. */
export function changeRows(draft: HireDraft, button: string): HireDraft | null {
  const match = /^(add|remove)-(skills|systems|deliverables)(?:-(\d+))?$/.exec(button);
  if (!match) return null;
  const kind = match[2] as RowKind;
  const kept: Record<string, string>[] =
    match[1] === 'add' && draft[kind].length < rowLimits[kind]
      ? [...draft[kind], { ...emptyRows[kind] }]
      : draft[kind].filter((_, i) => match[1] === 'add' || i !== Number(match[3]));
  return { ...draft, [kind]: kept.length > 0 ? kept : [{ ...emptyRows[kind] }] };
}

/** The draft as hidden fields: names and texts, for the step in between. */
export function hiddenFields(draft: HireDraft): [string, string][] {
  const nested = (['skills', 'systems', 'deliverables'] as const).flatMap((kind) =>
    draft[kind].flatMap((row, i) =>
      Object.entries(row).map(([key, value]): [string, string] => [`${kind}.${i}.${key}`, value]),
    ),
  );
  return [
    ...plainFields.map((field): [string, string] => [field, draft[field]]),
    ...factorFields(draft.factors),
    ...nested,
  ];
}

/** The request that a draft stands for, or what is wrong with it: `pointer` is the input's name. `today` is a local date. */
export function readDraft(draft: HireDraft, today: string): { request: HireRequest } | { errors: FieldError[] } {
  const parsed = HireRequest.safeParse(bodyOf(draft));
  if (!parsed.success)
    return {
      errors: parsed.error.issues.map((issue) => {
        const input = inputOf(issue.path);
        const missing = issue.path.length === 1 && issue.path[0] === 'deliverables';
        return {
          pointer: input,
          message: missing ? 'Describe at least one deliverable.' : remedyFor(input, issue.message),
        };
      }),
    };
  const errors = byInput(problemsOf(parsed.data, today));
  return errors.length > 0 ? { errors } : { request: parsed.data };
}

/** Errors of the request with the inputs that they belong to. */
export function byInput(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ pointer, message }) => ({
    pointer: inputOf(pointer.split('/').filter(Boolean)),
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  }));
}

/** The input that a path of the request belongs to: `deliverables.0.amount.amount` → `deliverables.0.amount`. */
function inputOf(path: readonly PropertyKey[]): string {
  const [head, second, third] = path.map(String);
  if (head === 'budget') return second === 'currency' ? 'currency' : 'budget';
  if (head === 'arrangement') return second ?? 'evidence';
  if (second === undefined)
    return head === 'skills' || head === 'deliverables'
      ? `${head}.0.${head === 'skills' ? 'skill' : 'title'}`
      : (head ?? '');
  return [head, second, third].filter((part) => part !== undefined).join('.');
}

/** What an input is called on the page: `deliverables.0.due` → `Deliverable 1, due`. */
export function labelOf(input: string): string {
  const [head = '', row, field = ''] = input.split('.');
  if (row === undefined) return labels[head] ?? head;
  return `${rowNames[head] ?? head} ${Number(row) + 1}, ${rowLabels[field] ?? field}`;
}

const labels: Readonly<Record<string, string>> = {
  title: 'Title',
  role: 'Role',
  starts: 'First day',
  ends: 'Last day',
  jurisdiction: 'Where the person works',
  timeZone: 'Time zone',
  lead: 'Lead',
  budget: 'Budget',
  currency: 'Currency',
  controlsHowWorkIsDone: 'How the work is directed',
  usualCourseOfBusiness: 'Your usual business',
  independentlyEstablished: 'The person’s own business',
  evidence: 'How you know',
  factors: 'Further questions',
  externalId: 'Reference',
};
const rowNames: Readonly<Record<string, string>> = { skills: 'Skill', systems: 'System', deliverables: 'Deliverable' };
const rowLabels: Readonly<Record<string, string>> = {
  skill: 'name',
  level: 'level',
  system: 'name',
  role: 'role in it',
  title: 'what is delivered',
  amount: 'pays',
  due: 'due',
  acceptance: 'accepted when',
};

function bodyOf(draft: HireDraft): Record<string, unknown> {
  const currency = draft.currency.trim().toUpperCase();
  return {
    externalId: draft.externalId.trim(),
    title: draft.title,
    role: slug(draft.role),
    skills: draft.skills
      .filter((row) => row.skill.trim())
      .map((row) => ({ skill: slug(row.skill), level: Number(row.level) })),
    budget: { amount: amount(draft.budget), currency },
    starts: draft.starts,
    ends: draft.ends,
    timeZone: draft.timeZone.trim(),
    jurisdiction: draft.jurisdiction.trim().toUpperCase(),
    arrangement: {
      controlsHowWorkIsDone: yesNo(draft.controlsHowWorkIsDone),
      usualCourseOfBusiness: yesNo(draft.usualCourseOfBusiness),
      independentlyEstablished: yesNo(draft.independentlyEstablished),
      evidence: draft.evidence,
      ...factorsOf(draft.factors),
    },
    systems: draft.systems
      .filter((row) => row.system.trim() || row.role.trim())
      .map((row) => ({ system: slug(row.system), role: slug(row.role) })),
    deliverables: draft.deliverables
      .filter((row) => Object.values(row).some((value) => value.trim()))
      .map((row) => ({
        title: row.title,
        acceptance: row.acceptance
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean),
        amount: { amount: amount(row.amount), currency },
        due: row.due,
      })),
    ...(draft.lead.trim() ? { lead: draft.lead.trim() } : {}),
  };
}

/** What to do about it, in the words of the form; the contract's own message where there is none. */
function remedyFor(input: string, message: string): string {
  const last = input.split('.').at(-1) ?? '';
  const words: Readonly<Record<string, string>> = {
    title: 'Give it a name of up to 200 characters.',
    role: 'Name the role, for example graphic-designer.',
    skill: 'Name at least one skill, for example brand-design.',
    system: 'Name the system, or leave the whole line empty.',
    budget: 'Write an amount like 5000.00.',
    amount: 'Write an amount like 1200.00.',
    starts: 'Choose the first day of work.',
    ends: 'Choose the last day of work.',
    due: 'Choose the day it is due.',
    acceptance: 'Say what is checked at acceptance, one point a line.',
    controlsHowWorkIsDone: 'Choose yes or no.',
    usualCourseOfBusiness: 'Choose yes or no.',
    independentlyEstablished: 'Choose yes or no.',
    evidence: 'Say what you know it from.',
    lead: 'Write a mail address, or leave it empty.',
    externalId: 'Give it a reference of up to 100 characters.',
  };
  return words[last] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

function rows<T extends Record<string, string>>(posted: Posted, kind: RowKind, empty: T): { [K in keyof T]: string }[] {
  const numbers = Object.keys(posted).flatMap((name) => {
    const match = new RegExp(`^${kind}\\.(\\d{1,3})\\.`).exec(name);
    return match ? [Number(match[1])] : [];
  });
  const found = [...new Set(numbers)].sort((a, b) => a - b).slice(0, rowLimits[kind]);
  const read = found.map(
    (n) =>
      Object.fromEntries(Object.keys(empty).map((key) => [key, text(posted[`${kind}.${n}.${key}`])])) as {
        [K in keyof T]: string;
      },
  );
  return read.length > 0 ? read : [{ ...empty }];
}

/** `Graphic designer` is as good as `graphic-designer`. */
function slug(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

function amount(typed: string): string {
  return typed.trim().replace(/[,\s]/g, '');
}

function yesNo(typed: string): boolean | undefined {
  return typed === 'true' ? true : typed === 'false' ? false : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '';
}

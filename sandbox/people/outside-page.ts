import { courses } from '../learning-courses';
import { chance } from '../support/random';
import { formsIn, type Field, type HtmlForm } from './read-form';
import type { Page, Visitor } from './visitor';

/** What happened on an outside page so far: the addresses that forms were sent to. */
export type Footprints = Set<string>;

/**
 * Does on an outside page what an option asks for: signs, takes the course, accepts or hands in the item.
 * Of several forms the one whose address ends in the option is meant, else the first. Called again while the ask is still
 * open, it sends no other form than before unless that one is meant: an accepted item is not handed in by mistake.
 */
export async function actOutside(
  visitor: Visitor,
  link: string,
  option: string,
  seed: readonly (string | number)[],
  been: Footprints,
): Promise<void> {
  let page = await visitor.open(link);
  // Twice at most: an item that was never accepted is accepted first, and handed in then.
  for (let step = 0; step < 2; step++) {
    const form = nextForm(page, option, been);
    if (!form) return;
    page = await visitor.sendForm(form.action, filled(form, seed));
    been.add(form.action);
    if (isMeant(form, option)) return;
  }
}

function nextForm(page: Page, option: string, been: Footprints): HtmlForm | null {
  const forms = page.status < 400 ? formsIn(page.text, page.url) : [];
  const meant = forms.find((form) => isMeant(form, option));
  const first = forms[0];
  if (meant || !first) return meant ?? null;
  return been.size === 0 || been.has(first.action) ? first : null;
}

function isMeant(form: HtmlForm, option: string): boolean {
  return new URL(form.action).pathname.endsWith(`/${option}`);
}

function filled(form: HtmlForm, seed: readonly (string | number)[]): URLSearchParams {
  const fields = new URLSearchParams();
  for (const field of form.fields) {
    const value = valueOf(field, seed);
    if (value !== null) fields.append(field.name, value);
  }
  const button = form.buttons[0];
  if (button?.name) fields.append(button.name, button.value);
  return fields;
}

function valueOf(field: Field, seed: readonly (string | number)[]): string | null {
  switch (field.kind) {
    case 'hidden':
      return field.value;
    case 'tick':
      return field.required ? field.value : null;
    case 'choice':
      return learnt(field) ?? field.options[0]?.value ?? null;
    case 'text':
      return field.value || (field.required ? note(seed) : '');
    case 'note':
      // What stands there is what was said last time: rework comes with words of its own.
      return field.required ? note(seed) : field.value;
  }
}

/** Whoever read the lesson knows the answer; other questions have no right one. */
function learnt(field: Field): string | null {
  const question = courses.flatMap((course) => course.questions).find((one) => field.about.endsWith(one.text));
  return question?.right ?? null;
}

const notes = [
  'All files are in the shared folder, sources included.',
  'Ready for review; the changes of our last talk are in.',
  'Here is the result. I left comments where a choice is yours.',
];

function note(seed: readonly (string | number)[]): string {
  const drawn = chance(...seed, 'note');
  return `${notes[Math.floor(drawn * notes.length)]!} https://files.example/${Math.floor(drawn * 1e9).toString(36)}`;
}

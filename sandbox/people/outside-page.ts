import { courses } from '../learning-courses';
import { chance } from '../support/random';
import { formsIn, type Field, type HtmlForm } from './read-form';
import type { Page, Visitor } from './visitor';

/** What happened on an outside page so far: the addresses that forms were sent to. */
export type Footprints = Set<string>;

/** What somebody wants to do there. */
export interface Intent {
  /** The option of the ask. */
  option: string;
  /** It is the first option, the straight one. */
  straight: boolean;
  /** Gets the test wrong at the first try. */
  clumsy: boolean;
  /** Why, for a page that asks. */
  reason?: string | undefined;
}

/**
 * Does on an outside page what an option asks for: signs or declines, passes the course or fails it, accepts or hands in
 * the item. Of several forms the one whose address or button names the option is meant, else for the straight option the
 * first. Called again while the ask is still open, it sends no other form than before unless that one is meant: an
 * accepted item is not handed in by mistake. False when the page has nothing for the option.
 */
export async function actOutside(
  visitor: Visitor,
  link: string,
  intent: Intent,
  seed: readonly (string | number)[],
  been: Footprints,
): Promise<boolean> {
  let page = await visitor.open(link);
  // Twice at most: an item that was never accepted is accepted first, and handed in then.
  for (let step = 0; step < 2; step++) {
    const form = nextForm(page, intent, been);
    if (!form) break;
    const knowing = intent.straight && !(intent.clumsy && been.size === 0);
    page = await visitor.sendForm(form.action, filled(form, intent, knowing, seed));
    been.add(form.action);
    if (isMeant(form, intent.option)) break;
  }
  return been.size > 0;
}

function nextForm(page: Page, { option, straight }: Intent, been: Footprints): HtmlForm | null {
  const forms = page.status < 400 ? formsIn(page.text, page.url) : [];
  const meant = forms.find((form) => isMeant(form, option));
  // Whoever does not pass a test gets it wrong.
  const first = straight ? forms[0] : forms.find(isTest);
  if (meant || !first) return meant ?? null;
  return been.size === 0 || been.has(first.action) ? first : null;
}

function isMeant(form: HtmlForm, option: string): boolean {
  return new URL(form.action).pathname.endsWith(`/${option}`) || buttonFor(form, option) !== undefined;
}

/** The button that says it: `decline` for the option `declined`. */
function buttonFor(form: HtmlForm, option: string): HtmlForm['buttons'][number] | undefined {
  return form.buttons.find(({ value }) => value !== '' && option.startsWith(value));
}

function isTest(form: HtmlForm): boolean {
  return form.fields.some((field) => learnt(field) !== null);
}

function filled(
  form: HtmlForm,
  { option, reason }: Intent,
  knowing: boolean,
  seed: readonly (string | number)[],
): URLSearchParams {
  const fields = new URLSearchParams();
  for (const field of form.fields) {
    const asksWhy = field.kind === 'note' && reason !== undefined;
    const value = asksWhy ? reason : valueOf(field, knowing, seed);
    if (value !== null) fields.append(field.name, value);
  }
  const button = buttonFor(form, option) ?? form.buttons[0];
  if (button?.name) fields.append(button.name, button.value);
  return fields;
}

function valueOf(field: Field, knowing: boolean, seed: readonly (string | number)[]): string | null {
  switch (field.kind) {
    case 'hidden':
      return field.value;
    case 'tick':
      return field.required ? field.value : null;
    case 'choice':
      return chosen(field, knowing);
    case 'text':
      return field.value || (field.required ? note(seed) : '');
    case 'note':
      // What stands there is what was said last time: rework comes with words of its own.
      return field.required ? note(seed) : field.value;
  }
}

function chosen(field: Field, knowing: boolean): string | null {
  const right = learnt(field);
  const wrong = field.options.find(({ value }) => value !== right);
  return (knowing ? right : wrong?.value) ?? field.options[0]?.value ?? null;
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

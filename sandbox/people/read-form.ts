import { decodeEntities, textOf } from '../mail/entities';

/** A question of a page's form. `about` is what a person reads beside it. */
export interface Field {
  name: string;
  /** `note` is a text of several lines. */
  kind: 'hidden' | 'text' | 'note' | 'choice' | 'tick';
  /** What it holds when nobody touches it. */
  value: string;
  about: string;
  required: boolean;
  /** The ways to answer a `choice`. */
  options: { value: string; text: string }[];
}

export interface HtmlForm {
  action: string;
  fields: Field[];
  buttons: { name: string; value: string; text: string }[];
}

type Attributes = Readonly<Record<string, string>>;

/** The forms of a page that are sent by POST, in their order. Reads plain, well-formed markup, such as our own pages'. */
export function formsIn(page: string, url: string): HtmlForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)]
    .map(([, head = '', inner = '']) => ({ attributes: attributesOf(head), inner }))
    .filter(({ attributes }) => attributes['method']?.toLowerCase() === 'post')
    .map(({ attributes, inner }) => ({
      action: new URL(attributes['action'] || url, url).href,
      fields: fieldsOf(inner),
      buttons: buttonsOf(inner),
    }));
}

function fieldsOf(inner: string): Field[] {
  const fields = new Map<string, Field>();
  for (const { html, legend } of groups(inner))
    for (const [whole, tag = '', head = '', body = ''] of html.matchAll(
      /<(input\b|textarea\b|select\b)([^>]*)>(?:((?:(?!<input\b|<textarea\b|<select\b)[\s\S])*?)<\/\1>)?/gi,
    )) {
      const field = fieldOf(tag.toLowerCase(), attributesOf(head), body, legend, labelAround(html, whole));
      const known = field && fields.get(field.name);
      // Radio buttons of one name are one question.
      if (known?.kind === 'choice' && field?.kind === 'choice') known.options.push(...field.options);
      else if (field) fields.set(field.name, field);
    }
  return [...fields.values()];
}

/** A fieldset's legend is what its radio buttons are about. */
function groups(inner: string): { html: string; legend: string }[] {
  const found: { html: string; legend: string }[] = [];
  let rest = inner;
  for (const [whole, body = ''] of inner.matchAll(/<fieldset\b[^>]*>([\s\S]*?)<\/fieldset>/gi)) {
    found.push({ html: body, legend: textOf(/<legend\b[^>]*>([\s\S]*?)<\/legend>/i.exec(body)?.[1] ?? '') });
    rest = rest.replace(whole, '');
  }
  return [...found, { html: rest, legend: '' }];
}

function fieldOf(tag: string, attributes: Attributes, body: string, legend: string, label: string): Field | null {
  const { name = '', type = 'text', value = '' } = attributes;
  if (name === '' || 'disabled' in attributes || ['submit', 'button', 'reset', 'file', 'image'].includes(type))
    return null;
  const field = { name, about: legend || label, required: 'required' in attributes, options: [] };
  if (tag === 'textarea') return { ...field, kind: 'note', value: decodeEntities(body).replace(/^\n/, '') };
  if (tag === 'select') return { ...field, kind: 'choice', value: '', options: optionsOf(body) };
  if (type === 'hidden') return { ...field, kind: 'hidden', value };
  if (type === 'radio')
    return { ...field, kind: 'choice', value: '', options: [{ value: value || 'on', text: label }] };
  if (type === 'checkbox') return { ...field, kind: 'tick', value: value || 'on' };
  return { ...field, kind: 'text', value };
}

function optionsOf(body: string): { value: string; text: string }[] {
  return [...body.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/gi)]
    .map(([, head = '', text = '']) => ({ value: attributesOf(head)['value'] ?? textOf(text), text: textOf(text) }))
    .filter((option) => option.value !== '');
}

function buttonsOf(inner: string): HtmlForm['buttons'] {
  return [...inner.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)]
    .map(([, head = '', text = '']) => ({ attributes: attributesOf(head), text: textOf(text) }))
    .filter(({ attributes }) => (attributes['type'] ?? 'submit') === 'submit')
    .map(({ attributes, text }) => ({ name: attributes['name'] ?? '', value: attributes['value'] ?? '', text }));
}

function labelAround(html: string, tag: string): string {
  for (const [, body = ''] of html.matchAll(/<label\b[^>]*>([\s\S]*?)<\/label>/gi))
    if (body.includes(tag)) return textOf(body.replace(tag, ''));
  return '';
}

function attributesOf(head: string): Attributes {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of head.matchAll(
    /([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi,
  ))
    found[name.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return found;
}

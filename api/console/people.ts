import type { AskView } from '../../domain/ask/contract';
import type { PersonView } from '../../domain/engagement/contract';
import { roleInWords } from '../../domain/engagement/words';
import type { Reader } from '../../domain/engagement/reader';
import { shortId } from '../pages/format';
import { answerers } from './roles';

/** Names of staff by id, as far as the reader may know them. */
export type StaffNames = ReadonlyMap<string, string>;

/** A person by name, or by what may be said instead of it. */
export function nameOf(person: PersonView, instead: string): string {
  return person.name ?? `${instead} ${shortId(person.id)}`;
}

/** Whose ask it is: `you`, `you, as approver`, `the talent`, a name, or a role. */
export function ownerOf(ask: Pick<AskView, 'to'>, reader: Reader, staff: StaffNames = new Map()): string {
  if ('talent' in ask.to) return ask.to.talent === reader.talent ? 'you' : 'the talent';
  if ('user' in ask.to) return ask.to.user === reader.user ? 'you' : (staff.get(ask.to.user) ?? 'a colleague');
  const { role } = ask.to;
  return reader.roles.includes(role) ? `you, as ${role}` : roleInWords(role);
}

/** Who gave an answer, from its `by`. */
export function answererOf(by: string, reader: Reader, staff: StaffNames = new Map()): string {
  if (by === reader.user || by === reader.id) return 'you';
  if (by === 'system:sweeper') return 'the rule for silence: nobody answered in time';
  if (by.startsWith('system:')) return `the ${by.slice(7).replaceAll('-', ' ')} system`;
  if (by.startsWith('tal_')) return 'the talent';
  if (by.startsWith('key_')) return 'an API key';
  return staff.get(by) ?? 'a colleague';
}

/** When an answer is expected: before it escalates, where silence counts as an answer after that. */
export function expectedBy(ask: Pick<AskView, 'dueAt' | 'escalatesAt' | 'onTimeout'>): string {
  return ask.onTimeout !== null && ask.escalatesAt !== null ? ask.escalatesAt : ask.dueAt;
}

/** Whether the page offers the form: to the owner and to an admin; once escalated, to all who might be next in line. The store decides. */
export function mayTry(ask: Pick<AskView, 'to' | 'escalatedAt'>, reader: Reader): boolean {
  if ('talent' in ask.to) return ask.to.talent === reader.talent;
  if (reader.talent !== null || !reader.roles.some((role) => answerers.includes(role))) return false;
  if (reader.roles.includes('admin')) return true;
  if (ask.escalatedAt !== null) return true;
  return 'user' in ask.to ? ask.to.user === reader.user : reader.roles.includes(ask.to.role);
}

/** Label of an option, or its value when there is none. */
export function optionLabel(ask: Pick<AskView, 'options'>, value: string): string {
  return ask.options.find((option) => option.value === value)?.label ?? value;
}

import { Conflict, Denied, Invalid, type FieldError, type MusterError } from '../errors';
import type { Role } from '../roles';
import type { AskAnswer, AskOwner, AskState } from './contract';
import { checkForm } from './form';

/** Who acts on an ask: staff (or an API key) with roles, a talent, or a part of the system (`sweeper`, a provider). */
export type Actor =
  | { kind: 'user'; id: string; roles: readonly Role[] }
  | { kind: 'talent'; id: string }
  | { kind: 'system'; name: string };

/** The actor as rows and events name them: `user_…`, `tal_…`, `system:<name>`. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? `system:${actor.name}` : actor.id;
}

/** What decides who may answer. */
export interface AskAccess {
  to: AskOwner;
  notBy: readonly string[];
  /** The role that the ask was escalated to, once it was. */
  escalatedTo: string | null;
}

/**
 * Whether this person may answer: the owner; for asks to staff also the role it was escalated to, and an admin.
 * What a talent is asked, only the talent answers. `notBy` binds everyone.
 */
export function mayAnswer(ask: AskAccess, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  if (ask.notBy.includes(actor.id)) return false;
  if ('talent' in ask.to) return actor.kind === 'talent' && actor.id === ask.to.talent;
  if (actor.kind === 'talent') return false;
  const held: readonly string[] = actor.roles;
  if (held.includes('admin')) return true;
  if (ask.escalatedTo !== null && held.includes(ask.escalatedTo)) return true;
  return 'user' in ask.to ? actor.id === ask.to.user : held.includes(ask.to.role);
}

const assigners: readonly Role[] = ['admin', 'ops', 'hr', 'lead'];

/**
 * Why this person may not give the ask to someone else, or null: whoever may answer it delegates it, and those who run
 * the work may, but nobody chooses the answerer of an ask that they must not answer themselves.
 */
export function mayReassign(ask: AskAccess, actor: Actor): Denied | null {
  if (actor.kind === 'system') return null;
  if (ask.notBy.includes(actor.id))
    return new Denied('You may not answer this ask, so you may not choose who does; ask the one who has it', {
      to: ask.to,
    });
  const runsWork = actor.kind === 'user' && actor.roles.some((role) => assigners.includes(role));
  return runsWork || mayAnswer(ask, actor)
    ? null
    : new Denied('This ask is not yours to give away; only who may answer it delegates it', { to: ask.to });
}

/** An ask as far as answering goes. */
export interface AnswerableAsk extends AskAccess {
  id: string;
  state: AskState;
  options: readonly { value: string; needsReason?: boolean; skipsForm?: boolean }[];
  form: Readonly<Record<string, unknown>> | null;
  /** Since when it stands still; null when it does not. */
  heldSince: string | null;
  /** The answer that counts, when there is one. */
  first: { option: string; by: string; at: string } | null;
  /** Options that only an outside system reports on this ask (a signature, a test). */
  reported: readonly string[];
}

/** Why this answer can’t be taken, or null when it can. Checks person, state, option, reason and form, in this order. */
export function refusal(ask: AnswerableAsk, actor: Actor, answer: AskAnswer): MusterError | null {
  if (!mayAnswer(ask, actor))
    return new Denied('This ask is not yours to answer; it is up to the person or role that it goes to', {
      ask: ask.id,
      to: ask.to,
    });
  if (ask.state !== 'open') return closedAlready(ask);
  const option = ask.options.find((candidate) => candidate.value === answer.option);
  if (!option) return unknownOption(ask, answer.option);
  if (actor.kind === 'system') return null;
  if (ask.heldSince !== null)
    return new Conflict(`Ask ${ask.id} is on hold since ${ask.heldSince}; it goes on once the engagement is resumed`, {
      ask: ask.id,
      heldSince: ask.heldSince,
    });
  if (ask.reported.includes(option.value)) return onlyReported(actor, option.value, answer);
  const errors = [...missingReason(option, answer), ...formErrors(ask.form, option, answer)];
  if (errors.length > 0)
    return new Invalid('The answer is not complete; correct the fields named in errors', { errors });
  return null;
}

function closedAlready(ask: AnswerableAsk): Conflict {
  const how = ask.first
    ? `was answered with “${ask.first.option}” at ${ask.first.at}; that answer counts`
    : `is ${ask.state}; nothing is left to answer`;
  return new Conflict(`Ask ${ask.id} ${how}`, { ask: ask.id, state: ask.state, first: ask.first });
}

function unknownOption(ask: AnswerableAsk, value: string): Invalid {
  const known = ask.options.map((option) => option.value).join(', ');
  return new Invalid(`“${value}” is none of the ask’s options; take one of: ${known}`, {
    errors: [{ pointer: '/option', message: `must be one of: ${known}` }],
  });
}

/** A lost report must not hold a person up for ever: an admin may put it in, saying how they know. */
function onlyReported(actor: Actor, option: string, answer: AskAnswer): MusterError | null {
  if (actor.kind !== 'user' || !actor.roles.includes('admin'))
    return new Denied(
      `“${option}” is what the outside system reports; do it there, by the ask’s link. An admin may enter it with a reason`,
    );
  return answer.reason?.trim()
    ? null
    : new Invalid('Say how you know, since the outside system has not reported it', {
        errors: [{ pointer: '/reason', message: 'is required to answer in place of the outside system' }],
      });
}

function missingReason(option: { needsReason?: boolean }, answer: AskAnswer): FieldError[] {
  return option.needsReason && !answer.reason?.trim()
    ? [{ pointer: '/reason', message: 'is required with this option: say why' }]
    : [];
}

function formErrors(
  form: Readonly<Record<string, unknown>> | null,
  option: { skipsForm?: boolean },
  answer: AskAnswer,
): FieldError[] {
  if (!form)
    return answer.form && Object.keys(answer.form).length > 0
      ? [{ pointer: '/form', message: 'this ask has no form; leave it out' }]
      : [];
  if (option.skipsForm && answer.form === undefined) return [];
  return checkForm(form, answer.form ?? {});
}

import type { AskMail } from '../../adapters/db/asks';
import { datesInWords, showInstant } from '../../domain/calendar';
import { mailPage } from './mail-page';
import { oneLine } from './one-line';

/** What a mail about an ask is made of. */
export interface AskMailFacts {
  occasion: Exclude<AskMail['occasion'], 'told'>;
  /** Name of the person it goes to. */
  name: string;
  question: string;
  detail: readonly { label: string; value: string }[];
  /** Business instant, ISO 8601. */
  dueAt: string;
  /** IANA zone in which the date is told. */
  timeZone: string;
  /** Label of the option that counts when nobody answers in time, or null. */
  onTimeout: string | null;
  /** The door to the ask in the portal. */
  link: string;
}

/** The mail that brings an ask to a person: when it opens, as a reminder, late to the next in line, or handed over. */
export function askMail(facts: AskMailFacts): { subject: string; text: string; html: string } {
  const { name, question, link } = facts;
  const { subject, opening } = occasions[facts.occasion];
  const detail = facts.detail.map(({ label, value }) => ({ label, value: datesInWords(value) }));
  const lines = detail.map(({ label, value }) => `${label}: ${oneLine(value)}`);
  const due = `Please answer by ${showInstant(facts.dueAt, facts.timeZone)} (${facts.timeZone}).`;
  const silence = facts.onTimeout === null ? [] : [`Without an answer by then, “${facts.onTimeout}” counts.`];
  const closing = 'The link is yours alone: do not pass it on. It works for 72 hours; each reminder brings a new one.';
  const text = [
    `Hello ${oneLine(name)},`,
    ...(opening ? [opening] : []),
    oneLine(question),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    [due, ...silence].join(' '),
    `Answer here:\n${link}`,
    closing,
  ].join('\n\n');
  const html = mailPage({
    name: oneLine(name),
    opening,
    question: oneLine(question),
    detail,
    due: [due, ...silence].join(' '),
    link: { href: link, label: 'Open and answer' },
    closing,
  });
  return { subject: `${subject}${oneLine(question)}`.slice(0, 200), text: `${text}\n`, html };
}

const occasions: Readonly<Record<AskMailFacts['occasion'], { subject: string; opening: string | null }>> = {
  opened: { subject: '', opening: null },
  reminder: { subject: 'Reminder: ', opening: 'Your answer to this is still open.' },
  escalated: {
    subject: 'Late: ',
    opening: 'Nobody has answered this so far, and it is getting late. Please see to it.',
  },
  reassigned: { subject: 'For you: ', opening: 'This was handed over to you.' },
};

import { mailPage } from './mail-page';
import { oneLine } from './one-line';

/** What a mail about somebody else's answer is made of. */
export interface ToldMailFacts {
  /** Name of the person it goes to. */
  name: string;
  question: string;
  /** Label of the option that was chosen. */
  answered: string;
  reason: string | null;
  link: string;
}

/** The mail to whoever waits for an answer of somebody else, e.g. the requester of a refused budget. Nothing is to be done. */
export function toldMail({ name, question, answered, reason, link }: ToldMailFacts) {
  const opening = `This was answered: “${oneLine(answered)}”.`;
  const detail = reason === null ? [] : [{ label: 'Reason', value: oneLine(reason) }];
  const due = 'You need not do anything.';
  const closing = 'The link is yours alone: do not pass it on. It works for 72 hours.';
  const text = [
    `Hello ${oneLine(name)},`,
    opening,
    oneLine(question),
    ...detail.map(({ label, value }) => `${label}: ${value}`),
    due,
    `Read it here:\n${link}`,
    closing,
  ].join('\n\n');
  const page = { name: oneLine(name), opening, question: oneLine(question), detail, due, closing };
  const html = mailPage({ ...page, link: { href: link, label: 'Open' } });
  return { subject: `Answered: ${oneLine(question)}`.slice(0, 200), text: `${text}\n`, html };
}

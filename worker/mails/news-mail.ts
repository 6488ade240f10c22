import type { NewsKind } from '../../adapters/db/news';
import { mailPage } from './mail-page';
import { oneLine } from './one-line';

/** What a mail that is no ask’s is made of. */
export interface NewsMailFacts {
  news: NewsKind;
  /** Name of the person it goes to. */
  name: string;
  /** Of the engagement. */
  title: string;
  /** Goes to the person whom it is about; otherwise to the lead. */
  own: boolean;
  /** In words of ours. */
  why: string | null;
  /** Until when something has to be done, as people read it, or null. */
  due: string | null;
  link: string;
}

/** The mail that tells what happened, or that something waits for a word. It has no answer of its own. */
export function newsMail(facts: NewsMailFacts): { subject: string; text: string; html: string } {
  const [name, title] = [oneLine(facts.name), oneLine(facts.title)];
  const { subject, opening, label, about = 'Why', silence } = words(facts, title);
  const detail = facts.why === null ? [] : [{ label: about, value: oneLine(facts.why) }];
  const due = facts.due === null ? 'You need not do anything.' : `Please do so by ${facts.due}. ${silence}`;
  const closing = 'The link is yours alone: do not pass it on. It works for 72 hours.';
  const text = [
    `Hello ${name},`,
    subject,
    opening,
    ...detail.map(({ label, value }) => `${label}: ${value}`),
    due,
    `${label}:\n${facts.link}`,
    closing,
  ].join('\n\n');
  const html = mailPage({ name, opening, question: subject, detail, due, closing, link: { href: facts.link, label } });
  return { subject: subject.slice(0, 200), text: `${text}\n`, html };
}

interface Words {
  subject: string;
  opening: string;
  label: string;
  /** What the one line of facts is about. (Default: why) */
  about?: string;
  /** What happens when nothing is done in time. */
  silence?: string;
}

function words({ news, own }: NewsMailFacts, title: string): Words {
  switch (news) {
    case 'fell-out':
      return own
        ? {
            subject: `“${title}”: this ends here`,
            opening: 'It does not go on with you. What was open is taken back; what we lent you we ask for separately.',
            label: 'See how it stands',
          }
        : {
            subject: `“${title}”: the person fell out`,
            opening: 'What was done is taken back, money and seat are free again, and the search goes on.',
            label: 'See what was undone',
          };
    case 'check-reused':
      return {
        subject: `“${title}”: your earlier background check counts`,
        opening: 'It is still valid, as you agreed to for later projects. No new one is ordered.',
        label: 'See how it stands',
      };
    case 'final-notice':
      return {
        subject: `“${title}”: our decision after the background check`,
        opening: 'We decided not to go on. The notice says who made the report and what your rights are.',
        label: 'Read the notice',
      };
    case 'confirm-place':
      return {
        subject: `“${title}”: say that you come to the class`,
        opening: 'Your class is near. A place is kept for you, and we need your word that you come.',
        label: 'Say that you come',
        about: 'Class',
        silence: 'After that the place goes to somebody who waits for one.',
      };
    case 'confirm-shifts':
      return {
        subject: `“${title}”: confirm your shifts`,
        opening: 'Shifts that you claimed are near. Confirm those that you work, and give back the others.',
        label: 'Confirm your shifts',
        about: 'Shifts',
        silence: 'What is not confirmed in time goes to others.',
      };
    case 'rated':
      return {
        subject: `“${title}”: your work is rated`,
        opening:
          'You see each number and where it comes from, and may dispute it for some days, also when you have left.',
        label: 'See the rating',
      };
  }
}

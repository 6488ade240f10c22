import { askMail, type AskMailFacts } from '../../worker/mails/ask-mail';
import { toldMail } from '../../worker/mails/told-mail';

const facts: AskMailFacts = {
  occasion: 'opened',
  name: 'Ada Lovelace',
  question: 'We would like to work with you on “Campaign assets”',
  detail: [
    { label: 'Pay', value: '$5,000.00 in all, by milestone' },
    { label: 'From', value: 'Tue 1 Dec 2026' },
  ],
  dueAt: '2026-12-03T20:00:00.000Z',
  timeZone: 'America/Los_Angeles',
  onTimeout: null,
  link: 'https://muster.test/p/secret-token',
};

test('a new question reads as one: what, the facts, by when, and where to answer', () => {
  const { subject, text } = askMail(facts);
  expect(subject).toBe('We would like to work with you on “Campaign assets”');
  expect(text).toBe(`Hello Ada Lovelace,

We would like to work with you on “Campaign assets”

Pay: $5,000.00 in all, by milestone
From: Tue 1 Dec 2026

Please answer by Thu 3 Dec 2026, 12:00 (America/Los_Angeles).

Answer here:
https://muster.test/p/secret-token

The link is yours alone: do not pass it on. It works for 72 hours; each reminder brings a new one.
`);
});

test('dates among the facts are written for people', () => {
  const { text, html } = askMail({ ...facts, detail: [{ label: 'Live', value: '6 on 2027-02-22' }] });
  expect(text).toContain('Live: 6 on Mon 22 Feb 2027');
  expect(html).toContain('6 on Mon 22 Feb 2027');
});

test('each later occasion says why it comes', () => {
  const subjects = (['reminder', 'escalated', 'reassigned'] as const).map((occasion) =>
    askMail({ ...facts, occasion }),
  );
  expect(subjects.map(({ subject }) => subject.split(':')[0])).toEqual(['Reminder', 'Late', 'For you']);
  expect(subjects[0]!.text).toContain('Your answer to this is still open.');
  expect(subjects[1]!.text).toContain('Nobody has answered this so far');
  expect(subjects[2]!.text).toContain('handed over to you');
});

test('says what counts when nobody answers', () => {
  expect(askMail({ ...facts, onTimeout: 'Accept it' }).text).toContain(
    'Without an answer by then, “Accept it” counts.',
  );
});

test('words of people are text: no markup in the page, no line or header of their own', () => {
  const { subject, text, html } = askMail({
    ...facts,
    name: 'Eve\r\nBcc: all@example.test',
    question: '<img src=x onerror=alert(1)> &',
    detail: [{ label: '<b>', value: 'one\ntwo “quoted” \'"' }],
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('Hello Eve Bcc: all@example.test,');
  expect(text).toContain('<b>: one two');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<b>');
});

test('the page has the same words and one link', () => {
  const { html } = askMail(facts);
  expect(html.match(/href=/g)).toHaveLength(1);
  expect(html).toContain('href="https://muster.test/p/secret-token"');
  for (const words of ['Ada Lovelace', '$5,000.00 in all', 'Thu 3 Dec 2026, 12:00']) expect(html).toContain(words);
});

test('whoever waits for an answer is told it with its reason, and has nothing to do', () => {
  const told = toldMail({
    name: 'Lee\nLead',
    question: 'Approve the hire “Campaign assets” for up to $5,000.00?',
    answered: 'Reject',
    reason: 'Not this\nquarter.',
    link: 'https://muster.test/p/secret-token',
  });
  expect(told.subject).toBe('Answered: Approve the hire “Campaign assets” for up to $5,000.00?');
  expect(told.text).toContain('Hello Lee Lead,\n\nThis was answered: “Reject”.');
  expect(told.text).toContain('Reason: Not this quarter.');
  expect(told.html).toContain('You need not do anything.');
});

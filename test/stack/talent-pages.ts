import type { Player } from './player';

type Fields = Readonly<Record<string, string>>;

/** On the list of short things: ticks each of these, and fills in what it asks for. */
export async function tickOff(talent: Player, things: Readonly<Record<string, Fields>>): Promise<void> {
  for (const [thing, fields] of Object.entries(things)) {
    const item = talent.page.locator('.check-item', { hasText: thing });
    await item.getByRole('checkbox').check();
    for (const [label, value] of Object.entries(fields)) {
      const choice = item.getByRole('radio', { name: value });
      if ((await choice.count()) > 0) await choice.check();
      else await talent.types(label, value, item);
    }
  }
}

/** What the papers ask for. */
export const papers: Readonly<Record<string, Fields>> = {
  'Confirm who you are': { Document: 'passport', Number: 'X1234567', 'Valid until': '2031-05-31' },
  'Your tax details': {
    'Name as on your tax return': 'Sample Studio LLC',
    'Tax number': '12-3456789',
    Address: '1 Sample Street, Oakland, CA 94601',
  },
  'Where we pay you': { 'Account holder': 'Sample Studio LLC', 'Account number': 'US64SVBKUS6S3300958879' },
  'Keep confidential': {},
  'Hand over the rights': {},
  'Read the code of conduct': {},
  'Handle personal data with care': {},
  'professional liability insurance': { Insurer: 'Sample Mutual', 'Valid until': '2031-05-31' },
};

/** The first steps, once access is there. */
export const firstSteps: Readonly<Record<string, Fields>> = {
  'second factor': {},
  'Watch the walkthroughs': {},
  'small task': { 'How did it go?': 'Worked at the first try.' },
  'Read what others left': {},
};

/** Signs on the page of the signature service, which opens beside ours. */
export async function sign(player: Player, picture?: string): Promise<void> {
  const tab = await player.opens('Read and sign');
  if (picture) await tab.looks(picture);
  await tab.presses('Sign the document');
  await tab.sees(/You signed|Signed by everyone/);
  await tab.closes();
}

/** Takes the course on the learning page: once with a mistake, then right. */
export async function takeCourse(talent: Player, picture?: string): Promise<void> {
  const tab = await talent.opens('Open the course');
  if (picture) await tab.looks(picture);
  for (const [answer, outcome] of [
    ['Share it and change it afterwards', 'not enough yet'],
    ['Keep it to yourself', 'Passed'],
  ] as const) {
    await tab.picks(answer);
    await tab.picks('At once, to your named contact');
    await tab.picks('I hand them over and delete my copies');
    await tab.presses('Hand in');
    await tab.sees(outcome);
  }
  await tab.closes();
}

/** Takes a piece of work on, on its page in the work tool. */
export async function takeOn(talent: Player, title: string, picture: string | null): Promise<void> {
  const tab = await talent.opens('Take it on', card(talent, `Take on “${title}`));
  if (picture) await tab.looks(picture);
  await tab.presses('Accept this work');
  await tab.sees('Hand in the result');
  await tab.closes();
  await comesBack(talent, `Take on “${title}`);
}

/** Hands a result in, on the page of its item in the work tool. */
export async function handIn(talent: Player, title: string, note: string): Promise<void> {
  const asked = `Submit “${title}`;
  await talent.sees(asked);
  const tab = await talent.opens('Submit work', card(talent, asked));
  await tab.types('Link to the result', note);
  await tab.presses(/^Hand in/);
  await tab.sees('You handed this in');
  await tab.closes();
  await comesBack(talent, asked);
}

/** Waits on the portal until what was done outside is known there. */
export async function comesBack(talent: Player, done: string): Promise<void> {
  await card(talent, done).waitFor({ state: 'detached' });
}

function card(talent: Player, words: string) {
  return talent.page.getByRole('article').filter({ hasText: words });
}

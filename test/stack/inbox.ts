import type { Player } from './player';

/** Goes from the inbox page to a person’s mail about something, and through its link. */
export async function mailTo(
  player: Player,
  inbox: string,
  person: string | RegExp,
  subject: string | RegExp,
  picture?: string,
): Promise<void> {
  await player.visits(inbox);
  const people = player.page.getByRole('region', { name: 'People' });
  await people.getByRole('link', { name: person }).waitFor();
  if (picture) await player.looks(picture);
  await player.follows(person, people);
  // It may still be on its way: the page looks for new mail by itself.
  await player.sees(subject);
  await player.follows(subject);
  const letter = player.page.getByRole('article');
  await letter.waitFor();
  if (picture) await player.looks(`${picture}-mail`);
  await player.follows('Open and answer', letter);
}

import { issueSignInLink } from '../adapters/db/links';
import type { Mail } from '../activities/ports';
import type { MailPorts } from './mail';
import { mailPage } from './mails/mail-page';

/** Payload of an outbox row of kind `mail` that brings a sign-in link to a member of staff. */
export interface SignInMail {
  /** user_… */
  signIn: string;
}

/** Writes and sends a one-time sign-in link. `moot`: the person may not sign in any more. Throws what `Messaging` throws. */
export async function sendSignInMail(
  ports: MailPorts,
  key: string,
  { signIn: userId }: SignInMail,
): Promise<'sent' | 'moot'> {
  const written = await writeSignInMail(ports, userId);
  if (!written) return 'moot';
  await ports.messaging.send(key, written);
  return 'sent';
}

/** Its words, with a link of its own. Single statements: what they write alone does no harm. Null: nobody is to be told. */
async function writeSignInMail(ports: MailPorts, userId: string): Promise<Mail | null> {
  const reader = ports.database.knex;
  const person = (await ports.store.private.contacts(reader, [userId])).get(userId);
  if (!person) return null;
  const { token } = await issueSignInLink(reader, { userId });
  const link = `${ports.apiUrl}/sign-in?token=${token}`;
  const due = 'The link works once, within an hour. If you did not ask for it, you need do nothing.';
  const question = 'Your sign-in link';
  const words = { name: person.name, opening: null, question, detail: [], due, closing: 'Do not pass it on.' };
  return {
    to: { name: person.name, email: person.email },
    thread: userId,
    subject: 'Sign in to Muster',
    text: `Hello ${person.name.replace(/\s+/g, ' ')},\n\nsign in here:\n${link}\n\n${due} Do not pass it on.\n`,
    html: mailPage({ ...words, link: { href: link, label: 'Sign in' } }),
  };
}

import { issueNewsLink } from '../adapters/db/links';
import type { NewsMail } from '../adapters/db/news';
import type { Mail } from '../activities/ports';
import { showInstant } from '../domain/calendar';
import type { MailPorts } from './mail';
import { newsMail } from './mails/news-mail';

/** Writes and sends a mail that asks nothing. `moot`: nobody is there to read it any more. Throws what `Messaging` throws. */
export async function sendNewsMail(ports: MailPorts, key: string, mail: NewsMail): Promise<'sent' | 'moot'> {
  const written = await writeNewsMail(ports, mail);
  if (!written) return 'moot';
  await ports.messaging.send(key, written);
  return 'sent';
}

/** Its words, with a link of its own. Single statements: what they write alone does no harm. Null: nobody is to be told. */
async function writeNewsMail(ports: MailPorts, mail: NewsMail): Promise<Mail | null> {
  const reader = ports.database.knex;
  const { news, to, why, until } = mail;
  const engagement = await reader('engagement')
    .where({ id: mail.engagement })
    .first<EngagementRow | undefined>('title', 'hire_id', 'campaign_id', 'time_zone');
  const person = (await ports.store.private.contacts(reader, [to])).get(to);
  if (!engagement || !person) return null;
  const own = to.startsWith('tal_');
  const token = await issueNewsLink(reader, mail.page, own ? { talentId: to } : { userId: to });
  const { title, time_zone: timeZone } = engagement;
  const due = until === undefined ? null : `${showInstant(until, timeZone)} (${timeZone})`;
  const facts = { news, own, why, due, name: person.name, title, link: `${ports.apiUrl}/p/${token}` };
  return {
    to: { name: person.name, email: person.email },
    thread: engagement.hire_id ?? engagement.campaign_id ?? mail.engagement,
    ...newsMail(facts),
  };
}

interface EngagementRow {
  title: string;
  hire_id: string | null;
  campaign_id: string | null;
  time_zone: string;
}

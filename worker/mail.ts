import type { AskMail } from '../adapters/db/asks';
import type { Database } from '../adapters/db/connection';
import { issueAskLink } from '../adapters/db/links';
import type { PrivateData } from '../adapters/db/private';
import { askToMail } from '../adapters/db/reads/ask-mail';
import type { Mail, Messaging } from '../activities/ports';
import { askMail } from './mails/ask-mail';
import { toldMail } from './mails/told-mail';

/** What writing mails needs. */
export interface MailPorts {
  database: Database;
  store: { private: Pick<PrivateData, 'contacts'> };
  messaging: Messaging;
  /** Public base URL of the portal, no slash at its end. */
  apiUrl: string;
}

/**
 * Writes and sends one mail of the outbox; `key` becomes its Message-ID. `moot`: the ask is answered by now, or the
 * person may not answer it any more; of a mail about an answer: there is none. Throws what `Messaging` throws.
 */
export async function sendAskMail(ports: MailPorts, key: string, mail: AskMail): Promise<'sent' | 'moot'> {
  const written = await writeAskMail(ports, mail);
  if (!written) return 'moot';
  await ports.messaging.send(key, written);
  return 'sent';
}

/** Its words, with a link of its own. Single statements: what they write alone does no harm. Null: nobody is to be told. */
async function writeAskMail(ports: MailPorts, mail: AskMail): Promise<Mail | null> {
  const reader = ports.database.knex;
  const ask = await askToMail(reader, mail.ask, mail.to);
  const { occasion } = mail;
  if (ask?.state !== (occasion === 'told' ? 'answered' : 'open') || !ask.receiverMayAnswer) return null;
  const person = (await ports.store.private.contacts(reader, [mail.to])).get(mail.to);
  if (!person) return null;
  // Each attempt has a link of its own: only its hash is stored, so that an earlier one cannot be told again.
  const receiver = mail.to.startsWith('tal_') ? { talentId: mail.to } : { userId: mail.to };
  const token = await issueAskLink(reader, mail.ask, receiver);
  const facts = { name: person.name, question: ask.question, link: `${ports.apiUrl}/p/${token}` };
  const labelOf = (option: string | null) => ask.options.find(({ value }) => value === option)?.label ?? null;
  const words =
    occasion === 'told'
      ? toldMail({ ...facts, answered: labelOf(ask.answer) ?? '', reason: ask.reason })
      : askMail({
          ...facts,
          occasion,
          detail: ask.detail,
          dueAt: ask.dueAt,
          timeZone: ask.timeZone,
          onTimeout: labelOf(ask.onTimeout),
        });
  return { to: { name: person.name, email: person.email }, thread: ask.thread, ask: mail.ask, ...words };
}

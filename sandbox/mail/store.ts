import type { Kit } from '../support/kit';
import { linksOf, type Link } from './links';

/** A mail as it was handed over, to one person. */
interface MailData {
  /** Of the person's copy: `mail_…`, in addresses of pages. */
  id: string;
  messageId: string;
  /** In lower case: whose mail it is. */
  address: string;
  /** As the sender wrote it; the address when there was none. */
  name: string;
  from: string;
  subject: string;
  text: string;
  links: Link[];
  /** Headers X-Muster-Thread and X-Muster-Ask. */
  thread: string | null;
  ask: string | null;
}

export interface StoredMail extends MailData {
  /** 1, 2, 3 … over all people. */
  seq: number;
  /** Business instant. */
  at: string;
}

export type MailEvents = { 'mail.received': MailData };

/** What comes in at the SMTP door, parsed. */
export interface Letter {
  messageId: string;
  from: string;
  to: readonly { address: string; name: string }[];
  subject: string;
  text: string;
  html: string;
  thread: string | null;
  ask: string | null;
}

export interface Correspondent {
  address: string;
  name: string;
  count: number;
  newest: StoredMail;
}

export interface Story {
  thread: string;
  count: number;
  people: number;
  newest: StoredMail;
}

export interface MailStore {
  /** Keeps a copy per person; resolves when all are on the disk. Repeats by Message-ID are dropped. */
  take(letter: Letter): Promise<void>;
  byId(id: string): StoredMail | null;
  /** Newest first. */
  of(address: string): readonly StoredMail[];
  /** Oldest first, after a sequence number. */
  after(seq: number, limit: number, address?: string): StoredMail[];
  /** Who got mail, whoever got some last first. */
  people(): Correspondent[];
  /** The stories that the mails belong to, the one with the newest mail first. */
  stories(): Story[];
  count(): number;
  /** Told of each mail, also of those replayed from the journal. */
  onMail(listener: (mail: StoredMail) => void): void;
}

/** All mail that was ever handed over, kept in the journal of `mail`. */
export function createMailStore(kit: Kit<MailEvents>): MailStore {
  const all: StoredMail[] = [];
  const byId = new Map<string, StoredMail>();
  const byAddress = new Map<string, StoredMail[]>();
  const byThread = new Map<string, { count: number; people: Set<string>; newest: StoredMail }>();
  const listeners: ((mail: StoredMail) => void)[] = [];

  kit.fold({
    'mail.received': (data, entry) => {
      const mail = { ...data, seq: entry.n, at: entry.at };
      all.push(mail);
      byId.set(mail.id, mail);
      byAddress.set(mail.address, byAddress.get(mail.address) ?? []);
      byAddress.get(mail.address)!.push(mail);
      if (mail.thread !== null) tell(mail.thread, mail);
      for (const listener of listeners) listener(mail);
    },
  });

  async function take(letter: Letter): Promise<void> {
    const { to, html, ...rest } = letter;
    const links = linksOf(letter.text, html);
    const written: Promise<unknown>[] = [];
    for (const { address, name } of to) {
      const whose = address.toLowerCase();
      const id = kit.ref('mail', `${letter.messageId} ${whose}`);
      const data = { ...rest, id, address: whose, name: name || address, links };
      if (!byId.has(id)) written.push(kit.record({ type: 'mail.received', data }));
    }
    await Promise.all(written);
    // The first handing-over of a repeat may still be on its way to the disk.
    await kit.settled();
  }

  function tell(thread: string, mail: StoredMail): void {
    const story = byThread.get(thread) ?? { count: 0, people: new Set<string>(), newest: mail };
    byThread.set(thread, story);
    story.count += 1;
    story.people.add(mail.address);
    story.newest = mail;
  }

  return {
    take,
    byId: (id) => byId.get(id) ?? null,
    of: (address) => [...(byAddress.get(address.toLowerCase()) ?? [])].reverse(),
    after: (seq, limit, address) => {
      const from = address === undefined ? all : (byAddress.get(address.toLowerCase()) ?? []);
      const first = firstAfter(from, seq);
      return from.slice(first, first + limit);
    },
    people: () =>
      [...byAddress]
        .map(([address, mails]) => ({ address, mails, newest: mails.at(-1)! }))
        .sort((a, b) => b.newest.seq - a.newest.seq)
        .map(({ address, mails, newest }) => ({ address, name: newest.name, count: mails.length, newest })),
    stories: () =>
      [...byThread]
        .map(([thread, { count, people, newest }]) => ({ thread, count, people: people.size, newest }))
        .sort((a, b) => b.newest.seq - a.newest.seq),
    count: () => all.length,
    onMail: (listener) => void listeners.push(listener),
  };
}

/** Where the mails after a sequence number begin: they lie in its order. */
function firstAfter(mails: readonly StoredMail[], seq: number): number {
  let [from, to] = [0, mails.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (mails[middle]!.seq > seq) to = middle;
    else from = middle + 1;
  }
  return from;
}

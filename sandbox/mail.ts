import { inbox } from './mail/inbox';
import { openSmtpDoor, type SmtpDoor } from './mail/smtp';
import { createMailStore, type MailEvents, type MailStore } from './mail/store';
import { playByButton } from './people/play-by-button';
import type { Plays } from './people/plays';
import type { Faults } from './support/faults';
import type { Kit } from './support/kit';

export interface Mail {
  store: MailStore;
  /** Opens the SMTP door, once the journal was replayed. Port 0 takes a free one. */
  listen(host: string, port: number): Promise<SmtpDoor>;
}

/** The mail of everyone in the sandbox: comes in by SMTP, is read on the inbox page at `/mail`. `apiUrl`: Muster’s, or null. */
export function createMail(kit: Kit<MailEvents>, faults: Faults, plays: Plays, apiUrl: string | null): Mail {
  const store = createMailStore(kit);
  inbox(kit.router, store, plays, (thread) => playByButton(thread, { seed: kit.seed, plays, apiUrl }));
  return {
    store,
    listen: (host, port) => openSmtpDoor({ host, port, faults, take: (letter) => store.take(letter) }),
  };
}

import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { createMessaging } from '../../adapters/messaging/smtp';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { messagingContract } from '../contracts/messaging';
import { openWorld } from '../sandbox/world';

const from = 'Muster <muster@client.example>';
const mail = {
  to: { name: 'Ines', email: 'ines@talent.example' },
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  thread: 'hire_1',
};

messagingContract(async () => {
  const world = await openWorld();
  interface Message {
    to: { name: string };
    subject: string;
    text: string;
    links: { href: string }[];
    thread: string | null;
    ask: string | null;
  }
  return {
    port: createMessaging({ smtpUrl: world.smtpUrl, from }),
    mailbox: async (address) => {
      const reply = await fetch(`${world.url}/mail/messages.json?to=${encodeURIComponent(address)}`);
      const { messages } = (await reply.json()) as { messages: Message[] };
      return messages.map(({ to, subject, text, links, thread, ask }) => ({
        name: to.name,
        subject,
        text,
        links: links.map((link) => link.href),
        thread,
        ask,
      }));
    },
    misbehave: (kind) => world.misbehave({ rules: [{ system: 'mail', operation: 'receive', kind, count: 1 }] }),
    close: world.close,
  };
});

describe('a mail server', () => {
  let smtp: SMTPServer;
  afterEach(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

  async function serve(options: ConstructorParameters<typeof SMTPServer>[0]): Promise<string> {
    smtp = new SMTPServer({ disableReverseLookup: true, closeTimeout: 100, ...options });
    smtp.on('error', () => undefined);
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  }

  test('that refuses the address for good is no matter of patience', async () => {
    const smtpUrl = await serve({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('No such user ines'), { responseCode: 550 })),
    });
    const error = await createMessaging({ smtpUrl, from })
      .send('mail/1', mail)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RuleBroken);
    expect(JSON.stringify([(error as Error).message, (error as RuleBroken).facts])).not.toContain('ines');
  });

  test('that refuses our login can take the mail once the login is put right', async () => {
    const smtpUrl = await serve({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Wrong password')),
    });
    const sent = createMessaging({ smtpUrl: smtpUrl.replace('//', '//muster:secret@'), from }).send('mail/1', mail);
    await expect(sent).rejects.toThrow(/MUSTER_SMTP_URL/);
    await expect(sent).rejects.toBeInstanceOf(Unavailable);
  });

  test('that is gone is worth another try', async () => {
    const smtpUrl = await serve({ disabledCommands: ['AUTH', 'STARTTLS'] });
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await expect(createMessaging({ smtpUrl, from }).send('mail/1', mail)).rejects.toBeInstanceOf(Unavailable);
  });
});

import type { Mail, Messaging } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { freshKey } from './vendor';

/** A mail as it lies in somebody's mailbox. */
export interface Received {
  name: string;
  subject: string;
  text: string;
  links: string[];
  thread: string | null;
  ask: string | null;
}

/** A mail server under test. What it cannot be told to do is not tested. */
export interface MailServer {
  port: Messaging;
  mailbox(address: string): Promise<Received[]>;
  /** Makes the next mail go wrong, once. */
  misbehave?: (kind: 'error' | 'throttle' | 'truncate' | 'done-then-timeout') => Promise<void>;
  /** An address that the server refuses for good. */
  refused?: string;
  close(): Promise<void>;
}

let counter = 0;

/** What every way to send mail behind the port must do. */
export function messagingContract(open: () => Promise<MailServer>): void {
  let server: MailServer;
  beforeAll(async () => void (server = await open()));
  afterAll(() => server.close());

  test('a mail arrives whole, with the story and the ask that it is about', async () => {
    const mail = letter();
    await server.port.send(freshKey('mail'), { ...mail, ask: 'ask_00000000000000000000000001' });
    expect(await server.mailbox(mail.to.email)).toEqual([
      {
        name: 'Ines Moreau',
        subject: 'Sign your contract',
        text: expect.stringContaining('http://127.0.0.1:3000/p/abc') as string,
        links: ['http://127.0.0.1:3000/p/abc?from=mail&x=1'],
        thread: 'hire_00000000000000000000000001',
        ask: 'ask_00000000000000000000000001',
      },
    ]);
  });

  test('a mail about nothing in particular names no ask', async () => {
    const mail = letter();
    await server.port.send(freshKey('mail'), mail);
    expect((await server.mailbox(mail.to.email))[0]?.ask).toBeNull();
  });

  test('sent again under the same key, in turn or at once, it arrives once; under another key it is another', async () => {
    const mail = letter();
    const key = freshKey('mail');
    await Promise.all([1, 2, 3].map(() => server.port.send(key, mail)));
    await server.port.send(key, mail);
    expect(await server.mailbox(mail.to.email)).toHaveLength(1);
    await server.port.send(freshKey('mail'), mail);
    expect(await server.mailbox(mail.to.email)).toHaveLength(2);
  });

  test.each([
    ['a second address', 'Ines, <other@talent.example>'],
    ['a line break', 'Ines\r\nBcc: other@talent.example'],
    ['letters of the world', 'Ιnès Møreau 田中 😀'],
    ['quotes and brackets', 'Ines "I" <Moreau> (she)'],
  ])('a name with %s stays a name', async (_what, name) => {
    const mail = { ...letter(), subject: name };
    mail.to = { ...mail.to, name };
    await server.port.send(freshKey('mail'), mail);
    const [received] = await server.mailbox(mail.to.email);
    const inOneLine = name.replace(/\s+/g, ' ');
    expect(received?.name.replace(/\s+/g, ' ')).toBe(inOneLine);
    expect(received?.subject.replace(/\s+/g, ' ')).toBe(inOneLine);
    expect(await server.mailbox('other@talent.example')).toEqual([]);
  });

  test.each(['done-then-timeout', 'truncate', 'error', 'throttle'] as const)(
    '%s: worth another try, and it arrives once',
    async (kind) => {
      if (!server.misbehave) return;
      const mail = letter();
      const key = freshKey('mail');
      await server.misbehave(kind);
      const error = await server.port.send(key, mail).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Unavailable);
      expect((error as Error).message).not.toContain('talent.example');
      await server.port.send(key, mail);
      expect(await server.mailbox(mail.to.email)).toHaveLength(1);
    },
  );

  test('an address that is refused for good is no matter of patience, and is not told to anyone', async () => {
    if (server.refused === undefined) return;
    const mail = letter();
    mail.to = { ...mail.to, email: server.refused };
    const error = await server.port.send(freshKey('mail'), mail).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RuleBroken);
    expect(JSON.stringify([(error as Error).message, (error as RuleBroken).facts])).not.toContain(server.refused);
  });
}

function letter(): Mail {
  counter += 1;
  const link = 'http://127.0.0.1:3000/p/abc?from=mail&x=1';
  return {
    to: { name: 'Ines Moreau', email: `ines.${process.pid}.${counter}@talent.example` },
    subject: 'Sign your contract',
    text: `Hello Ines,\n\nplease sign:\n${link}\n`,
    html: `<p>Hello Ines,</p><p><a href="${link.replace('&', '&amp;')}">Sign now</a></p>`,
    thread: 'hire_00000000000000000000000001',
  };
}

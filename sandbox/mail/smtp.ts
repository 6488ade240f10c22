import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Faults } from '../support/faults';
import type { Letter } from './store';

export interface SmtpDoor {
  port: number;
  stop(): Promise<void>;
}

const longestBytes = 10 * 1024 * 1024;

/**
 * Listens for mail; a mail is acknowledged when `take` resolves. No login and no TLS: it is meant for this machine only.
 * Port 0 takes a free one. The operation for faults is `receive`.
 */
export async function openSmtpDoor(options: {
  host: string;
  port: number;
  faults: Faults;
  take: (letter: Letter) => Promise<void>;
}): Promise<SmtpDoor> {
  const sockets = new Map<number, Socket>();
  const smtp = new SMTPServer({
    name: 'sandbox.mail',
    banner: 'the sandbox, no real mail server',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: longestBytes,
    closeTimeout: 500,
    onData: (stream, session, callback) => {
      receive(stream, session, options, () => sockets.get(session.remotePort)?.destroy()).then(
        () => callback(),
        (error: Error) => callback(error),
      );
    },
  });
  // A client that hangs up in the middle is its own affair.
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    socket.setNoDelay(true);
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(options.port, options.host, resolve);
  });
  return {
    port: (smtp.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { faults, take }: { faults: Faults; take: (letter: Letter) => Promise<void> },
  hangUp: () => void,
): Promise<void> {
  // The whole mail is read in any case: the protocol wants the reply after its end.
  const parsed = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true });
  if (stream.sizeExceeded) throw refusal(552, 'The mail is too large');
  const fault = faults.call('mail', 'receive');
  const seconds = fault?.seconds;
  if (fault?.kind === 'error') throw refusal(451, 'The sandbox was told to fail');
  if (fault?.kind === 'throttle') throw refusal(450, 'The sandbox was told to throttle; try again later');
  if (fault?.kind === 'truncate') return hangUp();
  if (fault?.kind === 'stall') await delay((seconds ?? 30) * 1000, undefined, { ref: false });
  await take(letterOf(parsed, session));
  if (fault?.kind === 'done-then-timeout') {
    await delay((seconds ?? 0) * 1000, undefined, { ref: false });
    hangUp();
  }
}

function letterOf(parsed: ParsedMail, session: SMTPServerSession): Letter {
  const names = new Map<string, string>();
  const headers: AddressObject[] = [parsed.to ?? [], parsed.cc ?? []].flat();
  for (const header of headers)
    for (const { address, name } of header.value) if (address) names.set(address.toLowerCase(), name);
  if (parsed.messageId === undefined) throw refusal(554, 'The mail has no Message-ID');
  return {
    messageId: parsed.messageId,
    from: parsed.from?.text ?? '',
    to: session.envelope.rcptTo.map(({ address }) => ({ address, name: names.get(address.toLowerCase()) ?? '' })),
    subject: parsed.subject ?? '(no subject)',
    text: parsed.text ?? '',
    html: parsed.html || '',
    thread: label(parsed, 'x-muster-thread'),
    ask: label(parsed, 'x-muster-ask'),
  };
}

/** A header that holds one of our ids; anything else is taken for absent. */
function label(parsed: ParsedMail, header: string): string | null {
  const value = parsed.headers.get(header);
  return typeof value === 'string' && /^[a-z]{1,20}_[0-9A-Za-z]{1,60}$/.test(value) ? value : null;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Mail, Messaging } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';

// Mail servers commonly allow ten from one address.
const maxConnections = 8;

/**
 * Mail over SMTP. `smtpUrl` is `smtp://` (STARTTLS is required unless the server is on loopback) or `smtps://`, with
 * user and password if the server wants them; `from` is an address, or `Name <address>`.
 */
export function createMessaging(options: { smtpUrl: string; from: string }): Messaging {
  const server = new URL(options.smtpUrl);
  const domain = /@([^@>\s]+)>?$/.exec(options.from)?.[1] ?? 'localhost';
  const transport = createTransport({
    url: options.smtpUrl,
    // A new connection for each mail costs 120 ms in its greetings alone; a kept one takes a mail in 6 ms.
    pool: true,
    maxConnections,
    requireTLS: server.protocol === 'smtp:' && !isLoopback(server.hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    send: async (key, mail) => {
      try {
        await transport.sendMail(envelope(key, mail, options.from, domain));
      } catch (error) {
        throw translated(error as SmtpError, key);
      }
    },
  };
}

/** The Message-ID of the mail with this key: the same key, the same id, whatever characters the key has. */
function messageIdOf(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}

function envelope(key: string, mail: Mail, from: string, domain: string) {
  return {
    messageId: messageIdOf(key, domain),
    from,
    // As an object, so that no name can smuggle in a second address.
    to: { name: mail.to.name, address: mail.to.email },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'X-Muster-Thread': mail.thread,
      ...(mail.ask === undefined ? {} : { 'X-Muster-Ask': mail.ask }),
      // RFC 3834: nobody's holiday reply shall come back to us.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

// The server's own words repeat the address, so the message carries its code only.
function translated(error: SmtpError, key: string): Error {
  const code = error.responseCode;
  // A refused login says nothing about this mail: it can go out once the credentials are put right.
  if (error.code === 'EAUTH')
    return new Unavailable(`The mail server refused our login; check user and password in MUSTER_SMTP_URL`, {
      key,
      code,
    });
  if (code !== undefined && code >= 500)
    return new RuleBroken(`The mail server refused mail ${key} for good (${code}); check the person's address`, {
      key,
      code,
    });
  const why = code ?? error.code ?? error.name;
  return new Unavailable(
    `The mail server did not take mail ${key} (${why}); check that it answers at MUSTER_SMTP_URL`,
    {
      key,
      code: why,
    },
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

import { Invalid, NotFound } from '../../domain/errors';
import { readBodyText } from '../body';
import { Refusal } from '../problems';
import { route } from '../route';

/** The envelope of Standard Webhooks; what is in `data` is the vendor’s. */
const Delivery = z.looseObject({
  type: z.string().min(1).max(200),
  data: z.record(z.string(), z.unknown()).default({}),
});

export const hookRoutes = [
  route({
    method: 'post',
    path: '/hooks/{provider}',
    tag: 'hooks',
    summary: 'What an outside system reports',
    describe:
      'Standard Webhooks: webhook-id, webhook-timestamp (at most 5 minutes off) and webhook-signature over the raw body. ' +
      'Recorded once per provider and id; a repeat is answered like the first.',
    params: z.strictObject({ provider: z.string().max(64) }),
    accepts: 'raw',
    replies: { 202: z.strictObject({ received: z.string(), repeated: z.boolean() }) },
    policy: 'public',
    limit: 'hook',
    handle: async ({ params: { provider }, body, config, store, database, req }) => {
      const secrets = Object.hasOwn(config.hookSecrets, provider) ? config.hookSecrets[provider] : undefined;
      if (!secrets) throw new NotFound('No system of this name sends webhooks here; check the address.');
      const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const id = verified(raw, req.headers, secrets);
      const delivery = parsed(raw);
      const fresh = await database.transaction((tx) => store.hooks.receive(tx, provider, id, delivery.type, delivery));
      return { status: 202, body: { received: id, repeated: !fresh } };
    },
  }),
];

/** The id of a webhook that one of the secrets signed in the last five minutes. Throws 401 for any other. */
function verified(raw: Buffer, headers: Record<string, unknown>, secrets: readonly string[]): string {
  const signed = {
    'webhook-id': String(headers['webhook-id'] ?? ''),
    'webhook-timestamp': String(headers['webhook-timestamp'] ?? ''),
    'webhook-signature': String(headers['webhook-signature'] ?? ''),
  };
  const id = signed['webhook-id'];
  const good = /^[\x21-\x7e]{1,200}$/.test(id) && secrets.some((secret) => signedBy(secret, raw, signed));
  if (!good)
    throw new Refusal(
      'unauthenticated',
      'The signature is not good, or older than 5 minutes; sign webhook-id, timestamp and the raw body with the shared secret.',
    );
  return id;
}

function signedBy(secret: string, raw: Buffer, signed: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(raw, signed, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parsed(raw: Buffer): z.output<typeof Delivery> {
  const delivery = Delivery.safeParse(readBodyText(raw));
  if (!delivery.success)
    throw new Invalid('The webhook is no JSON object with a type; send it as Standard Webhooks describes.', {
      errors: [{ pointer: '/type', message: 'is missing or no text' }],
    });
  return delivery.data;
}

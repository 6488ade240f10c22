import { createHash } from 'node:crypto';
import type { Envelope, Signature } from '../../activities/ports';
import { keyedContract } from './keyed';
import { freshKey, somebody, type OpenVendor, type Vendor } from './vendor';

/** What every signature service behind the port must do. `sign` plays a person on the page of a link. */
export function signatureContract(
  open: OpenVendor<Signature>,
  press: (url: string, button: 'sign' | 'decline') => Promise<void>,
): void {
  describe('send', () =>
    keyedContract(open, {
      operation: 'send',
      entry: 'envelope.sent',
      ask: (port, key) => port.send(key, envelope('2099-01-01T00:00:00.000Z')),
      askOther: (port, key) => port.send(key, { ...envelope('2099-01-01T00:00:00.000Z'), pdf: otherPdf }),
      find: (port, key) => port.find(key),
    }));

  describe('an envelope', () => {
    let vendor: Vendor<Signature>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    async function send(): Promise<{ key: string; providerRef: string; talent: string; client: string }> {
      const key = freshKey('send');
      const { providerRef, links } = await vendor.port.send(key, envelope(vendor.inHours(120)));
      const of = (party: string): string => links.find((one) => one.party === party)!.url;
      return { key, providerRef, talent: of('talent'), client: of('client') };
    }

    test('gives each signer a link of their own, which is found again', async () => {
      const { key, talent, client } = await send();
      expect(talent).not.toBe(client);
      const found = await vendor.port.find(key);
      expect(found).toMatchObject({ status: 'sent', signed: [], documentDigest: digestOf(pdf) });
      expect(found?.links).toEqual([
        { party: 'talent', url: talent },
        { party: 'client', url: client },
      ]);
    });

    test('is complete once both have signed, and says so by webhook', async () => {
      const { key, providerRef, talent, client } = await send();
      await press(talent, 'sign');
      expect(await vendor.webhook?.('envelope.signed', key)).toEqual({ key, ref: providerRef, party: 'talent' });
      expect(await vendor.port.find(key)).toMatchObject({ status: 'sent', signed: [{ party: 'talent' }] });

      await press(talent, 'sign');
      expect((await vendor.port.find(key))?.signed).toHaveLength(1);

      await press(client, 'sign');
      expect(await vendor.webhook?.('envelope.completed', key)).toMatchObject({ documentDigest: digestOf(pdf) });
      expect((await vendor.port.find(key))?.status).toBe('completed');
    });

    test('is over for everyone once one declines', async () => {
      const { key, talent, client } = await send();
      await press(talent, 'decline');
      expect(await vendor.webhook?.('envelope.declined', key)).toMatchObject({ party: 'talent' });
      await press(client, 'sign');
      expect(await vendor.port.find(key)).toMatchObject({ status: 'declined', signed: [] });
    });

    test('expires at its business instant', async () => {
      if (!vendor.advance) return;
      const { key, talent } = await send();
      vendor.advance(121);
      await vendor.webhook?.('envelope.expired', key);
      await press(talent, 'sign');
      expect(await vendor.port.find(key)).toMatchObject({ status: 'expired', signed: [] });
    });

    test('is voided once, and again without harm', async () => {
      const { key, providerRef, talent } = await send();
      expect(await vendor.port.void(freshKey('void'), providerRef, 'offer withdrawn')).toEqual({ providerRef });
      expect(await vendor.port.void(freshKey('void'), providerRef, 'offer withdrawn')).toEqual({ providerRef });
      await press(talent, 'sign');
      expect(await vendor.port.find(key)).toMatchObject({ status: 'voided', signed: [] });
    });
  });
}

const pdf = Buffer.from('%PDF-1.7\n% a statement of work\n%%EOF\n');
const otherPdf = Buffer.from('%PDF-1.7\n% another statement of work\n%%EOF\n');

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function envelope(expiresAt: string): Envelope {
  const lead = { id: 'user_00000000000000000000000001', name: 'Lee Park', email: 'lead@client.example' };
  return {
    title: 'Statement of work: Spring campaign assets',
    pdf,
    signers: [
      { party: 'talent', person: somebody() },
      { party: 'client', person: lead },
    ],
    expiresAt,
  };
}

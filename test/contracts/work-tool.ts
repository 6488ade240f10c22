import type { WorkTool } from '../../activities/ports';
import { RuleBroken } from '../../domain/errors';
import { keyedContract } from './keyed';
import { freshKey, somebody, type OpenVendor, type Vendor } from './vendor';

/** What the person does on an item's page. */
export interface ItemHand {
  accept(link: string): Promise<void>;
  submit(link: string, note: string): Promise<void>;
}

/** What every work tool behind the port must do. */
export function workToolContract(open: OpenVendor<WorkTool>, hand: ItemHand): void {
  describe('publish', () =>
    keyedContract(open, {
      operation: 'publish',
      entry: 'item.published',
      ask: (port, key) => port.publish(key, item()),
      askOther: (port, key) => port.publish(key, { ...item(), title: 'Something else' }),
      find: (port, key) => port.find(key),
    }));

  describe('an item', () => {
    let vendor: Vendor<WorkTool>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    async function published(): Promise<{ key: string; providerRef: string; link: string }> {
      const key = freshKey('item');
      return { key, ...(await vendor.port.publish(key, item())) };
    }

    test('is offered, accepted, submitted and done, and says so by webhook', async () => {
      const { key, providerRef, link } = await published();
      expect(await vendor.port.find(key)).toEqual({ providerRef, link, status: 'offered' });

      await hand.accept(link);
      expect((await vendor.port.find(key))?.status).toBe('accepted');
      const accepted = await vendor.webhook?.('item.accepted', key);
      if (accepted) expect(accepted).toMatchObject({ key, ref: providerRef });

      await hand.submit(link, 'In the shared folder.');
      expect((await vendor.port.find(key))?.status).toBe('submitted');
      const submitted = await vendor.webhook?.('item.submitted', key);
      if (submitted) expect(submitted).toMatchObject({ key, ref: providerRef, note: 'In the shared folder.' });

      expect(await vendor.port.complete(freshKey('complete'), providerRef)).toEqual({ providerRef });
      expect((await vendor.port.find(key))?.status).toBe('done');
    });

    test('is accepted once, however often the button is pressed', async () => {
      const { key, link } = await published();
      await Promise.all([hand.accept(link), hand.accept(link)]);
      await hand.accept(link);
      await hand.submit(link, 'Here.');
      await hand.accept(link);
      expect((await vendor.port.find(key))?.status).toBe('submitted');
    });

    test('is not handed in before it was accepted', async () => {
      const { key, link } = await published();
      await hand.submit(link, 'Too early.');
      expect((await vendor.port.find(key))?.status).toBe('offered');
    });

    test('is completed and withdrawn without harm when that was done before', async () => {
      const done = await published();
      for (let time = 0; time < 2; time++)
        expect(await vendor.port.complete(freshKey('complete'), done.providerRef)).toEqual({
          providerRef: done.providerRef,
        });
      const gone = await published();
      const key = freshKey('withdraw');
      for (const withdrawal of [key, key, freshKey('withdraw')])
        expect(await vendor.port.withdraw(withdrawal, gone.providerRef)).toEqual({ providerRef: gone.providerRef });
      expect((await vendor.port.find(gone.key))?.status).toBe('withdrawn');
    });

    test('that was withdrawn is neither accepted nor completed; one that is done is not withdrawn', async () => {
      const gone = await published();
      await vendor.port.withdraw(freshKey('withdraw'), gone.providerRef);
      await hand.accept(gone.link);
      expect((await vendor.port.find(gone.key))?.status).toBe('withdrawn');
      await expect(vendor.port.complete(freshKey('complete'), gone.providerRef)).rejects.toBeInstanceOf(RuleBroken);

      const done = await published();
      await vendor.port.complete(freshKey('complete'), done.providerRef);
      await expect(vendor.port.withdraw(freshKey('withdraw'), done.providerRef)).rejects.toBeInstanceOf(RuleBroken);
    });

    test('that nobody knows is refused', async () => {
      await expect(vendor.port.complete(freshKey('complete'), 'item_unknown')).rejects.toBeInstanceOf(RuleBroken);
    });
  });
}

function item(): Parameters<WorkTool['publish']>[1] {
  return {
    engagement: 'eng_00000000000000000000000001',
    person: somebody(),
    title: 'Moodboard and key visual',
    acceptance: ['two directions', 'brand palette respected'],
    dueOn: '2026-12-08',
    amount: { amountMinor: 120_000, currency: 'USD' },
  };
}

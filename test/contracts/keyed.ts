import type { Receipt } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { freshKey, type OpenVendor, type Vendor } from './vendor';

export interface Keyed<P> {
  /** Name of the operation in the vendor's fault plan, and of its entry in the vendor's books. */
  operation: string;
  entry: string;
  /** The same request whenever it is called with the same key. */
  ask: (port: P, key: string, vendor: Vendor<P>) => Promise<Receipt>;
  /** Another request. */
  askOther: (port: P, key: string, vendor: Vendor<P>) => Promise<Receipt>;
  find: (port: P, key: string) => Promise<Receipt | null>;
}

/** What every command with a business key owes its caller: done once, found by its key, honest about failure. */
export function keyedContract<P>(open: OpenVendor<P>, { operation, entry, ask, askOther, find }: Keyed<P>): void {
  let vendor: Vendor<P>;
  beforeAll(async () => void (vendor = await open()));
  afterAll(() => vendor.close());

  async function expectDoneOnce(key: string): Promise<void> {
    if (vendor.timesDone) expect(await vendor.timesDone(entry, key)).toBe(1);
  }

  test('asked twice under one key, it is done once and says the same', async () => {
    const key = freshKey(operation);
    const first = await ask(vendor.port, key, vendor);
    expect(await ask(vendor.port, key, vendor)).toEqual(first);
    await expectDoneOnce(key);
  });

  test('asked twice at the same time, it is done once', async () => {
    const key = freshKey(operation);
    const replies = await Promise.all([1, 2, 3].map(() => ask(vendor.port, key, vendor)));
    expect(new Set(replies.map((one) => one.providerRef)).size).toBe(1);
    await expectDoneOnce(key);
  });

  test('another request under the same key is refused', async () => {
    const key = freshKey(operation);
    await ask(vendor.port, key, vendor);
    await expect(askOther(vendor.port, key, vendor)).rejects.toBeInstanceOf(RuleBroken);
    await expectDoneOnce(key);
  });

  test('what was asked is found by its key, and nothing by any other', async () => {
    const key = freshKey(operation);
    const { providerRef } = await ask(vendor.port, key, vendor);
    expect((await find(vendor.port, key))?.providerRef).toBe(providerRef);
    expect(await find(vendor.port, freshKey(operation))).toBeNull();
  });

  test.each(['done-then-timeout', 'truncate'] as const)(
    '%s: it is found by its key, and a repeat does not do it again',
    async (kind) => {
      if (!vendor.misbehave) return;
      const key = freshKey(operation);
      await vendor.misbehave(operation, kind);
      await expect(ask(vendor.port, key, vendor)).rejects.toBeInstanceOf(Unavailable);
      const found = await find(vendor.port, key);
      expect(found?.providerRef).toBeTruthy();
      expect((await ask(vendor.port, key, vendor)).providerRef).toBe(found?.providerRef);
      await expectDoneOnce(key);
    },
  );

  test('a failing vendor is worth another try, and nothing was done', async () => {
    if (!vendor.misbehave) return;
    const key = freshKey(operation);
    await vendor.misbehave(operation, 'error');
    await expect(ask(vendor.port, key, vendor)).rejects.toBeInstanceOf(Unavailable);
    expect(await find(vendor.port, key)).toBeNull();
    await ask(vendor.port, key, vendor);
    await expectDoneOnce(key);
  });

  test('a throttling vendor says when to come back', async () => {
    if (!vendor.misbehave) return;
    const key = freshKey(operation);
    await vendor.misbehave(operation, 'throttle');
    const error = await ask(vendor.port, key, vendor).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unavailable);
    expect((error as Unavailable).retryAfterSeconds).toBeGreaterThan(0);
  });
}

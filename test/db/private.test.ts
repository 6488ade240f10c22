import { createPrivateData } from '../../adapters/db/private';
import { NotFound, RuleBroken } from '../../domain/errors';
import { type Ground, masterKey, openGround, people, rowsOf, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const within = <T>(work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<T>) =>
  ground.store.transaction(work);
const own = () => ground.store.private;
const db = () => ground.database.knex;

test('names and addresses of talent and staff are found together', async () => {
  const found = await own().contacts(db(), [ground.ada, ground.bob, ground.lead, 'tal_none']);
  expect(found.size).toBe(3);
  expect(found.get(ground.ada)).toEqual({ id: ground.ada, ...people.ada });
  expect(found.get(ground.lead)).toMatchObject({ email: 'lead@example.test' });
  expect(await own().personOf(db(), ground.bob)).toEqual({ id: ground.bob, ...people.bob });
  expect(await thrown(own().personOf(db(), 'tal_none'))).toBeInstanceOf(NotFound);
});

test('the same text is sealed differently each time; a later write replaces an earlier one', async () => {
  const seal = (value: string) => within((tx) => own().seal(tx, ground.ada, 'retention', 'item', { value }));
  const stored = async () =>
    (await rowsOf<{ sealed: Buffer }>(ground, `select sealed from talent_private where item = 'item'`))[0]!.sealed;
  await seal('same');
  const first = await stored();
  await seal('same');
  expect((await stored()).equals(first)).toBe(false);
  await seal('other');
  expect(await own().unseal(db(), ground.ada, 'retention', 'item')).toEqual({ value: 'other' });
});

test('writers at the same time share one key', async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => within((tx) => own().seal(tx, ground.bob, 'retention', `n${n}`, { n }))),
  );
  for (let n = 0; n < 10; n++) expect(await own().unseal(db(), ground.bob, 'retention', `n${n}`)).toEqual({ n });
});

test('another master key, a changed byte, or a value moved to someone else does not open', async () => {
  await within((tx) => own().seal(tx, ground.ada, 'retention', 'bank', { iban: 'x' }));
  const stranger = createPrivateData(Buffer.alloc(32, 8));
  expect(await thrown(stranger.unseal(db(), ground.ada, 'retention', 'bank'))).toMatchObject({
    message: expect.stringContaining('MUSTER_MASTER_KEY') as string,
  });
  const undo = new Error('undo');
  for (const change of [
    `update talent_private set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where item = 'bank'`,
    `update talent_private set item = 'bank' where item = 'item' and class = 'retention'`,
    `update talent_key set wrapped_key = (select wrapped_key from talent_key k where k.talent_id <> talent_key.talent_id limit 1)`,
  ]) {
    const work = within(async (tx) => {
      if (change.includes(`item = 'bank' where`)) await tx.raw(`delete from talent_private where item = 'bank'`);
      await tx.raw(change);
      expect(await thrown(own().unseal(tx, ground.ada, 'retention', 'bank'))).toBeInstanceOf(Error);
      throw undo;
    });
    expect(await thrown(work)).toBe(undo);
  }
  expect(await own().unseal(db(), ground.ada, 'retention', 'bank')).toEqual({ iban: 'x' });
});

test('with its key destroyed nothing is readable, nothing more is kept; the other class lives on', async () => {
  await within((tx) => own().seal(tx, ground.bob, 'retention', 'tax', { id: '1' }));
  const before = await rowsOf<{ sealed: Buffer; wrapped_key: Buffer }>(
    ground,
    `select sealed, wrapped_key from talent_private join talent_key using (talent_id, class)
     where talent_id = ? and class = 'working'`,
    [ground.bob],
  );
  expect(before).toHaveLength(1);
  await within((tx) => own().destroy(tx, ground.bob, 'working'));
  await within((tx) => own().destroy(tx, ground.bob, 'working'));
  expect(await own().unseal(db(), ground.bob, 'working', 'contact')).toBeNull();
  expect(await thrown(own().personOf(db(), ground.bob))).toBeInstanceOf(NotFound);
  const write = within((tx) => own().seal(tx, ground.bob, 'working', 'contact', { name: 'x' }));
  expect(await thrown(write)).toBeInstanceOf(RuleBroken);
  // Also for one who kept a copy of the sealed bytes: the only wrapped key is gone from the table.
  const keys = await rowsOf<{ wrapped_key: Buffer | null }>(
    ground,
    `select wrapped_key from talent_key where talent_id = ? and class = 'working'`,
    [ground.bob],
  );
  expect(keys).toEqual([{ wrapped_key: null }]);
  expect(await own().unseal(db(), ground.bob, 'retention', 'tax')).toEqual({ id: '1' });
});

test('a master key of another length is refused', () => {
  expect(() => createPrivateData(masterKey.subarray(1))).toThrow(RangeError);
});

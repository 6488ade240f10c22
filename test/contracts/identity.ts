import type { Identity } from '../../activities/ports';
import { Unavailable } from '../../domain/errors';
import { freshKey, type OpenVendor, type Vendor } from './vendor';

let counter = 0;

/** What every identity provider behind the port must do. `accounts` counts a person's accounts, where the vendor tells. */
export function identityContract(
  open: OpenVendor<Identity>,
  accounts?: (system: string, personId: string) => Promise<number>,
): void {
  let vendor: Vendor<Identity>;
  beforeAll(async () => void (vendor = await open()));
  afterAll(() => vendor.close());

  const hold = (person: Person, roles: string[], system = 'chat') =>
    vendor.port.hold(freshKey('access'), { system, person, roles });
  const held = (person: Person, system = 'chat') => vendor.port.readBack(system, person.id);

  async function expectOneAccount(person: Person): Promise<void> {
    if (accounts) expect(await accounts('chat', person.id)).toBe(1);
  }

  test('a person nobody knows holds nothing, and taking nothing away makes no account', async () => {
    const person = newcomer();
    expect(await held(person)).toEqual({ active: false, roles: [] });
    expect((await hold(person, [])).providerRef).toBeTruthy();
    if (accounts) expect(await accounts('chat', person.id)).toBe(0);
  });

  test('the account holds exactly the roles that were asked for last', async () => {
    const person = newcomer();
    const { providerRef } = await hold(person, ['contributor']);
    expect(await held(person)).toEqual({ active: true, roles: ['contributor'] });
    expect(await hold(person, ['guest', 'reviewer'])).toEqual({ providerRef });
    expect(await held(person)).toEqual({ active: true, roles: ['guest', 'reviewer'] });
    await expectOneAccount(person);
  });

  test('without roles the account is out of use; with roles it is in use again', async () => {
    const person = newcomer();
    const { providerRef } = await hold(person, ['contributor']);
    expect(await hold(person, [])).toEqual({ providerRef });
    expect(await held(person)).toEqual({ active: false, roles: [] });
    expect(await hold(person, ['guest'])).toEqual({ providerRef });
    expect(await held(person)).toEqual({ active: true, roles: ['guest'] });
    await expectOneAccount(person);
  });

  test('asked twice, in turn or at once, there is one account with the roles', async () => {
    const person = newcomer();
    const receipts = await Promise.all([1, 2, 3].map(() => hold(person, ['guest', 'guest', 'contributor'])));
    expect(
      new Set([...receipts, await hold(person, ['contributor', 'guest'])].map((one) => one.providerRef)).size,
    ).toBe(1);
    expect(await held(person)).toEqual({ active: true, roles: ['contributor', 'guest'] });
    await expectOneAccount(person);
  });

  test('each system is apart from the others, and each person', async () => {
    const [person, other] = [newcomer(), newcomer()];
    await hold(person, ['contributor'], 'asset-library');
    await hold(person, ['guest'], 'chat');
    await hold(other, ['contributor'], 'asset-library');
    await hold(person, [], 'asset-library');
    expect(await held(person, 'asset-library')).toEqual({ active: false, roles: [] });
    expect(await held(person, 'chat')).toEqual({ active: true, roles: ['guest'] });
    expect(await held(other, 'asset-library')).toEqual({ active: true, roles: ['contributor'] });
  });

  test('names and addresses may hold anything that mail and people allow', async () => {
    const person = { ...newcomer(), name: 'Zoë "Zo" O\'Neil\\<b>', email: `"o'n eil"+${++counter}@talent.example` };
    await hold(person, ['guest']);
    expect(await held(person)).toEqual({ active: true, roles: ['guest'] });
  });

  describe.each(['done-then-timeout', 'truncate', 'error'] as const)('%s', (kind) => {
    test.each([
      ['while an account is made', 'create', [], ['contributor']],
      ['while an account is changed', 'patch', ['contributor'], ['guest']],
      ['while an account is closed', 'patch', ['contributor'], []],
      ['while it is looked up', 'list', ['contributor'], ['guest']],
    ])('%s: worth another try, which ends right', async (_when, operation, before, after) => {
      if (!vendor.misbehave) return;
      const person = newcomer();
      await hold(person, before);
      await vendor.misbehave(operation, kind);
      await expect(hold(person, after)).rejects.toBeInstanceOf(Unavailable);
      await hold(person, after);
      expect(await held(person)).toEqual({ active: after.length > 0, roles: after });
      await expectOneAccount(person);
    });
  });

  test('a throttling provider says when to come back', async () => {
    if (!vendor.misbehave) return;
    await vendor.misbehave('list', 'throttle');
    const error = await held(newcomer()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unavailable);
    expect((error as Unavailable).retryAfterSeconds).toBeGreaterThan(0);
  });
}

type Person = Parameters<Identity['hold']>[1]['person'];

function newcomer(): Person {
  counter += 1;
  const id = `tal_${String(process.pid).padStart(13, '0')}${String(counter).padStart(13, '0')}`;
  return { id, name: 'Ines Moreau', email: `ines.${process.pid}.${counter}@talent.example` };
}

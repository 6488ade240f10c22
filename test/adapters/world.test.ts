import { vendorNames, type Config } from '../../adapters/config';
import { createWorld } from '../../adapters/world';
import { openWorld } from '../sandbox/world';

test('the world reaches every system at the address that is configured for it', async () => {
  const sandbox = await openWorld();
  const path = { identity: 'scim', workTool: 'work-tool' } as Record<string, string>;
  const vendors = Object.fromEntries(
    vendorNames.map((name) => [name, { url: `${sandbox.url}/${path[name] ?? name}`, token: sandbox.token }]),
  ) as unknown as Config['vendors'];
  const world = createWorld({ vendors, smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'Muster <muster@localhost>' });
  try {
    expect(await world.marketplace.findListing('no/such/1')).toBeNull();
    expect(await world.screening.find('no/such/1')).toBeNull();
    expect(await world.signature.find('no/such/1')).toBeNull();
    expect(await world.learning.find('no/such/1')).toBeNull();
    expect(await world.workTool.find('no/such/1')).toBeNull();
    expect(await world.payments.find('no/such/1')).toBeNull();
    expect(await world.identity.readBack('chat', 'tal_1')).toEqual({ active: false, roles: [] });
  } finally {
    await sandbox.close();
  }
});

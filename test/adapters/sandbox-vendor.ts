import type { VendorAddress } from '../../adapters/http';
import type { SystemName } from '../../sandbox/support/systems';
import type { OpenVendor } from '../contracts/vendor';
import { openWorld } from '../sandbox/world';

/** The sandbox as a vendor under contract: each opens a sandbox of its own. `path` is where the system's API begins. */
export function sandboxVendor<P>(
  system: SystemName,
  create: (address: VendorAddress) => P,
  path = `/${system}`,
): OpenVendor<P> {
  return async () => {
    const world = await openWorld();
    return {
      port: create({ url: `${world.url}${path}`, token: world.token, timeoutMs: 2000 }),
      misbehave: (operation, kind) => world.misbehave({ rules: [{ system, operation, kind, count: 1 }] }),
      timesDone: async (type, key) =>
        (await world.journal(system)).filter((one) => one.type === type && one.key === key).length,
      webhook: async (type, key) => (await world.webhook(type, key)).body.data,
      advance: world.advance,
      inHours: world.inHours,
      close: world.close,
    };
  };
}

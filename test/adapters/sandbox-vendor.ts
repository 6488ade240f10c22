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
      leave: async (listing, applicant) => {
        const path = `/marketplace/listings/${listing}/applicants/${applicant}/withdraw`;
        const headers = {
          authorization: `Bearer ${world.token}`,
          'content-type': 'application/json',
          'idempotency-key': `leave/${listing}/${applicant}`,
        };
        const reply = await fetch(world.url + path, { method: 'POST', headers, body: '{}' });
        if (!reply.ok) throw new Error(`the marketplace answers ${reply.status}`);
      },
      advance: world.advance,
      inHours: world.inHours,
      close: world.close,
    };
  };
}

import { z } from 'zod';
import type { Receipt, WorkTool } from '../../activities/ports';
import { vendorClient, type VendorAddress } from '../http';

const ItemReply = z.object({
  id: z.string(),
  link: z.url({ protocol: /^https?$/ }),
  status: z.enum(['offered', 'accepted', 'submitted', 'done', 'withdrawn']),
});

/** The work tool over HTTP: items are offered to a person on a page of the tool; what happens there comes by webhook. */
export function createWorkTool(address: VendorAddress): WorkTool {
  const vendor = vendorClient('work tool', address);

  async function end(key: string, providerRef: string, how: 'complete' | 'withdraw'): Promise<Receipt> {
    const { id } = await vendor.call({
      method: 'POST',
      path: `/items/${encodeURIComponent(providerRef)}/${how}`,
      what: `${how} an item`,
      key,
      body: {},
      reply: ItemReply,
    });
    return { providerRef: id };
  }

  return {
    publish: async (key, item) => {
      const { engagement, person, title, acceptance, dueOn, amount } = item;
      const { id, link } = await vendor.call({
        method: 'POST',
        path: '/items',
        what: 'publish an item',
        key,
        body: {
          engagement,
          person: { id: person.id, name: person.name, email: person.email },
          title,
          acceptance,
          dueOn,
          amount: amount && { amountMinor: amount.amountMinor, currency: amount.currency },
        },
        reply: ItemReply,
      });
      return { providerRef: id, link };
    },
    find: async (key) => {
      const found = await vendor.find({
        method: 'GET',
        path: '/items/by-key',
        what: 'look an item up',
        query: { key },
        reply: ItemReply,
      });
      return found && { providerRef: found.id, link: found.link, status: found.status };
    },
    complete: (key, providerRef) => end(key, providerRef, 'complete'),
    withdraw: (key, providerRef) => end(key, providerRef, 'withdraw'),
  };
}

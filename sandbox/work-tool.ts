import { z } from 'zod';
import type { Kit } from './support/kit';
import { Refusal } from './support/problems';
import { addItemPages } from './work-tool-pages';

const ItemOrder = z.strictObject({
  engagement: z.string().min(1).max(100),
  person: z.strictObject({ id: z.string().min(1), name: z.string().min(1), email: z.email() }),
  title: z.string().min(1).max(300),
  acceptance: z.array(z.string().max(500)).max(50),
  dueOn: z.iso.date(),
  amount: z.strictObject({ amountMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) }).nullable(),
});

type ItemState = 'offered' | 'accepted' | 'submitted' | 'done' | 'withdrawn';

/** One piece of work: what was asked, where it stands, and what the person handed in last. */
export interface WorkItem extends z.infer<typeof ItemOrder> {
  ref: string;
  key: string;
  /** The unguessable part of the item's page. */
  secret: string;
  status: ItemState;
  note: string | null;
}

export type WorkToolEvents = {
  'item.published': Omit<WorkItem, 'status' | 'note'>;
  'item.accepted': { ref: string };
  'item.submitted': { ref: string; note: string };
  'item.completed': { ref: string };
  'item.withdrawn': { ref: string };
};

/** What the pages for people need of the tool. */
export interface WorkToolDesk {
  bySecret(secret: string): WorkItem | null;
  accept(item: WorkItem): Promise<void>;
  submit(item: WorkItem, note: string): Promise<void>;
}

/** The work tool: items are published by Muster, accepted and submitted by people on the item's page. */
export function createWorkTool(kit: Kit<WorkToolEvents>): void {
  const items = new Map<string, WorkItem>();
  const refByKey = new Map<string, string>();
  const refBySecret = new Map<string, string>();

  kit.fold({
    'item.published': (item) => {
      items.set(item.ref, { ...item, status: 'offered', note: null });
      refByKey.set(item.key, item.ref);
      refBySecret.set(item.secret, item.ref);
    },
    'item.accepted': ({ ref }) => change(ref, { status: 'accepted' }),
    'item.submitted': ({ ref, note }) => change(ref, { status: 'submitted', note }),
    'item.completed': ({ ref }) => change(ref, { status: 'done' }),
    'item.withdrawn': ({ ref }) => change(ref, { status: 'withdrawn' }),
  });

  function change(ref: string, to: Partial<WorkItem>): void {
    const item = items.get(ref);
    if (item) items.set(ref, { ...item, ...to });
  }

  function view(item: Pick<WorkItem, 'ref' | 'key' | 'secret' | 'status'>) {
    return { id: item.ref, key: item.key, link: kit.link(`/i/${item.secret}`), status: item.status };
  }

  function named(ref: string | undefined): WorkItem {
    const item = items.get(ref ?? '');
    if (!item) throw new Refusal(404, 'no-such-item', 'There is no such item; look it up by its key');
    return item;
  }

  kit.command('/items', 'publish', ItemOrder, ({ key, body }) => {
    const item = { ref: kit.ref('item', key), key, secret: kit.secret(), ...body };
    return { type: 'item.published', data: item, reply: { status: 201, body: view({ ...item, status: 'offered' }) } };
  });

  // Also from `offered` or `accepted`: what was settled between the two outside the tool may be closed in it.
  kit.command('/items/:ref/complete', 'complete', z.strictObject({}), ({ params }) => {
    const item = named(params['ref']);
    if (item.status === 'withdrawn')
      throw new Refusal(422, 'withdrawn', `Item ${item.ref} was withdrawn; publish a new one instead of completing it`);
    const reply = { status: 200, body: view({ ...item, status: 'done' }) };
    return item.status === 'done' ? { reply } : { type: 'item.completed', data: { ref: item.ref }, reply };
  });

  kit.command('/items/:ref/withdraw', 'withdraw', z.strictObject({}), ({ params }) => {
    const item = named(params['ref']);
    if (item.status === 'done')
      throw new Refusal(422, 'done', `Item ${item.ref} is done; what was done cannot be withdrawn`);
    const reply = { status: 200, body: view({ ...item, status: 'withdrawn' }) };
    return item.status === 'withdrawn' ? { reply } : { type: 'item.withdrawn', data: { ref: item.ref }, reply };
  });

  kit.find('/items/by-key', 'find', (key) => {
    const item = items.get(refByKey.get(key) ?? '');
    return item ? view(item) : null;
  });

  addItemPages(kit, {
    bySecret: (secret) => items.get(refBySecret.get(secret) ?? '') ?? null,
    accept: async ({ ref, key }) => {
      const hooks = [{ type: 'item.accepted', data: { key, ref } }];
      await kit.record({ type: 'item.accepted', data: { ref }, hooks });
    },
    submit: async ({ ref, key }, note) => {
      const hooks = [{ type: 'item.submitted', data: { key, ref, note } }];
      await kit.record({ type: 'item.submitted', data: { ref, note }, hooks });
    },
  });
}

import { bulkTargets } from '../../adapters/db/reads/bulk';
import type { ReadContext } from '../../adapters/db/reads/context';
import type { BulkException, BulkPreview, BulkRequest } from '../../domain/bulk/contract';
import { previewSentence, undoWords } from '../../domain/bulk/words';
import { Invalid } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { actorOf, type Caller } from '../caller';
import type { Services } from '../services';

/** What a batch would do, with every exception and why. Each is tried by the same rules and taken back; nothing is written. */
export async function previewBulk(
  { store, reads }: Pick<Services, 'store'> & { reads: ReadContext },
  caller: Caller,
  request: BulkRequest,
): Promise<BulkPreview> {
  const by = actorOf(caller);
  await store.transaction((tx) => refuseStranger(tx, store, request));
  const exceptions: BulkException[] = [];
  const targets = await bulkTargets(reads, request.filter);
  for (const { id, subject, question } of targets) {
    // One transaction each, so that no lock is held for longer than one of them takes.
    const why = await store.transaction((tx) => store.bulk.wouldRefuse(tx, request, id, by));
    if (why !== null) exceptions.push({ ask: id, subject, question, why });
  }
  const counted = { count: targets.length, would: targets.length - exceptions.length };
  return {
    sentence: previewSentence(request.action, counted),
    ...counted,
    exceptions,
    undo: undoWords[request.action],
  };
}

/** Writes a batch for the worker to carry out, once per key of the caller. Returns its id. */
export async function startBulk(
  { store, reads }: Pick<Services, 'store'> & { reads: ReadContext },
  caller: Caller,
  request: BulkRequest,
  key: string,
): Promise<string> {
  const by = actorOf(caller);
  const id = deriveId('bulk', by.kind === 'system' ? by.name : by.id, key);
  const targets = await bulkTargets(reads, request.filter);
  await store.transaction(async (tx) => {
    await refuseStranger(tx, store, request);
    await store.bulk.openBatch(tx, { id, request, asks: targets.map((target) => target.id), by });
  });
  return id;
}

async function refuseStranger(
  tx: Parameters<Parameters<Services['store']['transaction']>[0]>[0],
  store: Services['store'],
  { to }: BulkRequest,
): Promise<void> {
  if (!to || !('user' in to)) return;
  const user = await store.users.findUser(tx, to.user);
  if (!user || user.state !== 'active')
    throw new Invalid('There is no such user, or they may not sign in any more; choose someone else.', {
      errors: [{ pointer: '/to/user', message: 'is no active user' }],
    });
}

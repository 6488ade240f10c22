import type { Tx } from '../adapters/db/connection';
import { localDate, showDate } from '../domain/calendar';
import { lastDayOf } from '../domain/command/problems';
import { commandNames } from '../domain/command/kinds';
import type { JourneyPorts } from './journey';
import { sowDocument } from './onboard/sow-document';

/** The statement of work as it reads after changes that both sides agreed to on their pages. */
export function createChangedSow({ store, documents }: Pick<JourneyPorts, 'store' | 'documents'>) {
  return { writeChangedSow };

  /** Keeps the next version for a change that was applied, once; the signed ones stay as they are. */
  async function writeChangedSow(engagementId: string, command: string): Promise<void> {
    const wanted = await store.transaction((tx) => nextVersion(tx, engagementId, command));
    if (!wanted) return;
    const bytes = await documents.sowPdf(wanted.document);
    await store.transaction((tx) =>
      store.contracts.saveDocument(tx, {
        ...{ engagementId, kind: 'sow-change', version: wanted.version, mediaType: 'application/pdf', bytes },
        title: `${wanted.document.title} (version ${wanted.version}, ${wanted.why})`,
        template: wanted.document.template,
      }),
    );
  }

  async function nextVersion(tx: Tx, engagementId: string, command: string) {
    const engagement = await store.engagements.lockEngagement(tx, engagementId);
    const changes = await store.contracts.appliedChanges(tx, engagementId);
    const no = changes.findIndex(({ id }) => id === command);
    const known = await store.contracts.latestSow(tx, engagementId);
    const change = changes[no];
    if (!change || known === null) return null;
    const version = known + no + 1;
    const id = store.contracts.documentId({ engagementId, kind: 'sow-change', version });
    if (await store.contracts.readDocument(tx, id)) return null;
    const work = (await store.work.listWork(tx, engagementId)).filter(({ state }) => state !== 'dropped');
    const on = showDate(change.at, engagement.timeZone);
    const document = await sowDocument(store, tx, engagement, {
      talent: (await store.private.personOf(tx, engagement.talentId)).name,
      lastDay: lastDayOf(engagement),
      milestones: work.map(({ title, acceptance, dueAt, amountMinor }) => ({
        ...{ title, acceptance, amountMinor },
        dueOn: localDate(dueAt, engagement.timeZone),
      })),
      totalMinor: work.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      added: [`The ${commandNames[change.kind]} of ${on} was approved by the client and agreed to by the talent.`],
    });
    const agreed = 'Agreed to by both parties on their pages; the record of the engagement keeps who and when.';
    return { version, why: `${commandNames[change.kind]} of ${on}`, document: { ...document, agreed } };
  }
}

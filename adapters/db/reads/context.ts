import type { Knex } from 'knex';

import { askPage, storyLinks, type TemporalUi } from '../../../domain/engagement/links';
import { knowsPersons, type Reader } from '../../../domain/engagement/reader';
import type { Viewpoint } from '../../../domain/engagement/standing';
import type { Database } from '../connection';
import { confidentialClass, confidentialItem } from '../contracts';
import type { PrivateData } from '../private';

/** What every read needs: the database, who reads, and where pages are. One per request. */
export interface ReadContext {
  knex: Knex;
  reader: Reader;
  /** Names and mail addresses of talent, for readers who may know them; the others get none, and nothing is unsealed. */
  contacts(ids: readonly string[]): Promise<Contacts>;
  /** Opens a confidential document about a talent; null when the key is destroyed. Whoever may read it was checked before. */
  openConfidential(talentId: string, documentId: string, sealed: Buffer): Promise<Buffer | null>;
  /** From where stories are explained at a business instant. */
  viewpoint(now: string): Viewpoint;
}

/** By talent id; erased people are missing. */
export type Contacts = ReadonlyMap<string, { name: string; email: string }>;

/** The context of one request. */
export function createReadContext(
  database: Database,
  privateData: Pick<PrivateData, 'contacts' | 'unsealBytes'>,
  reader: Reader,
  temporal: TemporalUi,
): ReadContext {
  return {
    knex: database.knex,
    reader,
    contacts: async (ids) => {
      const wanted = [...new Set(ids)];
      const may = knowsPersons(reader) || isOnly(wanted, reader.talent);
      if (wanted.length === 0 || !may) return new Map();
      return privateData.contacts(database.knex, wanted);
    },
    openConfidential: (talentId, documentId, sealed) =>
      privateData.unsealBytes(database.knex, talentId, confidentialClass, confidentialItem(documentId), sealed),
    viewpoint: (now) => ({
      now,
      reader,
      links: (subject, workflowId) => storyLinks(subject, workflowId, temporal),
      askPage: (askId) => askPage(askId, reader.talent !== null),
    }),
  };
}

/** A talent may know one name: their own. */
function isOnly(ids: readonly string[], talent: string | null): boolean {
  return talent !== null && ids.every((id) => id === talent);
}

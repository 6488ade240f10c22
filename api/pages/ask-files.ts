import { listFilesOf } from '../../adapters/db/reads/knowledge-files';
import { knowledgePolicy } from '../../adapters/db/reads/knowledge-policy';
import type { ReadContext } from '../../adapters/db/reads/context';
import type { AskView } from '../../domain/ask/contract';
import { uploadHint } from './knowledge-words';

/** Files of a handover, on the page of its question, and where who `mayAdd` sends more while it is open; nothing for other questions. */
export async function filesOf(
  reads: ReadContext,
  ask: Pick<AskView, 'kind' | 'subject' | 'state'>,
  mayAdd: boolean,
): Promise<{ files: object | null }> {
  if (ask.kind !== 'handover') return { files: null };
  const files = (await listFilesOf(reads, ask.subject)) ?? [];
  const { files: rules } = await knowledgePolicy(reads.knex);
  const upload = mayAdd && ask.state === 'open' ? `/v1/engagements/${ask.subject}/files` : null;
  return { files: { files, upload, uploadHint: uploadHint(rules) } };
}

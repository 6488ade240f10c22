import type { KnowledgePolicy } from '../../../domain/knowledge/policy-contract';
import type { Reader } from '../connection';
import { latest, read } from '../policies';

/** The policy of knowledge that holds now: it belongs to no run, so none pins it. */
export async function knowledgePolicy(reader: Reader): Promise<KnowledgePolicy> {
  const { knowledge } = await latest(reader, ['knowledge']);
  return read<KnowledgePolicy>(reader, 'knowledge', knowledge);
}

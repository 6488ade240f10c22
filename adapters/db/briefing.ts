import { firstLine, pickBriefing } from '../../domain/knowledge/briefing';
import type { KnowledgePolicy } from '../../domain/knowledge/policy-contract';
import { now } from './clock';
import type { Reader } from './connection';
import { knowledgePolicy } from './reads/knowledge-policy';
import { worthOf } from './reads/knowledge-rank';
import { rows } from './reads/statement';

/** A note as a newcomer is told of it. */
export interface BriefingLine {
  id: string;
  title: string;
  kind: string;
  excerpt: string;
  useful: { yes: number; of: number };
}

const boosts = ({ roleBoost, systemBoost }: KnowledgePolicy['briefing']) => ({ roleBoost, systemBoost });

/** Candidates looked at: the best of a role and its systems. */
const most = 100;

/** What a newcomer to this role and these systems is told: kept notes, the most useful first and varied. `except`: an engagement. */
export async function briefingFor(
  reader: Reader,
  role: string,
  systems: readonly string[],
  except: string | null = null,
): Promise<BriefingLine[]> {
  const policy = await knowledgePolicy(reader);
  const worth = worthOf({ role, systems }, { ...policy.rank, ...boosts(policy.briefing) });
  const notes = await rows<{
    id: string;
    title: string;
    kind: string;
    body: string;
    source: string | null;
    worth: number;
    yes: number;
    votes: number;
  }>(reader, {
    sql: `select k.id, k.title, k.kind, left(k.body, 2000) as body, k.engagement_id as source, k.useful_yes as yes,
        k.useful_yes + k.useful_no as votes, ${worth.sql} as worth
      from knowledge k
      where k.state = 'kept' and (k.role = :nearRole or k.systems && :nearSystems::text[]) and (:except::text is null or k.engagement_id is distinct from :except)
      order by worth desc, k.id limit :most`,
    bindings: { ...worth.bindings, asOf: await now(reader), except, most },
  });
  return pickBriefing(notes, policy.briefing).map(({ id, title, kind, body, yes, votes }) => ({
    id,
    title,
    kind,
    excerpt: firstLine(body),
    useful: { yes, of: votes },
  }));
}

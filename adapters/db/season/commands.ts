import type { SeasonCommand } from '../../../domain/season/command-kinds';
import { settleCommand } from '../commands';
import type { Reader, Tx } from '../connection';

/** A command to a season as its turn reads it. `body` was validated at intake by `domain/season/command-contract.ts`. */
export interface SeasonCommandRecord {
  id: string;
  subject: string;
  kind: SeasonCommand;
  body: Record<string, unknown>;
  givenBy: string;
  state: 'given' | 'proposed' | 'applied' | 'refused';
  /** Of a proposed one: the version of the plan that it waits for. */
  version: number | null;
}

const columns = `id, subject, kind, body, given_by as "givenBy", state, (result->>'version')::int as version`;

/** Commands that nobody has followed yet, the oldest first. */
export async function givenCommands(reader: Reader, campaignId: string): Promise<SeasonCommandRecord[]> {
  const { rows } = await reader.raw<{ rows: SeasonCommandRecord[] }>(
    `select ${columns} from command where subject = ? and state = 'given' order by given_at, id`,
    [campaignId],
  );
  return rows;
}

/** Locks a command that is still to be followed; undefined when somebody did. */
export async function lockGiven(tx: Tx, id: string): Promise<SeasonCommandRecord | undefined> {
  const { rows } = await tx.raw<{ rows: SeasonCommandRecord[] }>(
    `select ${columns} from command where id = ? and state = 'given' for update`,
    [id],
  );
  return rows[0];
}

/** Notes that a command waits for the approval of a version of the plan. */
export async function waitForPlan(tx: Tx, id: string, version: number): Promise<void> {
  await tx('command')
    .where({ id, state: 'given' })
    .update({ state: 'proposed', result: JSON.stringify({ version }) });
}

/** Settles the command that waits for a version of the plan, if one does. */
export async function settleProposed(
  tx: Tx,
  campaignId: string,
  version: number,
  to: 'applied' | 'refused',
  outcome: string,
  actor: string,
): Promise<SeasonCommandRecord | null> {
  const { rows } = await tx.raw<{ rows: SeasonCommandRecord[] }>(
    `select ${columns} from command where subject = ? and state = 'proposed' and (result->>'version')::int = ? for update`,
    [campaignId, version],
  );
  if (!rows[0]) return null;
  await settleCommand(tx, rows[0], to, outcome, actor, { version });
  return rows[0];
}

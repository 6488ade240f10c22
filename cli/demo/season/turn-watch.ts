import pg from 'pg';

/** Whether seasons are in the middle of a turn, which holds no date until it is over. */
export interface TurnWatch {
  /** Wall seconds for which a turn was seen under way; 0 between turns. */
  seconds(): Promise<number>;
  close(): Promise<void>;
}

// One that an engineer is asked about waits without a date, and is not at work.
const underWay = `
  select exists (select 1 from campaign c where state not in ('closed', 'cancelled')
    and not exists (select 1 from run_timer t where t.workflow_id = 'campaign/' || c.id)
    and not exists (select 1 from effect e where e.workflow_id = 'campaign/' || c.id and e.state = 'parked')) as at_work`;

/** Watches the turns of all seasons of a database, with one connection of its own. */
export function watchTurns(databaseUrl: string): TurnWatch {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true });
  // A server that stops under an idle connection is reported by the next query.
  pool.on('error', () => undefined);
  let since: number | null = null;
  return {
    async seconds() {
      const { rows } = await pool.query<{ at_work: boolean }>(underWay);
      since = rows[0]?.at_work ? (since ?? Date.now()) : null;
      return since === null ? 0 : (Date.now() - since) / 1000;
    },
    close: () => pool.end(),
  };
}

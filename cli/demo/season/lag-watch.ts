import pg from 'pg';

/** How far Muster is behind in what no date of a run shows: turns of seasons, and mails that people wait for. */
export interface LagWatch {
  /** Wall seconds for which a turn was seen under way, or a mail lies undelivered, whichever is longer; 0 when there is neither. */
  seconds(): Promise<number>;
  close(): Promise<void>;
}

// A season that an engineer is asked about waits without a date, and is not at work. A mail that was refused is tried again
// later: nobody waits for it here.
const underWay = `
  select exists (select 1 from campaign c where state not in ('closed', 'cancelled')
      and not exists (select 1 from run_timer t where t.workflow_id = 'campaign/' || c.id)
      and not exists (select 1 from effect e where e.workflow_id = 'campaign/' || c.id and e.state = 'parked')) as turn,
    (select coalesce(extract(epoch from clock_timestamp() - min(created_wall)), 0)::float8 from outbox
      where kind = 'mail' and delivered_wall is null and attempts = 0) as mail`;

/** Watches all seasons and mails of a database, with one connection of its own. */
export function watchLag(databaseUrl: string): LagWatch {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true });
  // A server that stops under an idle connection is reported by the next query.
  pool.on('error', () => undefined);
  let since: number | null = null;
  return {
    async seconds() {
      const { rows } = await pool.query<{ turn: boolean; mail: number }>(underWay);
      const { turn, mail } = rows[0] ?? { turn: false, mail: 0 };
      since = turn ? (since ?? Date.now()) : null;
      return Math.max(mail, since === null ? 0 : (Date.now() - since) / 1000);
    },
    close: () => pool.end(),
  };
}

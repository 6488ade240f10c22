import type { Tx } from '../connection';
import { bound, capWaits, payable, type PayTerms } from './pay-runs';

/** Somebody whose approved time of a week does not fit under their own cap. Amounts in minor units. */
export interface OverCap {
  engagementId: string;
  /** What the week pays, beyond what the cap holds. */
  missingMinor: number;
}

const missing = `p.paid + p.total - p.cap`;

/** Whose cap a week exceeds, without those who are asked about already. */
export async function overCaps(tx: Tx, campaignId: string, period: string, terms: PayTerms): Promise<OverCap[]> {
  const { rows } = await tx.raw<{ rows: OverCap[] }>(
    `${payable}
     select p.engagement_id as "engagementId", ${missing} as "missingMinor" from pays p where not p.fits and exists (
       select 1 from time_entry t where t.engagement_id = p.engagement_id and t.period = :period and t.state = 'approved' and t.payment_key is null
         and not exists (select 1 from ask a where a.subject = :campaign and a.kind = 'cap-overrun' and a.name = 'cap/' || :period
           and a.opened_at >= t.changed_at and ${capWaits}))
     order by 1`,
    bound(campaignId, period, terms),
  );
  return rows;
}

/** Raises the caps that a week exceeds by what is missing, of those whose time was approved when this was asked. The season is locked by the caller. */
export async function raiseCaps(
  tx: Tx,
  campaignId: string,
  period: string,
  terms: PayTerms,
  askId: string,
): Promise<OverCap[]> {
  const { rows } = await tx.raw<{ rows: OverCap[] }>(
    `${payable}
     update engagement e set not_to_exceed_minor = p.paid + p.total from pays p
     where e.id = p.engagement_id and not p.fits and not exists (
       select 1 from time_entry t where t.engagement_id = e.id and t.period = :period and t.state = 'approved' and t.payment_key is null
         and t.changed_at > (select a.opened_at from ask a where a.id = :askId))
     returning e.id as "engagementId", ${missing} as "missingMinor"`,
    { ...bound(campaignId, period, terms), askId },
  );
  return rows;
}

import type { AdverseView } from '../../../domain/engagement/contract';
import { knowsPersons, type Reader } from '../../../domain/engagement/reader';
import { waitInWords, type WaitLeft } from '../../../domain/source/adverse';
import { object } from './statement';

/** The adverse action of an engagement (alias `e`) as one json object, or null. */
export const adverse = `(select ${object({
  state: 'v.state',
  openedAt: 'v.opened_at',
  assessedAt: 'v.assessed_at',
  assessedBy: 'v.assessed_by',
  noticeAt: 'v.notice_at',
  until: 'v.until_at',
  left: 'v.wait_left',
  disputes: 'v.disputes',
  disputedAt: 'v.disputed_at',
  decidedAt: 'v.decided_at',
  decidedBy: 'v.decided_by',
  reason: '(select a.reason from ask a where a.id = v.decision_ask)',
  finalAt: 'v.final_at',
})} from adverse_action v where v.engagement_id = e.id)`;

/** What `adverse` selects. */
export interface AdverseRow extends Omit<AdverseView, 'left'> {
  left: WaitLeft | null;
}

/** For this reader: why it was decided so is for staff who may know what people wrote. */
export function adverseView(row: AdverseRow, reader: Reader): AdverseView {
  return {
    ...row,
    left: row.left && waitInWords(row.left),
    assessedBy: reader.talent === null ? row.assessedBy : null,
    decidedBy: reader.talent === null ? row.decidedBy : null,
    reason: knowsPersons(reader) ? row.reason : null,
  };
}

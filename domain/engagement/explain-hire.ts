import { addDays } from '../calendar';
import type { HireStanding } from './standing';
import { quietStory, type Story } from './story';
import { countInWords, type DateWords } from './words';

/** Where a hire stands when nobody is asked anything and nobody is engaged yet. */
export function quietHire(hire: HireStanding, dates: DateWords): Story {
  const atWork = (told: string, next: string) =>
    quietStory(
      {
        headline: 'Muster is at work.',
        told,
        waitingFor: 'Muster itself',
        whoseTurn: 'Muster',
        since: hire.changedAt,
        next: { what: next, when: null },
      },
      dates,
    );
  const over = (headline: string, told: string) =>
    quietStory(
      {
        headline,
        told,
        waitingFor: 'nothing',
        whoseTurn: 'nobody',
        since: hire.changedAt,
        next: { what: '', when: null },
      },
      dates,
    );
  switch (hire.state) {
    case 'received':
      return atWork('The request was received and is being checked.', 'it is approved or sent to the approver');
    case 'approval':
      return atWork('The approval is being recorded.', 'people are looked for in the pool and on the marketplace');
    case 'sourcing':
      return (
        sourcing(hire, dates) ??
        (hire.applications > 0
          ? atWork('The applications are being ranked.', 'the best who fit are shortlisted')
          : atWork('The pool is being searched.', 'the applications are ranked'))
      );
    case 'shortlist':
      return atWork(
        `${countInWords(hire.applications, 'application was', 'applications were')} ranked; the shortlist is being settled.`,
        'the person chosen gets a conditional offer',
      );
    case 'offering':
      return atWork('The budget is being reserved for the person chosen.', 'the conditional offer goes out');
    case 'filled':
      return atWork('The seat is filled.', 'the engagement takes its course');
    case 'closed':
      return over(`Closed ${dates.on(hire.changedAt)}.`, 'The engagement is over.');
    case 'rejected':
      return over(`Rejected ${dates.on(hire.changedAt)}.`, `The budget was not approved${because(hire)}.`);
    case 'cancelled':
      return over(`Cancelled ${dates.on(hire.changedAt)}.`, `Nobody was engaged${because(hire)}.`);
  }
}

/** `: not this quarter`. */
function because({ endReason }: HireStanding): string {
  return endReason === null ? '' : `: ${endReason.replace(/[.\s]+$/, '')}`;
}

function sourcing(hire: HireStanding, dates: DateWords): Story | null {
  const { listingOpenedAt: since, listingDays, enoughApplicants: enough } = hire;
  if (since === null) return null;
  const closesAt = listingDays === null ? null : addDays(since, listingDays, hire.timeZone);
  const version = hire.policies['source'];
  const until = closesAt
    ? ` It closes ${dates.on(closesAt)}${enough === null ? '' : `, or with ${countInWords(enough, 'applicant')}`}.`
    : '';
  return quietStory(
    {
      headline: 'Waiting for applicants.',
      told: `${hire.round > 1 ? `Round ${hire.round}: the` : 'The'} listing has been on the marketplace since ${dates.day(since)}.${until}`,
      waitingFor: 'the marketplace to close the listing',
      whoseTurn: 'the marketplace',
      since,
      why: version === undefined ? null : `source@${version}`,
      dueAt: closesAt,
      next: { what: 'the applications are ranked and the best are shortlisted', when: closesAt },
    },
    dates,
  );
}

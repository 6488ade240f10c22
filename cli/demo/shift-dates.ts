import { daysBetween, shiftDate } from '../../domain/calendar';
import type { HireRequest } from '../../domain/hire/contract';

/**
 * The same hire as if it were asked for on `asOf` (YYYY-MM-DD): every date moves by the same number of days.
 * `leadDays`: days until the first day of work. (Default: 10, so that neither the first offer nor a second one is urgent)
 */
export function moveTo(request: HireRequest, asOf: string, leadDays = 10): HireRequest {
  const days = daysBetween(request.starts, shiftDate(asOf, leadDays));
  return {
    ...request,
    starts: shiftDate(request.starts, days),
    ends: shiftDate(request.ends, days),
    deliverables: request.deliverables.map((d) => ({ ...d, due: shiftDate(d.due, days) })),
  };
}

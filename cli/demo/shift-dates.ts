import { daysBetween, shiftDate } from '../../domain/calendar';
import type { HireRequest } from '../../domain/hire/contract';

/** Days between the request and the first day of work in the examples. */
const leadDays = 5;

/** The same hire as if it were asked for on `asOf` (YYYY-MM-DD): every date moves by the same number of days. */
export function moveTo(request: HireRequest, asOf: string): HireRequest {
  const days = daysBetween(shiftDate(request.starts, -leadDays), asOf);
  return {
    ...request,
    starts: shiftDate(request.starts, days),
    ends: shiftDate(request.ends, days),
    deliverables: request.deliverables.map((d) => ({ ...d, due: shiftDate(d.due, days) })),
  };
}

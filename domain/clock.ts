/** A stretch of the business clock: from `wallFrom` on, business time runs `scale` times as fast as the wall. */
export interface ClockSegment {
  /** Wall instant, ISO 8601. */
  wallFrom: string;
  /** Business instant that the wall instant stands for, ISO 8601. */
  businessFrom: string;
  /** 1 in production, 0 while stopped, thousands in a demo. */
  scale: number;
}

/** The business instant at a wall instant, in epoch milliseconds. */
export function businessAt(segment: ClockSegment, wallMs: number): number {
  const elapsed = Math.max(0, wallMs - Date.parse(segment.wallFrom));
  return Math.round(Date.parse(segment.businessFrom) + elapsed * segment.scale);
}

/** Wall milliseconds until a business instant, or null while the clock stands still. Never negative. */
export function wallUntil(segment: ClockSegment, wallMs: number, businessMs: number): number | null {
  const left = businessMs - businessAt(segment, wallMs);
  if (left <= 0) return 0;
  return segment.scale > 0 ? Math.ceil(left / segment.scale) : null;
}

/** The segment that follows when the speed changes: business time is continuous. */
export function changeScale(segment: ClockSegment, wallMs: number, scale: number): ClockSegment {
  return {
    wallFrom: new Date(wallMs).toISOString(),
    businessFrom: new Date(businessAt(segment, wallMs)).toISOString(),
    scale,
  };
}

/** Adds business hours or days as plain spans of time (86,400 s a day). Calendars: `calendar.ts`. */
export function plus(instant: string, span: { days?: number; hours?: number }): string {
  const ms = (span.days ?? 0) * 86_400_000 + (span.hours ?? 0) * 3_600_000;
  return new Date(Date.parse(instant) + ms).toISOString();
}

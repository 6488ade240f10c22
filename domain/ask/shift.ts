import type { AskSpan, AskSpec } from './contract';

/**
 * The same questions, with every fixed date moved by so many milliseconds (earlier when negative): for a stretch that stood
 * still, or whose end moved. Spans stay as they are, since they count from the opening.
 */
export function shiftSpecs(
  followUps: Readonly<Record<string, readonly AskSpec[]>>,
  ms: number,
): Record<string, AskSpec[]> {
  return Object.fromEntries(
    Object.entries(followUps).map(([option, specs]) => [option, specs.map((spec) => shiftSpec(spec, ms))]),
  );
}

/** An instant moved by so many milliseconds, ISO 8601 UTC. */
export function shiftInstant(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function shiftSpec(spec: AskSpec, ms: number): AskSpec {
  const moved = (date: string | AskSpan) => (typeof date === 'string' ? shiftInstant(date, ms) : date);
  return {
    ...spec,
    dueAt: moved(spec.dueAt),
    ...(spec.remindAt && { remindAt: spec.remindAt.map(moved) }),
    ...(spec.escalate && { escalate: { ...spec.escalate, at: moved(spec.escalate.at) } }),
    ...(spec.followUps && { followUps: shiftSpecs(spec.followUps, ms) }),
  };
}

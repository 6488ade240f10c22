/** Everything that decides how a dispute goes on. */
export interface DisputeFacts {
  /** What the agency reported: twice, late or malformed. */
  reports: readonly { outcome?: unknown; completedAt?: unknown }[];
  now: string;
  /** When the agency has to have looked again. */
  dueAt: string | null;
  /** It was asked after that date, and had no result. */
  lookedUp: boolean;
  /** The question to a person about it, if there is one. */
  asked: { state: string; option: string | null } | null;
}

export type DisputeFound =
  { move: 'clear'; at: string } | { move: 'upheld' | 'corrected' | 'look-up' | 'ask-person' | 'wait-longer' | 'wait' };

/** How a dispute goes on: by what the agency finds; when it finds nothing in time, by a person. Silence is asked again. */
export function disputeFound({ reports, now, dueAt, lookedUp, asked }: DisputeFacts): DisputeFound {
  const said = reports.filter(
    ({ completedAt }) => typeof completedAt === 'string' && !Number.isNaN(Date.parse(completedAt)),
  );
  const clear = said.find(({ outcome }) => outcome === 'clear');
  if (clear) return { move: 'clear', at: String(clear.completedAt) };
  if (said.some(({ outcome }) => outcome === 'upheld')) return { move: 'upheld' };
  if (asked?.state === 'answered') return { move: asked.option === 'corrected' ? 'corrected' : 'wait-longer' };
  if (asked?.state === 'open') return { move: 'wait' };
  if (asked?.state === 'lapsed') return { move: 'ask-person' };
  if (dueAt === null || Date.parse(now) < Date.parse(dueAt)) return { move: 'wait' };
  return { move: lookedUp ? 'ask-person' : 'look-up' };
}

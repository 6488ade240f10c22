import type { MemberState, WaveState } from '../lifecycle';

/** Somebody of a class as lists see them. */
export interface Listed {
  state: MemberState;
  /** State of the engagement. */
  engagement: string;
  checkedInAt: string | null;
  passedAt: string | null;
  leftWhy: string | null;
}

/** Why somebody cannot confirm a place now, with the remedy; null: they can. */
export function againstConfirming({ state }: Listed, due: 'week' | 'day' | null): string | null {
  if (state !== 'booked') return `has no booking (${state}); only a booked place is confirmed`;
  return due === null ? 'nothing is asked for now; the class page says when' : null;
}

/** Why somebody cannot be checked in, with the remedy; null: they can. `free`: seats that are left. */
export function againstCheckIn(
  { state, engagement, leftWhy }: Listed,
  wave: { state: WaveState; begun: boolean },
  free: number,
): string | null {
  if (wave.state !== 'training' || !wave.begun) return `the class is ${wave.state}; check people in once it has begun`;
  if (state !== 'booked') return `has no booking (${state}); book the person first`;
  if (leftWhy !== null) return `is out already: ${leftWhy}`;
  if (engagement !== 'training') return 'has no access yet; day one needs it, see the engagement';
  return free <= 0 ? 'every seat is taken; the next class has a place first' : null;
}

/** Why there is no result to give somebody, with the remedy; null: there is. */
export function againstResult({ state, passedAt, leftWhy }: Listed, stage: 'classroom' | 'nesting'): string | null {
  if (stage === 'nesting') return state === 'nesting' ? null : `is ${state}, not under supervision`;
  if (state !== 'training') return `is ${state}, not in the classroom`;
  if (leftWhy !== null) return `is out already: ${leftWhy}`;
  return passedAt === null ? null : 'has passed already';
}

import type { Bug } from './bug';
import { bugsOfRuns } from './bugs-of-runs';
import { bugsOfMoney } from './bugs-of-money';
import { bugsOfAccess } from './bugs-of-access';
import { bugsOfRecord } from './bugs-of-record';
import { bugsOfAnswers } from './bugs-of-answers';

/** Mistakes on the way of a hire through the real workflows and steps. */
export const bugs: readonly Bug[] = [...bugsOfRuns, ...bugsOfMoney, ...bugsOfAccess, ...bugsOfRecord, ...bugsOfAnswers];

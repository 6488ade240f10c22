import { defineQuery, defineSignal } from '@temporalio/workflow';

import type { RunState } from './run';

/** Every message that a run understands, one line each. Names are append-only: histories hold them. */

/** A group of asks is complete: every question in it is answered, lapsed or withdrawn. */
export const askGroupDone = defineSignal<[{ group: string }]>('askGroupDone');
/** An outside system reported on an effect. */
export const effectReported = defineSignal<[{ key: string }]>('effectReported');
/** The date that a run sleeps until has come, earlier than its own timer thinks: the clock was changed. */
export const timerDue = defineSignal<[{ timer: string }]>('timerDue');
/** A person told the run something: resign, suspend, extend … */
export const commanded = defineSignal<[{ command: string }]>('commanded');
/** An engagement tells its hire what became of it. */
export const engagementSettled =
  defineSignal<[{ engagementId: string; outcome: 'active' | 'closed' | 'aborted' }]>('engagementSettled');
/** Somebody took an application back in the marketplace, under its own id of the person. */
export const applicantWithdrew = defineSignal<[{ key: string; applicant: string }]>('applicantWithdrew');
/** Where a run stands. */
export const state = defineQuery<RunState>('state');

import type { World } from '../../../activities/ports';
import type { Store } from '../../../adapters/db/store';
import { Unavailable } from '../../../domain/errors';
import type { Script } from './player';

/** The parts of the product that a bug is planted into, and whose hire it is planted for. */
export interface Patient {
  store: Store;
  world: World;
  /** Whether this is, or belongs to, the hire that has the bug. Takes ids, keys and run ids. */
  mine(idOrKey: string): boolean;
}

/** A mistake as it could be made, in one hire of many; the named invariant must tell of it, in words like these. */
export interface Bug {
  name: string;
  invariant: string;
  tells: RegExp;
  script?: Script;
  /** The hire does not come to an end with it. */
  endless?: true;
  /** Takes a guard of the schema away, without which the mistake would be refused. */
  surgery?: string;
  plant(patient: Patient): { store?: Partial<Store>; world?: Partial<World> };
}

/** What a caller sees when something was done and its reply never came. */
export const lost = () => new Unavailable('The reply was lost');

/** Whether an outbox row starts the run of an engagement. */
export const startsEngagement = (row: { kind: string; workflowId?: string }) =>
  row.kind === 'start' && row.workflowId?.startsWith('engagement/') === true;

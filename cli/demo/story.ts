import type { HireRequest } from '../../domain/hire/contract';
import type { CommandGiver } from './callers';

/** Something that somebody does of their own accord while a story runs: resigns, suspends, cancels. */
export interface PlannedCommand {
  /** Type of the event after which it is given, e.g. `engagement.active`. */
  after: string;
  /** Business days after that event. (Default: at once) */
  days?: number;
  /** `applicant`: the first who applied take it back in the marketplace; `path` only names it then. */
  by: CommandGiver | 'applicant';
  /** `{engagement}`, `{hire}`, `{card}` and `{tierChange}` stand for their ids: `/v1/engagements/{engagement}/resign`. */
  path: string;
  /** In its texts `{ends}` stands for the agreed last day, `{ends+7}` for a week later. */
  body: Readonly<Record<string, unknown>>;
}

/** A hire and what people, vendors and chance make of it. */
export interface Story {
  name: string;
  /** IANA zone in which the day of the request is told. */
  timeZone: string;
  /** The hire as it is asked for on a business date. */
  request(today: string): HireRequest;
  seed: number;
  behaviour: 'straight' | 'human';
  /** What people do instead of saying yes: rules of sandbox/people/script.ts. */
  script: readonly object[];
  /** What vendors find, or how they fail, in this story: rules of `/_faults`. */
  outcomes: readonly object[];
  commands: readonly PlannedCommand[];
}

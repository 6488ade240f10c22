/** A launch to be made: when it fires first, and how often, in wall time. */
export interface NewLaunch {
  campaignId: string;
  firstWallMs: number;
  everyWallMs: number;
  note: string;
  input: object;
}

/** A launch as the server has it. */
export interface LaunchRow {
  campaignId: string;
  paused: boolean;
  note: string | null;
  /** Wall instants. */
  nextRuns: string[];
  lastRuns: { at: string; workflowId: string }[];
}

/** Quarterly launches, kept by the Temporal server as Schedules. */
export interface Launches {
  /** Throws Conflict when the season has one. */
  create(launch: NewLaunch): Promise<void>;
  list(): Promise<LaunchRow[]>;
  /** Throws NotFound. */
  read(campaignId: string): Promise<LaunchRow>;
  pause(campaignId: string, paused: boolean, note: string): Promise<void>;
  remove(campaignId: string): Promise<void>;
}

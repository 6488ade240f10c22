import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';

import { Conflict, NotFound } from '../domain/errors';
import type { LaunchRow, Launches } from '../domain/season/launches';

const prefix = 'launch/';

/** Launches on a server. */
export function createLaunches({ schedule }: Pick<Client, 'schedule'>): Launches {
  const handle = (campaignId: string) => schedule.getHandle(`${prefix}${campaignId}`);
  const found = async <T>(campaignId: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ScheduleNotFoundError)
        throw new NotFound(`Season ${campaignId} has no launch; make one with POST /v1/schedules.`);
      throw error;
    }
  };

  const launches: Launches = {
    async create({ campaignId, firstWallMs, everyWallMs, note, input }) {
      try {
        await schedule.create({
          scheduleId: `${prefix}${campaignId}`,
          spec: { intervals: [{ every: everyWallMs, offset: firstWallMs % everyWallMs }] },
          // An outage of a week is made up for; one draft at a time.
          policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days', pauseOnFailure: true },
          state: { note },
          action: {
            type: 'startWorkflow',
            workflowType: 'draftSeason',
            workflowId: `draft-season/${campaignId}`,
            taskQueue: 'muster',
            args: [input],
            staticSummary: 'the draft of the next season',
          },
        });
      } catch (error) {
        if (!(error instanceof ScheduleAlreadyRunning)) throw error;
        throw new Conflict(`Season ${campaignId} has a launch already; change that one.`, { campaign: campaignId });
      }
    },

    async list() {
      const rows: LaunchRow[] = [];
      for await (const { scheduleId } of schedule.list())
        if (scheduleId.startsWith(prefix)) rows.push(await launches.read(scheduleId.slice(prefix.length)));
      return rows.sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
    },

    read: (campaignId) =>
      found(campaignId, async () => {
        const { state, info } = await handle(campaignId).describe();
        return {
          campaignId,
          paused: state.paused,
          note: state.note ?? null,
          nextRuns: state.paused ? [] : info.nextActionTimes.slice(0, 4).map((at) => at.toISOString()),
          lastRuns: info.recentActions.map(({ takenAt, action }) => ({
            at: takenAt.toISOString(),
            workflowId: action.workflow.workflowId,
          })),
        };
      }),

    pause: (campaignId, paused, note) =>
      found(campaignId, () => (paused ? handle(campaignId).pause(note) : handle(campaignId).unpause(note))),

    remove: (campaignId) => found(campaignId, () => handle(campaignId).delete()),
  };
  return launches;
}

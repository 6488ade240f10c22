/** What the Temporal UI can filter runs by. */
export const searchAttributes = {
  MusterCampaign: 'Keyword',
  MusterTalent: 'Keyword',
  MusterPhase: 'Keyword',
  MusterState: 'Keyword',
  MusterTier: 'Keyword',
  MusterRole: 'Keyword',
  MusterDueAt: 'Datetime',
  MusterBlocked: 'Bool',
} as const;

/** Settings of the dev server that were measured to help, on its one shard (docs/performance.md). */
export const devServerArgs = [
  ['--dynamic-config-value', 'system.enableActivityEagerExecution=true'],
  ['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=1000'],
  ['--log-level', 'warn'],
].flat();

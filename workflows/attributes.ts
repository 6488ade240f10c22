import { defineSearchAttributeKey } from '@temporalio/common';

/** What runs can be filtered by in the Temporal UI. Never personal data: ids and states only. */
export const attributes = {
  MusterCampaign: defineSearchAttributeKey('MusterCampaign', 'KEYWORD'),
  MusterTalent: defineSearchAttributeKey('MusterTalent', 'KEYWORD'),
  MusterPhase: defineSearchAttributeKey('MusterPhase', 'KEYWORD'),
  MusterState: defineSearchAttributeKey('MusterState', 'KEYWORD'),
  MusterTier: defineSearchAttributeKey('MusterTier', 'KEYWORD'),
  MusterRole: defineSearchAttributeKey('MusterRole', 'KEYWORD'),
  MusterDueAt: defineSearchAttributeKey('MusterDueAt', 'DATETIME'),
  MusterBlocked: defineSearchAttributeKey('MusterBlocked', 'BOOL'),
} as const;

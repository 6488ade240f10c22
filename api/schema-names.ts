import { z } from 'zod';

import { AskAnswer, AskDetail, AskOption, AskOwner, AskReassignment, AskView } from '../domain/ask/contract';
import { MoneyView, PaymentView, WorkItemView } from '../domain/assign/contract';
import { CampaignRequest } from '../domain/campaign/contract';
import { SeasonPlan } from '../domain/campaign/plan-contract';
import { EffectView } from '../domain/effect/contract';
import {
  EngagementSummary,
  EngagementView,
  Explanation,
  PersonView,
  StoryLinks,
  TimelineEntry,
} from '../domain/engagement/contract';
import { RatingCaseView, ScorecardView, TierChangeView, TierPreview, TierWhatIf } from '../domain/evaluate/contract';
import { EventView } from '../domain/event/contract';
import { ChallengeView, ClassificationStep } from '../domain/source/classification/view-contract';
import { HireRequest, MoneyInput } from '../domain/hire/contract';
import {
  KnowledgeFile,
  KnowledgeHit,
  KnowledgeRequest,
  KnowledgeTags,
  KnowledgeView,
} from '../domain/knowledge/contract';
import { TalentChange, TalentRequest, TalentSummary, TalentView } from '../domain/pool/contract';
import { HireSummary, HireView } from '../domain/requisition/contract';
import { ClassDetail, ClassPerson, ClassView } from '../domain/season/class-contract';
import { CampaignSummary, CampaignView, PlanPreview, PlanVersionView } from '../domain/season/contract';
import { ReleaseView } from '../domain/season/release-contract';
import { Problem } from './problems';

/** Contracts that the API page and the typed client know by name; all others are written out where they are used. */
export const namedSchemas = {
  AskAnswer,
  AskDetail,
  AskOption,
  AskOwner,
  AskReassignment,
  AskView,
  CampaignRequest,
  ClassDetail,
  ClassPerson,
  ClassView,
  CampaignSummary,
  CampaignView,
  ChallengeView,
  ClassificationStep,
  EffectView,
  EngagementSummary,
  EngagementView,
  EventView,
  Explanation,
  HireRequest,
  HireSummary,
  HireView,
  KnowledgeFile,
  KnowledgeHit,
  KnowledgeRequest,
  KnowledgeTags,
  KnowledgeView,
  MoneyInput,
  MoneyView,
  PaymentView,
  PersonView,
  PlanPreview,
  PlanVersionView,
  Problem,
  RatingCaseView,
  ReleaseView,
  ScorecardView,
  SeasonPlan,
  StoryLinks,
  TalentChange,
  TalentRequest,
  TalentSummary,
  TalentView,
  TierChangeView,
  TierPreview,
  TierWhatIf,
  TimelineEntry,
  WorkItemView,
} as const;

/** The names, as zod asks for them. */
export const schemaNames = z.registry<{ id?: string }>();
for (const [id, schema] of Object.entries(namedSchemas)) schemaNames.add(schema, { id });

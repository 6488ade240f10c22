import { planSeason } from '../../domain/campaign/plan';
import type { CampaignRequest } from '../../domain/campaign/contract';
import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { Invalid, type FieldError } from '../../domain/errors';
import type { ConsolePage } from './frame';
import { seasonSections, seasonFields, type SeasonField } from './season-fields';
import { bySeasonInput, readSeason, seasonLabel, type SeasonDraft } from './season-form';
import { planData, requestWords, swingWords } from './season-plan-data';

/** What a draft was worked out to. */
export interface WorkedOut {
  request: CampaignRequest | null;
  plan: SeasonPlan | null;
  errors: FieldError[];
}

/** Plans a new season from a draft; errors name inputs of the form. `asOf` is a local date. */
export function workOut(draft: SeasonDraft, asOf: string): WorkedOut {
  return workOutBy(draft, (request) => planSeason(request, { asOf }));
}

/** The same with a plan of its own: a season under way is planned on from where it stands. */
export function workOutBy(draft: SeasonDraft, plan: (request: CampaignRequest) => SeasonPlan): WorkedOut {
  const read = readSeason(draft);
  if ('errors' in read) return { request: null, plan: null, errors: read.errors };
  try {
    return { request: read.request, plan: plan(read.request), errors: [] };
  } catch (error) {
    if (!(error instanceof Invalid) || !Array.isArray(error.facts['errors'])) throw error;
    return { request: read.request, plan: null, errors: bySeasonInput(error.facts['errors'] as FieldError[]) };
  }
}

/** Form and plan side by side. `beside`: the plan that it is compared with; `fresh`: not filled in by anybody yet. */
export function sheetData(
  draft: SeasonDraft,
  worked: WorkedOut,
  page: ConsolePage,
  options: { beside?: { plan: SeasonPlan; label: string } | null; fresh?: boolean; fixed?: boolean } = {},
): object {
  const errors = options.fresh ? [] : worked.errors;
  return {
    draft,
    sections: seasonSections,
    field: (name: string): SeasonField | undefined => seasonFields.get(name),
    swing: swingWords(draft['demand.baseCalls'] ?? '', draft['demand.swing.percent'] ?? ''),
    errors: Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message])),
    summary: errors.map(({ pointer, message }) => ({ field: pointer, text: `${seasonLabel(pointer)}: ${message}` })),
    missing: worked.errors.map(({ pointer, message }) => ({
      field: pointer,
      text: `${seasonLabel(pointer)}: ${message}`,
    })),
    panel: worked.plan ? planData(worked.plan, page.f, options.beside ?? null) : null,
    asks: worked.request ? requestWords(worked.request) : null,
    fixed: options.fixed ?? false,
    suggest: {
      zones: ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'UTC'],
      currencies: ['USD', 'EUR', 'GBP'],
    },
  };
}

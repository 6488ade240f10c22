import * as adverse from './adverse';
import * as applications from './applications';
import { createAsks } from './asks';
import { basisOf } from './basis';
import * as certificates from './certificates';
import * as actuals from './season/actuals';
import * as applicants from './season/applicants';
import * as blocks from './season/blocks';
import * as seasonCancel from './season/cancel';
import * as campaigns from './season/campaigns';
import * as seasonCommands from './season/commands';
import { draftCampaign } from './season/draft';
import { settleFirstDays } from './season/first-days';
import * as seasonGate from './season/gate';
import { lateMembers } from './season/late';
import * as looks from './season/looks';
import * as members from './season/members';
import { waitForNextClass } from './season/next-class';
import * as overruns from './season/overruns';
import * as payBookings from './season/pay-bookings';
import * as payCaps from './season/pay-caps';
import * as payRuns from './season/pay-runs';
import { wavePlaces } from './season/plan-waves';
import * as plans from './season/plans';
import * as releases from './season/releases';
import * as series from './season/series';
import * as shifts from './season/shifts';
import { readSituation } from './season/situation';
import * as time from './season/time';
import * as waves from './season/waves';
import * as weekRatings from './season/week-ratings';
import * as workMetrics from './season/metrics';
import * as bulk from './bulk/batches';
import * as challenges from './challenges';
import * as checklist from './checklist';
import * as classifications from './classifications';
import * as clock from './clock';
import * as commands from './commands';
import type { Database } from './connection';
import * as contracts from './contracts';
import * as effects from './effects';
import * as engaging from './engaging';
import * as engagements from './engagements';
import * as events from './events';
import * as handover from './handover';
import * as hires from './hires';
import { createHooks } from './hooks';
import * as impasses from './impasses';
import * as keeping from './keeping';
import * as knowledge from './knowledge';
import * as leases from './leases';
import { tellMany, tellNews } from './news';
import { whyNoNewWork } from './new-work';
import * as outbox from './outbox';
import * as payments from './payments';
import * as policies from './policies';
import { createPrivateData } from './private';
import { expiryFacts } from './reads/expiry-facts';
import { radarPolicy } from './reads/radar-policy';
import * as renewals from './renewals';
import { endRetention } from './retention';
import * as ruleSets from './rule-sets';
import * as talents from './talents';
import * as terms from './terms';
import * as appeals from './rating-appeals';
import * as cases from './rating-cases';
import * as disputes from './rating-disputes';
import * as ratingFacts from './rating-facts';
import * as windows from './rating-windows';
import * as scorecards from './scorecards';
import * as tiers from './tiers';
import * as timers from './timers';
import * as users from './users';
import * as vetting from './vetting';
import * as work from './work';

export type Store = ReturnType<typeof createStore>;

/**
 * Everything that is stored, by what it is about. Each function takes the transaction (reads: or the pool) first.
 * `masterKey`: 32 bytes that wrap the keys of personal data.
 */
export function createStore(database: Database, options: { masterKey: Uint8Array }) {
  const privateData = createPrivateData(options.masterKey);
  const asks = createAsks(privateData);
  return {
    transaction: database.transaction,
    /** For single reads that need no transaction: a third of its round trips. */
    reader: database.knex,
    // The mechanisms: none of them knows a phase.
    events,
    clock,
    policies: { ...policies, read: policies.createPolicyReader() },
    outbox,
    commands,
    asks,
    bulk,
    effects,
    timers,
    hooks: createHooks(asks),
    private: privateData,
    users,
    // The journey: one repository per aggregate.
    hires,
    applications,
    impasses,
    engagements,
    basisOf,
    terms,
    engaging,
    vetting,
    adverse,
    ruleSets,
    classifications,
    challenges,
    contracts,
    checklist,
    certificates,
    leases,
    news: { tellMany, tellNews },
    radar: { ...renewals, expiryFacts, radarPolicy, whyNoNewWork, endRetention },
    work,
    payments,
    keeping,
    handover,
    knowledge,
    talents,
    // A season: one repository per table of it.
    actuals,
    applicants,
    blocks,
    campaigns: {
      ...campaigns,
      ...plans,
      ...seasonGate,
      ...seasonCommands,
      ...seasonCancel,
      ...looks,
      ...overruns,
      ...series,
      draftCampaign,
      lateMembers,
      readSituation,
      wavePlaces,
    },
    members: { ...members, settleFirstDays },
    payRuns: { ...payRuns, ...payCaps, ...payBookings },
    releases,
    shifts,
    time,
    waves: { ...waves, waitForNextClass },
    weekRatings,
    workMetrics,
    // Ratings over time.
    scorecards,
    ratingFacts,
    windows,
    tiers,
    cases: { ...cases, ...disputes, ...appeals },
  };
}

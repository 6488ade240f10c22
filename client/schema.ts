// Generated from the routes by `muster openapi`; do not edit.

export interface paths {
  '/v1/actuals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What really came to a season, by interval and queue
     * @description A JSON list, or a CSV file (text/csv, up to 10 MB and 100,000 rows) with the columns starts, queue, offered, handled, abandoned, ahtSeconds, serviceLevel, staffed; the last three may be left out. A later report of an interval takes the place of the first. A wrong line, or a gap within a day, refuses the whole.
     *
     *     Who may: admin, ops, engineer.
     */
    post: operations['postActuals'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/actuals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Plan against actual, week by week
     * @description Who may: admin, ops, hr, approver, engineer, auditor, lead.
     */
    get: operations['getCampaignsIdActuals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/asks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Questions to people, the one due first on top
     * @description Talent see their own; staff see those of the stories that they take part in.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getAsks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/asks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One question with its form and options
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getAsksId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/asks/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer a question
     * @description The first answer counts: a second one gets 409 with the first in “facts”. So a repeat is harmless.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, talent.
     */
    post: operations['postAsksIdAnswer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/asks/{id}/reassign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a question to another user or role
     * @description An absent approver delegates. Nobody chooses who answers what they must not answer themselves.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer.
     */
    post: operations['postAsksIdReassign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/asks/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer many questions, each on its own
     * @description With dryRun nothing is written and the outcome tells what would happen.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, talent.
     */
    post: operations['postAsksAnswers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ask-groups/{key}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer several questions of one group at once: all of them, or none
     * @description Who may: admin, ops, hr, lead, approver, engineer, talent.
     */
    post: operations['postAskGroupsKeyAnswers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/board': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the season will make it: sentence, forecast, curve, funnel, classes, money, decisions
     * @description All who watch a season share its looks: this one may be up to two seconds old, and is newer than what you, signed in as staff, last wrote through the same API process. With the header Cache-Control: no-cache it is looked at anew.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdBoard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/board/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The board, live (server-sent events)
     * @description Begins with the board as it is, and sends it again when something of the season or its people happened, once a second at most. Resumes behind the header Last-Event-ID or ?after=.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdBoardStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/board.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One table of the board, as CSV
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdBoardCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk/dry-run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a batch would do: how many, and which not and why
     * @description Nothing is written. Send the same body to /v1/bulk to do it.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postBulkDryRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Batches, the newest on top
     * @description Who may: admin, ops, hr, auditor.
     */
    get: operations['getBulk'];
    put?: never;
    /**
     * Remind, waive or give away many open questions at once
     * @description Carried out by the worker, one by one, and restart-safe; each keeps the rules of the single action. Try it first with /v1/bulk/dry-run.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One batch and how far it is
     * @description Who may: admin, ops, hr, auditor.
     */
    get: operations['getBulkId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a batch back, as far as nothing irreversible has happened
     * @description Only given-away questions go back, while they are open and still with their new owner.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postBulkIdUndo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve the newest version of its plan
     * @description If-Match holds the ETag of that version. Neither who asked for the season nor who made the version may approve it.
     *
     *     Who may: admin, approver, ops, hr.
     */
    post: operations['postCampaignsIdApprove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the season was told, and what became of it
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdCommands'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/commands/{command}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One command and what became of it
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdCommandsCommand'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * It stands still: no new offers, starts or bookings; offers that are out stay valid
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * It goes on; classes that are too late now get new dates
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * It ends: offers are withdrawn, onboardings taken back, everybody else is offboarded
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/replan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at what was seen so far, and propose what should change
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdReplan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/target': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * More or fewer people for the peak, from now on; classes under way stay
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdTarget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/waves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Training classes of a season, the first to begin first
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdWaves'];
    put?: never;
    /**
     * One class more
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdWaves'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/replace': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Whoever owes an answer loses the place; it is offered to the next
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdReplace'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/ramp-down': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin the release now
     * @description With dryRun nothing is written and the outlook tells whom it would concern, and what it would cost.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdRampDown'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Seasons, the newest first
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaigns'];
    put?: never;
    /**
     * Plan a season; its run begins and asks for the approval of the plan
     * @description The same externalId from the same caller finds the same season. Demand is typed as a curve or given as CSV, up to 10 MB.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaigns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a season would be planned as; nothing is written
     * @description Who may: admin, ops, hr.
     */
    post: operations['postCampaignsPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One season: where it stands and what it waits for
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every version of its plan, the newest first
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdPlans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Its plan: the newest version, or the one asked for
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdPlan'];
    /**
     * Plan it anew from another request: a new version, to be approved
     * @description If-Match holds the ETag of the newest version. With dryRun (then without If-Match) the plan is only shown beside the newest version.
     *
     *     Who may: admin, ops, hr.
     */
    put: operations['putCampaignsIdPlan'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/checklist/{item}/waive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let work start without an item of the checklist
     * @description With a reason, which is kept and shown. The talent is not asked for it any more. Items that the policy does not let be waived are refused.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postEngagementsIdChecklistItemWaive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/classification/challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Disagree with the classification; a person answers with reasons in time
     * @description The talent, or hr for a talent who said so by word of mouth. While one challenge of the decision is open, it is given again.
     *
     *     Who may: talent, hr, admin.
     */
    post: operations['postEngagementsIdClassificationChallenge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Business time, and how fast it runs
     * @description Who may: Everyone.
     */
    get: operations['getClock'];
    put?: never;
    /**
     * Change the speed of business time, or jump ahead
     * @description Only where business time is not wall time: demos and tests, never production.
     *
     *     Who may: admin, engineer.
     */
    post: operations['postClock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A document as it was made, e.g. the signed statement of work
     * @description ETag is the SHA-256 of the bytes.
     *
     *     Who may: admin, ops, hr, lead, auditor, approver, talent.
     */
    get: operations['getDocumentsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the engagement was told, and what became of it
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getEngagementsIdCommands'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/commands/{command}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One command and what became of it
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getEngagementsIdCommandsCommand'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The person withdraws before work begins; what was done is taken back
     * @description Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postEngagementsIdWithdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/resign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The person resigns: the end moves up, the handover begins
     * @description Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postEngagementsIdResign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/terminate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The client ends it: access is revoked first, or with notice on a day
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postEngagementsIdTerminate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work stands still: access is revoked, dates wait
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postEngagementsIdSuspend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work goes on: access is granted anew, dates move by the time it stood still
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postEngagementsIdResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A later end, once approver and talent agree
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postEngagementsIdExtend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/change-order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Other deliverables, once approver and talent agree; within the budget
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postEngagementsIdChangeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/correct-pay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reverses a milestone’s payment and pays what is right instead
     * @description Who may: admin, ops, hr.
     */
    post: operations['postEngagementsIdCorrectPay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Engagements, the newest first, each with where it stands
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getEngagements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One engagement with all that belongs to it
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getEngagementsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where it stands: whose turn, since when, what if nobody acts, what comes next
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getEngagementsIdExplain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, the newest first, in plain English
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getEngagementsIdTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/effects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The ledger: what was done, undone and left in outside systems
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getEngagementsIdEffects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, in order
     * @description Oldest first; go on with “next”, also later: it is null only while there is nothing newer.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, as CSV
     * @description At most 10,000 events; the header X-Next holds the cursor of what is left.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEventsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens, live (server-sent events)
     * @description Resumes behind the header Last-Event-ID (browsers send it by themselves) or ?after=. Begins with now otherwise.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEventsStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/expiries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What runs out while its engagement is open, the nearest date on top
     * @description Checks, certificates, insurance, classifications, access, contracts and the tenure clock, each with what follows on its date. The worker asks for renewals before.
     *
     *     Who may: admin, ops, hr, lead, auditor, engineer.
     */
    get: operations['getExpiries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hires, the newest first, each with where it stands
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getHires'];
    put?: never;
    /**
     * Hire one freelancer: one requisition, one seat
     * @description Starts a durable run that carries the person from sourcing through offboarding. The same externalId from the same caller finds the same hire.
     *
     *     Who may: lead, hr, ops, admin.
     */
    post: operations['postHires'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a hire back before work begins; whoever has an offer is let go
     * @description Who may: admin, ops, hr; lead for their own.
     */
    post: operations['postHiresIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One hire: requisition, budget, ranked applications, asks, engagement, timeline
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getHiresId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires/{id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where it stands: whose turn, since when, what if nobody acts, what comes next
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getHiresIdExplain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened to it and its engagements, the newest first, in plain English
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getHiresIdTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hires/{id}/effects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The ledger of the hire itself: what was done in outside systems before anybody was engaged
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getHiresIdEffects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What an outside system reports
     * @description Standard Webhooks: webhook-id, webhook-timestamp (at most 5 minutes off) and webhook-signature over the raw body. Recorded once per provider and id; a repeat is answered like the first.
     *
     *     Who may: Everyone.
     */
    post: operations['postHooksProvider'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All API keys, the newest first
     * @description Who may: admin, auditor.
     */
    get: operations['getKeys'];
    put?: never;
    /**
     * Make an API key; its text is shown this once
     * @description Who may: admin.
     */
    post: operations['postKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an API key invalid at once, for good
     * @description Who may: admin.
     */
    post: operations['postKeysIdRevoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/knowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Notes by words, role, system and skill, the best match first
     * @description Ask in words of your own; synonyms count. "A phrase" and -without are kept to. Without words the newest come first. The rank is explained in docs/knowledge.md.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getKnowledge'];
    put?: never;
    /**
     * Write a note as a draft
     * @description Who may: admin, ops, hr, lead.
     */
    post: operations['postKnowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/knowledge/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One note
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getKnowledgeId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the tags by which a note is found
     * @description Who may: admin, ops, hr, lead.
     */
    patch: operations['patchKnowledgeId'];
    trace?: never;
  };
  '/v1/knowledge/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that a note is right: a draft is kept from now on, a kept note counts as fresh again
     * @description Who may: admin, ops, hr, lead, talent.
     */
    post: operations['postKnowledgeIdConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/knowledge/{id}/useful': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say whether a note was useful; your last word counts
     * @description Who may: admin, ops, hr, lead, approver, engineer, talent.
     */
    post: operations['postKnowledgeIdUseful'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/knowledge/{id}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add a file to a note: its bytes are the body
     * @description Who may: admin, ops, hr, lead.
     */
    post: operations['postKnowledgeIdFiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Files of an engagement’s handover
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getEngagementsIdFiles'];
    put?: never;
    /**
     * Add a file to the handover that is being written: its bytes are the body
     * @description Who may: admin, ops, hr, lead, talent.
     */
    post: operations['postEngagementsIdFiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/files/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The bytes of a file, to be saved
     * @description ETag is the SHA-256 of the bytes.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getFilesId'];
    put?: never;
    post?: never;
    /**
     * Take a file away: your own while the handover is written, any as one who looks after notes
     * @description Who may: admin, ops, hr, lead, talent.
     */
    delete: operations['deleteFilesId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Figures of the work tool by person and week
     * @description A JSON list, or a CSV file (text/csv, up to 10 MB and 100,000 rows) with the columns engagement, period, metric, value, n. Of a list what is right is kept, and the rest is told with its place; a wrong line of a file refuses the whole. The newest of a person, week and metric wins.
     *
     *     Who may: admin, ops, hr, engineer.
     */
    post: operations['postMetrics'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Payments, the latest due first; only runs make them
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getPayments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payments.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A statement of payments as CSV
     * @description At most 10,000 lines, the latest due first; ask for less with from and until.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getPaymentsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All policies, each in its versions
     * @description Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One policy: the newest version, or the one asked for
     * @description Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getPoliciesKind'];
    put?: never;
    /**
     * Publish a new version; runs that began keep theirs
     * @description If-Match holds the ETag of the version that it was made from.
     *
     *     Who may: admin, ops.
     */
    post: operations['postPoliciesKind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Release lists of a season, the newest first
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdReleases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/releases/{no}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One list: who, in which order, and why
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdReleasesNo'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Keep people on a list, or put them back, before it is signed
     * @description Who may: admin, ops, hr.
     */
    patch: operations['patchCampaignsIdReleasesNo'];
    trace?: never;
  };
  '/v1/engagements/{id}/release-volunteer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask to go first when a season releases people, or take it back
     * @description Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postEngagementsIdReleaseVolunteer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Quarterly launches with their next runs
     * @description Who may: admin, ops, hr, auditor, engineer.
     */
    get: operations['getSchedules'];
    put?: never;
    /**
     * Draft a season like this one every quarter
     * @description The series begins with a season that is there, or with a new one that is planned and drafted now.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postSchedules'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One quarterly launch
     * @description Who may: admin, ops, hr, auditor, engineer.
     */
    get: operations['getSchedulesId'];
    put?: never;
    post?: never;
    /**
     * End the series; seasons that were drafted stay
     * @description Who may: admin, ops, hr.
     */
    delete: operations['deleteSchedulesId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Draft no season until it goes on
     * @description Who may: admin, ops, hr.
     */
    post: operations['postSchedulesIdPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{id}/unpause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Draft seasons again
     * @description Who may: admin, ops, hr.
     */
    post: operations['postSchedulesIdUnpause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Scorecards with their metrics, the newest first
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getScorecards'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards/{id}/disputes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dispute one metric of your scorecard
     * @description Until the day that the scorecard names. Somebody who did not rate decides; a corrected card replaces this one, which is kept. Each metric can be disputed once.
     *
     *     Who may: talent for their own.
     */
    post: operations['postScorecardsIdDisputes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tiers/{id}/appeals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Appeal against a decision about your tier
     * @description Until the day that the change names. Somebody else than before decides; when they agree with you the tier is restored.
     *
     *     Who may: talent for their own.
     */
    post: operations['postTiersIdAppeals'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engagements/{id}/appeals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Appeal against the suspension or the early end of your engagement
     * @description Somebody else than before decides. A suspension that was wrong ends; what has ended stays ended.
     *
     *     Who may: talent for their own.
     */
    post: operations['postEngagementsIdAppeals'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rating-cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Disputes, appeals and questions about tier D, the newest first
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getRatingCases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rating-cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One dispute, appeal or question about tier D
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getRatingCasesId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Half hours of a season with their places
     * @description At most 31 days at a time.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor; talent for their own.
     */
    get: operations['getShiftBlocks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks/uncovered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where people are missing in the next days
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getShiftBlocksUncovered'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks/claims': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Claim runs of half hours, for one person and week
     * @description Each run is granted or refused with its reason; the others stand. Whoever claims within the time to confirm has confirmed. Sent again, it gives what is theirs.
     *
     *     Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postShiftBlocksClaims'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks/claim-lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Claim for many people at once, as a planning tool does
     * @description Each person’s claim stands or falls by itself, under the same rules as their own. Sent again, it gives what is theirs.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postShiftBlocksClaimLists'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks/confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm shifts: the person comes
     * @description What went to standby gets its place back while there is one.
     *
     *     Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postShiftBlocksConfirmations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shift-blocks/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give shifts back; their places are free for others at once
     * @description Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postShiftBlocksReleases'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shifts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Shifts, by their begin
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getShifts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The season looked back on: plan against actual, cost, yields, leavers, what the next plan will assume
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/report.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same as CSV: one line for each figure
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdReportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a one-time sign-in link for a member of staff
     * @description Who may: admin.
     */
    post: operations['postSignInLinks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who this credential is
     * @description Who may: admin, ops, lead, hr, engineer, auditor, talent, approver.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/talents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * People in the pool by skill, tier, availability and background check, the best tier first
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getTalents'];
    put?: never;
    /**
     * Take a person into the pool
     * @description The source reference is the business key: a known one is refused with the person’s id.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postTalents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/talents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One person: skills, tier, certificates, checks, engagements, scorecards
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getTalentsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change what is known of a person: missing = leave, null = clear
     * @description Who may: admin, ops, hr.
     */
    patch: operations['patchTalentsId'];
    trace?: never;
  };
  '/v1/talents/{id}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a person at their request
     * @description Name, mail and all that is sealed with them are unreadable from then on, and cannot be brought back; what the law wants kept stays until its date. Refused while an engagement is open. Repeats change nothing.
     *
     *     Who may: admin, hr.
     */
    post: operations['postTalentsIdErase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Changes of tiers with their reasons, the newest first
     * @description Who may: admin, ops, hr, lead, engineer, auditor, talent.
     */
    get: operations['getTiers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tiers/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a change of a person’s tier would bring and cost, before it applies
     * @description Who may: admin, ops, hr, lead, auditor.
     */
    get: operations['getTiersPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tiers/what-if': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What another policy would do to everyone’s tier, and cost a month
     * @description Nothing is written. Cards are summed up and played again under the policy named; what a person decided stays.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postTiersWhatIf'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/talents/{id}/tier': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change a person’s tier by hand, with a reason
     * @description See GET /v1/tiers/preview for its cost first. The person may appeal against a lower tier.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postTalentsIdTier'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shifts/attendance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report what was worked of many shifts
     * @description Up to 1,000 at a time. A shift may be reported again until the time of its week is approved.
     *
     *     Who may: admin, ops, hr, engineer.
     */
    post: operations['postShiftsAttendance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/time-entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Time by person, week and kind, the newest week first
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getTimeEntries'];
    put?: never;
    /**
     * Import what was worked: a file of shifts and minutes
     * @description A CSV file (text/csv, up to 10 MB and 30,000 rows) with the columns shift, minutes, or the same as a JSON list. A wrong line refuses the whole. Time that was reported again takes the place of the first report until its week is approved.
     *
     *     Who may: admin, ops, hr, engineer.
     */
    post: operations['postTimeEntries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/time-entries.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The statement of a season’s week as CSV
     * @description At most 20,000 lines. Names are left out for readers who may not know them.
     *
     *     Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getTimeEntriesCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/time-entries/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve time: a list, or all that is submitted of a week
     * @description Who may: admin, ops, hr.
     */
    post: operations['postTimeEntriesApprove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/time-entries/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decline time, with a reason
     * @description Who may: admin, ops, hr.
     */
    post: operations['postTimeEntriesDecline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/time-entries/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Correct time: a new version; what was paid is reversed and paid anew
     * @description Who may: admin, ops, hr.
     */
    post: operations['postTimeEntriesCorrect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Active staff by name
     * @description Who may: admin, ops, hr, lead, auditor.
     */
    get: operations['getUsers'];
    put?: never;
    /**
     * Add a member of staff
     * @description Who may: admin.
     */
    post: operations['postUsers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One member of staff
     * @description Who may: admin, ops, hr, lead, auditor.
     */
    get: operations['getUsersId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change name, title, roles or time zone; brings a disabled user back
     * @description Who may: admin.
     */
    patch: operations['patchUsersId'];
    trace?: never;
  };
  '/v1/users/{id}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shut a member of staff out: no sign-in, no answers, no mails
     * @description Who may: admin.
     */
    post: operations['postUsersIdDisable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/waves/{no}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One class with its people
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor.
     */
    get: operations['getCampaignsIdWavesNo'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/waves/{no}/confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm that people come to the class
     * @description Asked for seven days and 48 hours ahead; silence gives the place to the waitlist. People confirm their own place; staff may for a list of them.
     *
     *     Who may: admin, ops, hr; talent for their own.
     */
    post: operations['postCampaignsIdWavesNoConfirmations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/waves/{no}/check-ins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Who came on the first day
     * @description Never more than there are seats: whoever finds none is the first in the next class. Repeats change nothing.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdWavesNoCheckIns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/waves/{no}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Who passed the classroom, or ended the supervised weeks
     * @description Whoever does not pass the classroom falls out; who does not end the supervision gets another week.
     *
     *     Who may: admin, ops, hr.
     */
    post: operations['postCampaignsIdWavesNoResults'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/work-items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Deliverables, the one due first on top
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getWorkItems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/work-items/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One deliverable with its acceptance criteria, submission and review
     * @description Who may: admin, ops, hr, lead, approver, engineer, auditor, talent.
     */
    get: operations['getWorkItemsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AskAnswer: {
      /** @description One of the ask’s options, e.g. "accept". */
      option: string;
      /** @description Fields as the ask’s form (JSON Schema) asks for. */
      form?: {
        [key: string]: unknown;
      };
      /** @description Why; required where the option says so. */
      reason?: string;
    };
    AskDetail: {
      label: string;
      value: string;
      href?: string;
    };
    AskOption: {
      value: string;
      label: string;
      /** @default false */
      needsReason: boolean;
      /** @default false */
      mayGiveReason: boolean;
      /** @default false */
      skipsForm: boolean;
      endsGroup?: boolean;
    };
    AskOwner:
      | {
          talent: string;
        }
      | {
          user: string;
        }
      | {
          /** @enum {string} */
          role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
        };
    AskReassignment: {
      to: components['schemas']['AskOwner'];
      reason: string;
    };
    AskView: {
      id: string;
      kind: string;
      /** @description What it is called in its group, e.g. work-1/review. */
      name: string;
      /** @enum {string} */
      phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
      /** @enum {string} */
      state: 'open' | 'answered' | 'lapsed' | 'withdrawn';
      subject: string;
      thread: string;
      /** @description Its stretch of the story: asks of one group can be answered together. */
      group: string;
      to: components['schemas']['AskOwner'];
      question: string;
      detail: components['schemas']['AskDetail'][];
      options: components['schemas']['AskOption'][];
      form: {
        [key: string]: unknown;
      } | null;
      personal: boolean;
      /** @description Page of the outside system where this is answered, if any. */
      link: string | null;
      openedAt: string;
      dueAt: string;
      /** @description When it goes to someone else unanswered; with onTimeout the day on which an answer is expected. */
      escalatesAt: string | null;
      escalatedAt: string | null;
      /** @description The option that counts when nobody answers by dueAt; null: the ask lapses. */
      onTimeout: string | null;
      policy: string;
      answer: {
        option: string;
        form: {
          [key: string]: unknown;
        } | null;
        by: string;
        at: string;
        reason: string | null;
      } | null;
    };
    CampaignRequest: {
      /** @description Your own id of this season; unique per caller. */
      externalId: string;
      name: string;
      /** @description IANA zone, e.g. "America/New_York". */
      timeZone: string;
      jurisdiction: string;
      /** @enum {string} */
      engagementType: 'w2_seasonal' | 'eor' | 'aor' | 'sow_vendor';
      role: string;
      skills: {
        skill: string;
        /** @description 1 beginner … 5 master; at least this. */
        level: number;
      }[];
      demand:
        | {
            /** @description Length of the interval that calls are counted in. */
            intervalMinutes: 10 | 15 | 30 | 60;
            /** @description Calls of a busy interval outside the season. */
            baseCalls: number;
            swing: {
              percent: number;
              /**
               * @description increase: base + percent of base; multiple: percent of base.
               * @enum {string}
               */
              meaning: 'increase' | 'multiple';
            };
            /**
             * Format: date
             * @description First day of the peak; weeks count from it.
             */
            peakStarts: string;
            rampWeeks: number;
            peakWeeks: number;
            fallWeeks: number;
          }
        | {
            /** @description Length of the interval that calls are counted in. */
            intervalMinutes: 10 | 15 | 30 | 60;
            /**
             * Format: date
             * @description First day of the peak; weeks count from it.
             */
            peakStarts: string;
            /** @description Columns: starts, queue (when there are several), and one of calls, agents, heads. */
            csv: string;
            /** @description Every figure of the file so many times. (Default: 1) */
            factor?: number;
          };
      service: {
        ahtSeconds: number;
        level: number;
        thresholdSeconds: number;
        maxOccupancy: number;
        /** @description Share of paid time away from calls, whole or by part, e.g. {"breaks": 0.1, "coaching": 0.05}. */
        shrinkage:
          | number
          | {
              [key: string]: number;
            };
      };
      /** @description (Default: one queue of calls) */
      queues?: {
        queue: string;
        /** @enum {string} */
        channel: 'voice' | 'chat' | 'deferred';
        ahtSeconds?: number;
        level?: number;
        thresholdSeconds?: number;
        /** @description Chats at once. (Default: 1) */
        concurrency?: number;
        /** @description Part of typed calls that goes here; the shares add up to 1. */
        share?: number;
      }[];
      hours: {
        openPerWeek: number;
        /** @description Average load over open hours, as a share of the busy interval. */
        averageToPeak: number;
        perAgentWeek: number;
        attendance: number;
        /** @description Share of paid hours that fall where they are needed. */
        scheduleFit: number;
      };
      yields: {
        screenPass: number;
        accept: number;
        clear: number;
        show: number;
        classroom: number;
        nesting: number;
        weeklySurvival: number;
      };
      /** @description Who stays through each of the first weeks at work; later weeks as weeklySurvival. (Default: all weeks alike) */
      survivalByTenure?: number[];
      base: {
        /** @description Agents employed outside the season. */
        heads: number;
        /** @description Are leavers of the base replaced outside this plan? */
        backfilled: boolean;
      };
      training: {
        rooms: number;
        /** @description Seats of a room. */
        seats: number;
        /** @description Learners per trainer. */
        trainerRatio: number;
        classroomWeeks: number;
        nestingWeeks: number;
        hoursPerWeek: number;
        sourcingLeadDays: number;
        /**
         * @description First and last day; no classroom touches them.
         * @default []
         */
        blackouts: string[];
      };
      /** @description Proficiency by week since going live; the last value stays. */
      ramp: number[];
      pay: {
        hourly: components['schemas']['MoneyInput'];
        /**
         * @description worked: absence is not paid; scheduled: it is.
         * @enum {string}
         */
        paidHours: 'worked' | 'scheduled';
        trainingPaid: boolean;
        /** @description Employer’s taxes and insurance on top of wages. */
        burdenPercent: number;
      };
      budget: {
        /** @description Decimal text, e.g. "1200.00". */
        amount: string;
        /** @description ISO 4217 code. */
        currency: string;
        covers: ('new' | 'base')[];
      };
      /** @default [] */
      systems: {
        system: string;
        role: string;
      }[];
    };
    CampaignRequestInput: {
      /** @description Your own id of this season; unique per caller. */
      externalId: string;
      name: string;
      /** @description IANA zone, e.g. "America/New_York". */
      timeZone: string;
      jurisdiction: string;
      /** @enum {string} */
      engagementType: 'w2_seasonal' | 'eor' | 'aor' | 'sow_vendor';
      role: string;
      skills: {
        skill: string;
        /** @description 1 beginner … 5 master; at least this. */
        level: number;
      }[];
      demand:
        | {
            /** @description Length of the interval that calls are counted in. */
            intervalMinutes: 10 | 15 | 30 | 60;
            /** @description Calls of a busy interval outside the season. */
            baseCalls: number;
            swing: {
              percent: number;
              /**
               * @description increase: base + percent of base; multiple: percent of base.
               * @enum {string}
               */
              meaning: 'increase' | 'multiple';
            };
            /**
             * Format: date
             * @description First day of the peak; weeks count from it.
             */
            peakStarts: string;
            rampWeeks: number;
            peakWeeks: number;
            fallWeeks: number;
          }
        | {
            /** @description Length of the interval that calls are counted in. */
            intervalMinutes: 10 | 15 | 30 | 60;
            /**
             * Format: date
             * @description First day of the peak; weeks count from it.
             */
            peakStarts: string;
            /** @description Columns: starts, queue (when there are several), and one of calls, agents, heads. */
            csv: string;
            /** @description Every figure of the file so many times. (Default: 1) */
            factor?: number;
          };
      service: {
        ahtSeconds: number;
        level: number;
        thresholdSeconds: number;
        maxOccupancy: number;
        /** @description Share of paid time away from calls, whole or by part, e.g. {"breaks": 0.1, "coaching": 0.05}. */
        shrinkage:
          | number
          | {
              [key: string]: number;
            };
      };
      /** @description (Default: one queue of calls) */
      queues?: {
        queue: string;
        /** @enum {string} */
        channel: 'voice' | 'chat' | 'deferred';
        ahtSeconds?: number;
        level?: number;
        thresholdSeconds?: number;
        /** @description Chats at once. (Default: 1) */
        concurrency?: number;
        /** @description Part of typed calls that goes here; the shares add up to 1. */
        share?: number;
      }[];
      hours: {
        openPerWeek: number;
        /** @description Average load over open hours, as a share of the busy interval. */
        averageToPeak: number;
        perAgentWeek: number;
        attendance: number;
        /** @description Share of paid hours that fall where they are needed. */
        scheduleFit: number;
      };
      yields: {
        screenPass: number;
        accept: number;
        clear: number;
        show: number;
        classroom: number;
        nesting: number;
        weeklySurvival: number;
      };
      /** @description Who stays through each of the first weeks at work; later weeks as weeklySurvival. (Default: all weeks alike) */
      survivalByTenure?: number[];
      base: {
        /** @description Agents employed outside the season. */
        heads: number;
        /** @description Are leavers of the base replaced outside this plan? */
        backfilled: boolean;
      };
      training: {
        rooms: number;
        /** @description Seats of a room. */
        seats: number;
        /** @description Learners per trainer. */
        trainerRatio: number;
        classroomWeeks: number;
        nestingWeeks: number;
        hoursPerWeek: number;
        sourcingLeadDays: number;
        /**
         * @description First and last day; no classroom touches them.
         * @default []
         */
        blackouts: string[];
      };
      /** @description Proficiency by week since going live; the last value stays. */
      ramp: number[];
      pay: {
        hourly: components['schemas']['MoneyInput'];
        /**
         * @description worked: absence is not paid; scheduled: it is.
         * @enum {string}
         */
        paidHours: 'worked' | 'scheduled';
        trainingPaid: boolean;
        /** @description Employer’s taxes and insurance on top of wages. */
        burdenPercent: number;
      };
      budget: {
        /** @description Decimal text, e.g. "1200.00". */
        amount: string;
        /** @description ISO 4217 code. */
        currency: string;
        covers: ('new' | 'base')[];
      };
      /** @default [] */
      systems: {
        system: string;
        role: string;
      }[];
    };
    CampaignSummary: {
      id: string;
      externalId: string;
      name: string;
      role: string;
      jurisdiction: string;
      timeZone: string;
      /** @enum {string} */
      state:
        | 'draft'
        | 'planned'
        | 'approved'
        | 'recruiting'
        | 'ramping'
        | 'peak'
        | 'ramping_down'
        | 'paused'
        | 'cancelled'
        | 'closed';
      /** @description Where a paused season goes on. */
      pausedFrom:
        | (
            | 'draft'
            | 'planned'
            | 'approved'
            | 'recruiting'
            | 'ramping'
            | 'peak'
            | 'ramping_down'
            | 'paused'
            | 'cancelled'
            | 'closed'
          )
        | null;
      /**
       * Format: date
       * @description First day of the demand.
       */
      starts: string;
      /** Format: date */
      peak: string;
      /**
       * Format: date
       * @description Last day.
       */
      ends: string;
      /** @description Most new people at work at once. */
      targetHeads: number;
      /** @description For new people: what is left of the request’s budget when the base is paid. */
      budget: components['schemas']['MoneyView'];
      reserved: components['schemas']['MoneyView'];
      paid: components['schemas']['MoneyView'];
      plan: {
        /** @description The approved version; null before the first approval. */
        inForce: number | null;
        newest: number;
        /** @enum {string} */
        newestState: 'draft' | 'approved' | 'superseded' | 'refused';
        /** @description Of the newest version. */
        sentence: string;
        seats: number;
      };
      requestedBy: components['schemas']['PersonView'];
      createdAt: string;
      changedAt: string;
      closedAt: string | null;
      links: components['schemas']['StoryLinks'];
    };
    CampaignView: {
      id: string;
      externalId: string;
      name: string;
      role: string;
      jurisdiction: string;
      timeZone: string;
      /** @enum {string} */
      state:
        | 'draft'
        | 'planned'
        | 'approved'
        | 'recruiting'
        | 'ramping'
        | 'peak'
        | 'ramping_down'
        | 'paused'
        | 'cancelled'
        | 'closed';
      /** @description Where a paused season goes on. */
      pausedFrom:
        | (
            | 'draft'
            | 'planned'
            | 'approved'
            | 'recruiting'
            | 'ramping'
            | 'peak'
            | 'ramping_down'
            | 'paused'
            | 'cancelled'
            | 'closed'
          )
        | null;
      /**
       * Format: date
       * @description First day of the demand.
       */
      starts: string;
      /** Format: date */
      peak: string;
      /**
       * Format: date
       * @description Last day.
       */
      ends: string;
      /** @description Most new people at work at once. */
      targetHeads: number;
      /** @description For new people: what is left of the request’s budget when the base is paid. */
      budget: components['schemas']['MoneyView'];
      reserved: components['schemas']['MoneyView'];
      paid: components['schemas']['MoneyView'];
      plan: {
        /** @description The approved version; null before the first approval. */
        inForce: number | null;
        newest: number;
        /** @enum {string} */
        newestState: 'draft' | 'approved' | 'superseded' | 'refused';
        /** @description Of the newest version. */
        sentence: string;
        seats: number;
      };
      requestedBy: components['schemas']['PersonView'];
      createdAt: string;
      changedAt: string;
      closedAt: string | null;
      links: components['schemas']['StoryLinks'];
      policies: {
        [key: string]: number;
      };
      /** @description Open questions of the season itself, the one due first on top. */
      asks: {
        id: string;
        kind: string;
        question: string;
        dueAt: string;
      }[];
    };
    ChallengeView: {
      id: string;
      /** @description The decision that is challenged. */
      classification: string;
      reasons: string;
      raisedAt: string;
      /** @description A person answers before this instant. */
      dueAt: string;
      /** @enum {string} */
      state: 'open' | 'upheld' | 'changed' | 'unanswered' | 'withdrawn';
      /** @description The reasons of the answer. */
      answer: string | null;
      answeredAt: string | null;
    };
    ClassDetail: {
      no: number;
      /** @enum {string} */
      state: 'planned' | 'filling' | 'training' | 'nesting' | 'live' | 'cancelled';
      /** @description Began, or will begin, with fewer people than its seats want. */
      short: boolean;
      /** @description What was said at go or no-go; null: not yet. */
      go: ('go' | 'short' | 'cancelled') | null;
      room: number;
      /** Format: date */
      sourcingOn: string;
      /** Format: date */
      classroomOn: string;
      /** Format: date */
      nestingOn: string;
      /** Format: date */
      liveOn: string;
      seats: number;
      /** @description Most people that may be booked: not all show up. */
      bookings: number;
      booked: number;
      checkedIn: number;
      offersPlanned: number;
      /** @description Where its newest listing in the marketplace stands. */
      listing: ('wanted' | 'out' | 'over') | null;
      /** @description How many stand where. */
      people: {
        [key: string]: number;
      };
      /** @description The confirmation that is asked for now; silence until then gives the place up. */
      confirm: {
        /** @enum {string} */
        stage: 'week' | 'day';
        until: string;
      } | null;
      members: components['schemas']['ClassPerson'][];
    };
    ClassPerson: {
      engagement: string;
      talent: components['schemas']['PersonView'];
      /** @enum {string} */
      state:
        | 'offered'
        | 'cleared'
        | 'booked'
        | 'waitlisted'
        | 'training'
        | 'nesting'
        | 'live'
        | 'leaving'
        | 'left'
        | 'fell_out';
      alumni: boolean;
      /**
       * @description Given: may come on day one.
       * @enum {string}
       */
      access: 'none' | 'asked' | 'given';
      confirmed: {
        week: string | null;
        day: string | null;
      };
      checkedInAt: string | null;
      passedAt: string | null;
      score: number | null;
      supervised: boolean;
      leavesOn: string | null;
      /** @description Why somebody fell out or left. */
      why: string | null;
    };
    ClassView: {
      no: number;
      /** @enum {string} */
      state: 'planned' | 'filling' | 'training' | 'nesting' | 'live' | 'cancelled';
      /** @description Began, or will begin, with fewer people than its seats want. */
      short: boolean;
      /** @description What was said at go or no-go; null: not yet. */
      go: ('go' | 'short' | 'cancelled') | null;
      room: number;
      /** Format: date */
      sourcingOn: string;
      /** Format: date */
      classroomOn: string;
      /** Format: date */
      nestingOn: string;
      /** Format: date */
      liveOn: string;
      seats: number;
      /** @description Most people that may be booked: not all show up. */
      bookings: number;
      booked: number;
      checkedIn: number;
      offersPlanned: number;
      /** @description Where its newest listing in the marketplace stands. */
      listing: ('wanted' | 'out' | 'over') | null;
      /** @description How many stand where. */
      people: {
        [key: string]: number;
      };
    };
    ClassificationStep: {
      id: string;
      no: number;
      /** @description first, review, rate, scope, extension, rule set, date or challenge. */
      cause: string;
      ruleSet: string;
      version: string;
      /** @enum {string} */
      outcome: 'contractor' | 'employee' | 'review';
      outcomeWord: string;
      summary: string;
      decidedBy: string;
      decidedAt: string;
    };
    EffectView: {
      key: string;
      system: string;
      operation: string;
      subject: string;
      /** @enum {string} */
      state: 'pending' | 'done' | 'undone' | 'failed' | 'parked';
      providerRef: string | null;
      attempts: number;
      /** @description The effect that this one undoes. */
      compensates: string | null;
      /** @description The effect that undid this one. */
      undoneBy: string | null;
      /** @description Why it was left as it is when the rest was taken back. */
      leftReason: string | null;
      /** @description What the system said it holds afterwards: the proof of a grant or of its end. */
      readBack: {
        active: boolean;
        roles: string[];
      } | null;
      /** @description The ask to an engineer that decides on a parked effect. */
      parkedAsk: string | null;
      lastError: string | null;
      createdAt: string;
      changedAt: string;
    };
    EngagementSummary: {
      id: string;
      hire: string | null;
      /** @description Whoever was hired by a season: its id, their class, and where they stand in it. */
      season: {
        id: string;
        name: string;
        class: number | null;
        state: string | null;
      } | null;
      title: string;
      role: string;
      talent: components['schemas']['PersonView'];
      lead: components['schemas']['PersonView'];
      /** @enum {string} */
      phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
      state: string;
      startsAt: string;
      endsAt: string;
      timeZone: string;
      notToExceed: components['schemas']['MoneyView'];
      paid: components['schemas']['MoneyView'];
      createdAt: string;
      changedAt: string;
      explanation: components['schemas']['Explanation'];
      links: components['schemas']['StoryLinks'];
    };
    EngagementView: {
      id: string;
      hire: string | null;
      /** @description Whoever was hired by a season: its id, their class, and where they stand in it. */
      season: {
        id: string;
        name: string;
        class: number | null;
        state: string | null;
      } | null;
      title: string;
      role: string;
      talent: components['schemas']['PersonView'];
      lead: components['schemas']['PersonView'];
      /** @enum {string} */
      phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
      state: string;
      startsAt: string;
      endsAt: string;
      timeZone: string;
      notToExceed: components['schemas']['MoneyView'];
      paid: components['schemas']['MoneyView'];
      createdAt: string;
      changedAt: string;
      explanation: components['schemas']['Explanation'];
      links: components['schemas']['StoryLinks'];
      requisition: string;
      jurisdiction: string;
      workerOfRecord: string | null;
      engagingEntity: string | null;
      closedAt: string | null;
      rehire: ('yes' | 'no' | 'undecided') | null;
      endType: ('resignation' | 'termination' | 'end_of_contract') | null;
      /** @description Versions that the run started with. */
      policies: {
        [key: string]: number;
      };
      rail: {
        /** @enum {string} */
        phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
        label: string;
        /** @enum {string} */
        status: 'done' | 'current' | 'coming' | 'skipped';
        from: string | null;
        until: string | null;
        /** @description e.g. "since Tue 1 Dec · 2 of 3 milestones". */
        note: string;
      }[];
      money: {
        notToExceed: components['schemas']['MoneyView'];
        paid: components['schemas']['MoneyView'];
        reserved: components['schemas']['MoneyView'];
        free: components['schemas']['MoneyView'];
      };
      milestones: {
        id: string;
        no: number;
        title: string;
        amount: components['schemas']['MoneyView'];
        dueAt: string;
        payDueAt: string | null;
        paidAt: string | null;
        /** @enum {string} */
        state: 'planned' | 'submitted' | 'accepted' | 'rework' | 'paid' | 'dropped';
      }[];
      checklist: {
        item: string;
        title: string;
        /** @enum {string} */
        stage: 'compliance' | 'orientation';
        /** @enum {string} */
        owner: 'talent' | 'client' | 'system';
        blocking: boolean;
        /** @enum {string} */
        state: 'open' | 'done' | 'waived';
        dueAt: string;
        doneAt: string | null;
        /** @description The ask, document or certificate that proves it. */
        evidence: string | null;
        waivedBy: string | null;
        waiverReason: string | null;
        /** @description A person may let work start without it, with a reason. */
        waivable: boolean;
      }[];
      leases: {
        id: string;
        system: string;
        role: string;
        /**
         * @description Dropped: planned, and never granted.
         * @enum {string}
         */
        state: 'planned' | 'open' | 'revoked' | 'dropped';
        expiresAt: string;
        grantedAt: string | null;
        revokedAt: string | null;
        /** @description When the system was last read back. */
        verifiedAt: string | null;
        /** @description What the system said it really holds. */
        readBack: {
          active: boolean;
          roles: string[];
        } | null;
        /** @description Why work starts without this access, if so. */
        waiverReason: string | null;
      }[];
      documents: {
        id: string;
        kind: string;
        version: number;
        title: string;
        mediaType: string;
        /** @description SHA-256, hex. */
        digest: string;
        createdAt: string;
        signedAt: string | null;
        /** @description Only the person it is about, HR and administrators open it. */
        confidential: boolean;
        href: string;
      }[];
      screenings: {
        id: string;
        engagement: string;
        package: string;
        state: string;
        consentedAt: string | null;
        completedAt: string | null;
        validUntil: string | null;
        /** @description The earlier check that counts again. */
        reusedFrom: string | null;
        /** @description How often it was ordered. */
        generation: number;
        /** @description When a report is due; then the agency is asked. */
        dueAt: string | null;
        adjudication: ('go_on' | 'stop') | null;
        adjudicatedBy: string | null;
        adjudicatedAt: string | null;
      }[];
      /** @description Null when the check found nothing to consider. */
      adverse: {
        /** @enum {string} */
        state: 'assessing' | 'waiting' | 'disputed' | 'deciding' | 'final' | 'cleared';
        openedAt: string;
        assessedAt: string | null;
        assessedBy: string | null;
        noticeAt: string | null;
        /** @description When the wait is over; null before the notice and while a dispute stops its clock. */
        until: string | null;
        /** @description What is left of the wait while the clock stands still, e.g. "4 days". */
        left: string | null;
        disputes: number;
        disputedAt: string | null;
        decidedAt: string | null;
        decidedBy: string | null;
        /** @description Why it was decided so, for readers who may know it. */
        reason: string | null;
        finalAt: string | null;
      } | null;
      classification: {
        id: string;
        no: number;
        /** @description first, review, rate, scope, extension, rule set, date or challenge. */
        cause: string;
        ruleSet: string;
        version: string;
        /** @enum {string} */
        outcome: 'contractor' | 'employee' | 'review';
        outcomeWord: string;
        summary: string;
        decidedBy: string;
        decidedAt: string;
        jurisdiction: string;
        /**
         * @description The test that decided.
         * @enum {string}
         */
        test: 'abc' | 'borello' | 'common-law' | 'off-payroll' | 'none';
        engagedThrough: string;
        rationale: string;
        answers: {
          [key: string]: unknown;
        }[];
        /** @description Every factor that counted, with its points. */
        factors: {
          factor: string;
          title: string;
          group: string;
          /** @description null: not answered. */
          value: boolean | null;
          leans: ('independent' | 'employed') | null;
          weight: number;
          /** @description +weight for independence, −weight for employment, 0 when not known. */
          points: number;
          evidence: string;
          by: string | null;
          /** @description The answer that stood in for this one. */
          inferredFrom: string | null;
        }[];
        missing: {
          factor: string;
          title: string;
          /** @enum {string} */
          why: 'not answered' | 'no evidence';
          needs: string;
        }[];
        /** @description The status determination statement, where the law asks for one. */
        statement: string | null;
        reassessAt: string;
        /** @description Every decision, the newest first. */
        history: components['schemas']['ClassificationStep'][];
        /** @description The newest first. */
        challenges: components['schemas']['ChallengeView'][];
      } | null;
      payments: components['schemas']['PaymentView'][];
      asks: components['schemas']['AskView'][];
      effects: components['schemas']['EffectView'][];
      scorecards: components['schemas']['ScorecardView'][];
      /** @description The newest 100 lines; the rest by links.timeline. */
      timeline: components['schemas']['TimelineEntry'][];
    };
    EventView: {
      /** @description Opaque position in the feed; SSE id. */
      cursor: string;
      subject: string;
      /** @description 1, 2, 3 … without gaps for each subject. */
      number: number;
      type: string;
      object: string | null;
      /** @description Business time. */
      at: string;
      wallAt: string;
      actor: string;
      data: {
        [key: string]: unknown;
      };
    };
    Explanation: {
      /** @description The first sentence, e.g. "Waiting for you." */
      headline: string;
      /** @description All of it, in plain English, beginning with the headline. */
      sentence: string;
      /** @description The one thing that it waits for, e.g. the acceptance of “Social set”. */
      waitingFor: string;
      /** @description "you", "the talent", "the lead", "the screening system", "the calendar", "nobody" … */
      whoseTurn: string;
      yourTurn: boolean;
      /** @description An outside system failed for too long, or a date has passed: a person has to act. */
      stuck: boolean;
      since: string;
      /** @description Version of the policy that says so, e.g. "assign@1". */
      why: string | null;
      dueAt: string | null;
      ifNobodyActs: string | null;
      next: {
        what: string;
        when: string | null;
      };
      links: {
        self: string;
        timeline: string;
        console: string;
        temporal: string | null;
        /** @description Page on which the caller can answer. */
        ask: string | null;
      };
    };
    HireRequestInput: {
      /** @description Your own id of this hire; unique per caller. */
      externalId: string;
      title: string;
      role: string;
      skills: {
        skill: string;
        /** @description 1 beginner … 5 master; at least this. */
        level: number;
      }[];
      /** @description Never exceeded. */
      budget: components['schemas']['MoneyInput'];
      /** Format: date */
      starts: string;
      /** Format: date */
      ends: string;
      /** @description IANA zone, e.g. "America/Los_Angeles". */
      timeZone: string;
      jurisdiction: string;
      arrangement: {
        /** @description Does the client direct how and when the work is done? */
        controlsHowWorkIsDone: boolean;
        /** @description Is the work the client’s usual business? */
        usualCourseOfBusiness: boolean;
        /** @description Does the person run a business of this kind? */
        independentlyEstablished: boolean;
        evidence: string;
        /** @description Answers to the factors of the jurisdiction’s rule set. What is missing and decides leads to a review. */
        factors?: {
          /** @description A factor of the rule set, e.g. "setsOwnHours"; see /v1/policies. */
          factor: string;
          value: boolean;
          evidence?: string;
        }[];
      };
      /** @default [] */
      systems: {
        system: string;
        role: string;
      }[];
      deliverables: {
        title: string;
        /** @description What is checked at acceptance. */
        acceptance: string[];
        amount: components['schemas']['MoneyInput'];
        /** Format: date */
        due: string;
      }[];
      /**
       * Format: email
       * @description Who leads it. (Default: the caller, else the first lead on record)
       */
      lead?: string;
      /** @description Users who review the work as peers, never whoever leads or pays. (Default: people at work in the same role) */
      reviewers?: string[];
    };
    HireSummary: {
      id: string;
      externalId: string;
      title: string;
      role: string;
      /** @enum {string} */
      state:
        | 'received'
        | 'approval'
        | 'sourcing'
        | 'shortlist'
        | 'offering'
        | 'filled'
        | 'closed'
        | 'rejected'
        | 'cancelled';
      requestedBy: components['schemas']['PersonView'];
      starts: string;
      ends: string;
      budget: components['schemas']['MoneyView'];
      engagement: string | null;
      createdAt: string;
      changedAt: string;
      explanation: components['schemas']['Explanation'];
      links: components['schemas']['StoryLinks'];
    };
    HireView: {
      id: string;
      externalId: string;
      title: string;
      role: string;
      /** @enum {string} */
      state:
        | 'received'
        | 'approval'
        | 'sourcing'
        | 'shortlist'
        | 'offering'
        | 'filled'
        | 'closed'
        | 'rejected'
        | 'cancelled';
      requestedBy: components['schemas']['PersonView'];
      starts: string;
      ends: string;
      budget: components['schemas']['MoneyView'];
      engagement: string | null;
      createdAt: string;
      changedAt: string;
      explanation: components['schemas']['Explanation'];
      links: components['schemas']['StoryLinks'];
      policies: {
        [key: string]: number;
      };
      requisition: {
        id: string;
        /** @enum {string} */
        state: 'draft' | 'pending_approval' | 'open' | 'on_hold' | 'filled' | 'rejected' | 'cancelled';
        title: string;
        role: string;
        skills: {
          skill: string;
          level: number;
        }[];
        positions: number;
        engagementType: string;
        jurisdiction: string;
        timeZone: string;
        starts: string;
        ends: string;
        budget: components['schemas']['MoneyView'];
        committed: components['schemas']['MoneyView'];
        free: components['schemas']['MoneyView'];
        /** @description What is offered for the whole. */
        offered: components['schemas']['MoneyView'];
        /** @description Roles that are looked for too, since the lead said so. */
        otherRoles: string[];
        /** @description How often it was looked for people. */
        round: number;
        approvedBy: components['schemas']['PersonView'] | null;
      } | null;
      applications: {
        id: string;
        /** @description 1 is the best; null without a score. */
        rank: number | null;
        talent: components['schemas']['PersonView'];
        tier: string | null;
        /** @enum {string} */
        source: 'pool' | 'marketplace';
        state: string;
        /** @description What the person asks for the whole project. */
        ask: components['schemas']['MoneyView'] | null;
        score: number | null;
        /** @description Parts of the score, each 0–1 before its weight. */
        breakdown: {
          [key: string]: number;
        } | null;
        /** @description The need that the person misses, if any; scores rank, they never reject. */
        reasonAgainst: string | null;
        /** @description Why the person is not considered any more, or not now. */
        note: string | null;
        appliedAt: string;
        shortlisted: boolean;
      }[];
      impasses: {
        no: number;
        /** @description In plain English. */
        why: string;
        askedAt: string;
        decision: ('again' | 'rest' | 'cancel') | null;
        decidedAt: string | null;
        /** @description What changed in the search, in plain English. */
        changes: string | null;
        /** @description Of a pay above the approved budget. */
        approval: ('asked' | 'approved' | 'refused') | null;
        /** @description The round of looking that it began. */
        round: number | null;
      }[];
      asks: components['schemas']['AskView'][];
      engagements: components['schemas']['EngagementSummary'][];
      timeline: components['schemas']['TimelineEntry'][];
    };
    KnowledgeFile: {
      id: string;
      name: string;
      mediaType: string;
      /** @description Bytes. */
      size: number;
      sha256: string;
      addedAt: string;
      href: string;
    };
    KnowledgeHit: {
      id: string;
      kind: string;
      title: {
        text: string;
        hit: boolean;
      }[];
      excerpt: {
        text: string;
        hit: boolean;
      }[];
      role: string;
      systems: string[];
      skills: string[];
      /** @enum {string} */
      state: 'draft' | 'kept';
      engagement: string | null;
      keptAt: string | null;
      confirmedAt: string | null;
      stale: boolean;
      useful: {
        yes: number;
        of: number;
      };
      rank: number;
    };
    KnowledgeRequestInput: {
      /** @description e.g. "how-to", "decision", "limitation", "location". */
      kind: string;
      title: string;
      body: string;
      role: string;
      /** @default [] */
      systems: string[];
      /** @default [] */
      skills: string[];
      /** @default [] */
      links: string[];
      /** @description The engagement that it comes from. */
      engagement?: string;
    };
    KnowledgeTags: {
      role?: string;
      systems?: string[];
      skills?: string[];
    };
    KnowledgeView: {
      id: string;
      kind: string;
      title: string;
      body: string;
      role: string;
      systems: string[];
      skills: string[];
      links: string[];
      /** @enum {string} */
      state: 'draft' | 'kept';
      engagement: string | null;
      hire: string | null;
      confirmedBy: string | null;
      /** @description When somebody last said that it is right. */
      confirmedAt: string | null;
      /** @description Kept, but not confirmed for long: it ranks lower until it is. */
      stale: boolean;
      useful: {
        yes: number;
        of: number;
      };
      /** @description Whether it was useful to the reader, if they said so. */
      myVote: boolean | null;
      files: components['schemas']['KnowledgeFile'][];
      createdAt: string;
      keptAt: string | null;
    };
    MoneyInput: {
      /** @description Decimal text, e.g. "1200.00". */
      amount: string;
      /** @description ISO 4217 code. */
      currency: string;
    };
    MoneyView: {
      /** @description Decimal text, e.g. "1200.00". */
      amount: string;
      /** @description ISO 4217 code. */
      currency: string;
    };
    PaymentView: {
      /** @description Business key; the payments system knows it as its idempotency key. */
      key: string;
      engagement: string;
      engagementTitle: string;
      talent: string;
      /** @description Title of the milestone, if it is for one. */
      milestone: string | null;
      reason: string;
      amount: components['schemas']['MoneyView'];
      /** @enum {string} */
      state: 'due' | 'paid';
      dueAt: string;
      paidAt: string | null;
      providerRef: string | null;
    };
    PersonView: {
      id: string;
      name: string | null;
    };
    PlanPreview: {
      /** @constant */
      dryRun: true;
      plan: components['schemas']['SeasonPlan'];
      /** @description The version that it is compared with; null without a season. */
      against: number | null;
      /** @description Figure by figure, the version first; empty without a season. */
      changes: {
        what: string;
        before: string;
        after: string;
        changed: boolean;
      }[];
    };
    PlanVersionView: {
      version: number;
      /**
       * @description Why it was made.
       * @enum {string}
       */
      kind: 'draft' | 'edit' | 'replan' | 'target' | 'resume';
      /** @enum {string} */
      state: 'draft' | 'approved' | 'superseded' | 'refused';
      inForce: boolean;
      reason: string | null;
      seats: number;
      sentence: string;
      cost: components['schemas']['MoneyView'];
      madeBy: string;
      madeAt: string;
      decidedBy: string | null;
      decidedAt: string | null;
      request: components['schemas']['CampaignRequest'];
      plan: components['schemas']['SeasonPlan'];
    };
    Problem: {
      /** @description Address of a page about this kind of problem. */
      type: string;
      title: string;
      status: number;
      /** @description What is wrong and what to do about it. */
      detail: string;
      errors?: {
        /** @description JSON Pointer. */
        pointer: string;
        message: string;
        /**
         * @description Missing: the body.
         * @enum {string}
         */
        in?: 'query' | 'path' | 'header';
      }[];
      /** @description What a program can act on, e.g. the first answer. */
      facts?: {
        [key: string]: unknown;
      };
      requestId: string;
    };
    RatingCaseView: {
      id: string;
      /** @enum {string} */
      kind: 'dispute' | 'demotion' | 'appeal';
      /** @enum {string} */
      state: 'open' | 'upheld' | 'corrected' | 'confirmed' | 'kept' | 'restored';
      talent: string;
      engagement: string | null;
      scorecard: string | null;
      /** @description Of the scorecard. */
      period: string | null;
      metric: string | null;
      tierChange: string | null;
      /** @description What an appeal is against. */
      against: ('tier' | 'suspension' | 'release') | null;
      /** @description What the talent says, or what the rule found. */
      reason: string | null;
      openedAt: string;
      decidedAt: string | null;
      /** @description Why it was decided so. */
      decision: string | null;
      /** @description By when somebody is asked to decide. */
      dueAt: string | null;
    };
    ReleaseView: {
      no: number;
      /** @enum {string} */
      state: 'proposed' | 'signed' | 'refused' | 'applied';
      /**
       * Format: date
       * @description Last day of everyone on it.
       */
      endsOn: string;
      /** @description Heads too many by then. */
      surplus: number;
      /** @description Heads that will have left by then by themselves. */
      expectedLeavers: number;
      /** @description Who would be released. */
      people: number;
      madeAt: string;
      signedBy: string | null;
      signedAt: string | null;
      /** @description The question whose answer signs it, while it is open. */
      ask: string | null;
      entries: {
        rank: number;
        engagement: string;
        talent: components['schemas']['PersonView'];
        tier: ('A' | 'B' | 'C' | 'D') | null;
        why: string;
        volunteered: boolean;
        /**
         * @description Only `release` ends the engagement; the others stay, for this work, another, or for good.
         * @enum {string}
         */
        choice: 'release' | 'keep' | 'redeploy' | 'convert';
        chosenBy: string | null;
      }[];
    };
    ScorecardView: {
      id: string;
      engagement: string;
      engagementTitle: string;
      talent: string;
      /** @description `project`, or a stretch of it: `milestone-2`, `stretch-3`. */
      period: string;
      /** @description 1, and one more after each correction. */
      version: number;
      /** @description False for a version that was corrected. */
      current: boolean;
      /** @description 0–100; null when nothing could be measured. */
      score: number | null;
      /** @description False with too few results: offers are then made as to tier B. */
      rated: boolean;
      tierBefore: string | null;
      tierAfter: string | null;
      rationale: string;
      metrics: {
        metric: string;
        /** @description Mean of what was observed, 0–100. */
        raw: number;
        /** @description After shrinking a small sample, 0–100. */
        value: number;
        /** @description Share of the score, 0–1. Weight times value is what the metric contributes. */
        weight: number;
        samples: number;
      }[];
      policy: string;
      closedAt: string;
      /** @description Until when the talent may dispute a metric. */
      disputableUntil: string | null;
    };
    SeasonPlan: {
      externalId: string;
      name: string;
      /** Format: date */
      asOf: string;
      sentence: string;
      static: {
        /** @description Agents on calls in a busy interval outside the season. */
        agentsBase: number | null;
        agentsPeak: number | null;
        scheduledBase: number | null;
        scheduledPeak: number | null;
        /** @description People for the peak. */
        heads: number;
        baseHeads: number;
        netNew: number;
        seats: number;
        offers: number;
        screens: number;
      };
      seats: number;
      /** @description No plan that covers as much has fewer. */
      leastSeats: number;
      /** @description False when the search was cut short. */
      proven: boolean;
      offers: number;
      screens: number;
      classes: {
        /** @description Number of the class that is under way and stays as it is. (Default: still to be made) */
        wave?: number;
        /** @description 0 is the first week of the peak. */
        liveWeek: number;
        /** Format: date */
        liveOn: string;
        room: number;
        /** Format: date */
        classroomStarts: string;
        /**
         * Format: date
         * @description The last chance to have this class.
         */
        sourcingStarts: string;
        seats: number;
        trainers: number;
        /** @description Most people to book; not all show up. */
        bookings: number;
        offers: number;
        screens: number;
      }[];
      weeks: {
        week: number;
        /** Format: date */
        starts: string;
        /** @description Of the busy interval; null when agents or heads were imported. */
        calls: number | null;
        /** @description On calls in the busy interval; null when heads were imported. */
        agents: number | null;
        requiredHeads: number;
        baseHeads: number;
        /** @description People at work, base and new. */
        plannedHeads: number;
        /** @description The same by what they get done: new people are slower at first. */
        effectiveHeads: number;
        /** @description With the effective heads, nobody hanging up. */
        serviceLevel: number | null;
        occupancy: number | null;
        /** @description One season in ten has fewer effective heads. */
        p10: number;
        p50: number;
        p90: number;
      }[];
      cost: {
        total: {
          amount: string;
          currency: string;
        };
        base: {
          amount: string;
          currency: string;
        };
        new: {
          amount: string;
          currency: string;
        };
        training: {
          amount: string;
          currency: string;
        };
        burden: {
          amount: string;
          currency: string;
        };
        /** @description The part that the budget covers. */
        covered: {
          amount: string;
          currency: string;
        };
        budget: {
          amount: string;
          currency: string;
        };
      };
      /** @description Effective heads in the tightest week of the peak. */
      band: {
        week: number;
        p10: number;
        p50: number;
        p90: number;
      };
      findings: {
        /** @enum {string} */
        kind: 'short' | 'budget' | 'late_start' | 'at_risk';
        week: number | null;
        shortBy: number;
        /** @enum {string} */
        unit: 'heads' | 'money' | 'days';
        /** @description The finding in one sentence. */
        says: string;
        levers: {
          lever: string;
          /** @description What to do, in words. */
          change: string;
          effect: {
            /** @description Effective heads won in the week, or needed no more. */
            heads: number;
            /** @description What is still missing then, in the finding’s unit. */
            shortAfter: number;
            /** @description Seats more than planned. */
            seats: number;
            /** @description Offers more than planned. */
            offers: number;
          };
          /** @description More than planned, with burden; negative: saved. */
          cost: {
            amount: string;
            currency: string;
          };
          /** Format: date */
          lastChance: string;
        }[];
      }[];
      assumptions: string[];
    };
    StoryLinks: {
      self: string;
      timeline: string;
      console: string;
      temporal: string | null;
    };
    TalentChange: {
      name?: string;
      /** Format: email */
      email?: string;
      /** @description Replaces all skills. */
      skills?: {
        skill: string;
        /** @description 1 beginner … 5 master; at least this. */
        level: number;
      }[];
      roles?: string[];
      timeZone?: string;
      jurisdiction?: string | null;
      availableFrom?: string | null;
      /** @description For the whole project. */
      rate?: components['schemas']['MoneyInput'] | null;
      portfolio?: string | null;
    };
    TalentRequestInput: {
      /** @description The person’s id in the system they come from. */
      sourceRef: string;
      name: string;
      /** Format: email */
      email: string;
      skills: {
        skill: string;
        /** @description 1 beginner … 5 master; at least this. */
        level: number;
      }[];
      /** @default [] */
      roles: string[];
      timeZone: string;
      /** @default null */
      jurisdiction: string | null;
      /** @default null */
      availableFrom: string | null;
      /**
       * @description For the whole project.
       * @default null
       */
      rate: components['schemas']['MoneyInput'] | null;
      /** @default null */
      portfolio: string | null;
    };
    TalentSummary: {
      id: string;
      /** @description Null for readers who may not know it, and after erasure. */
      name: string | null;
      /** @enum {string} */
      state: 'candidate' | 'engaged' | 'alumni' | 'erased';
      tier: ('A' | 'B' | 'C' | 'D') | null;
      roles: string[];
      skills: {
        skill: string;
        level: number;
      }[];
      timeZone: string;
      jurisdiction: string | null;
      availableFrom: string | null;
      /** @description Until when the newest clear background check holds. */
      checkValidUntil: string | null;
      /** @description How many engagements so far. */
      engagements: number;
      /** @description Of the newest rated scorecard. */
      score: number | null;
      rehire: ('yes' | 'no' | 'undecided') | null;
    };
    TalentView: {
      id: string;
      /** @description Null for readers who may not know it, and after erasure. */
      name: string | null;
      /** @enum {string} */
      state: 'candidate' | 'engaged' | 'alumni' | 'erased';
      tier: ('A' | 'B' | 'C' | 'D') | null;
      roles: string[];
      skills: {
        skill: string;
        level: number;
      }[];
      timeZone: string;
      jurisdiction: string | null;
      availableFrom: string | null;
      /** @description Until when the newest clear background check holds. */
      checkValidUntil: string | null;
      /** @description How many engagements so far. */
      engagements: number;
      /** @description Of the newest rated scorecard. */
      score: number | null;
      rehire: ('yes' | 'no' | 'undecided') | null;
      sourceRef: string;
      email: string | null;
      rate: {
        amount: string;
        currency: string;
      } | null;
      portfolio: string | null;
      createdAt: string;
      updatedAt: string;
      certificates: {
        id: string;
        course: string;
        courseVersion: string;
        score: number;
        passedAt: string;
        expiresAt: string;
      }[];
      checks: {
        id: string;
        engagement: string;
        package: string;
        state: string;
        consentedAt: string | null;
        completedAt: string | null;
        validUntil: string | null;
        /** @description The earlier check that counts again. */
        reusedFrom: string | null;
        /** @description How often it was ordered. */
        generation: number;
        /** @description When a report is due; then the agency is asked. */
        dueAt: string | null;
        adjudication: ('go_on' | 'stop') | null;
        adjudicatedBy: string | null;
        adjudicatedAt: string | null;
      }[];
      history: {
        id: string;
        title: string;
        role: string;
        state: string;
        startsAt: string;
        endsAt: string;
        lead: components['schemas']['PersonView'];
      }[];
      scorecards: components['schemas']['ScorecardView'][];
    };
    TierChangeView: {
      id: string;
      talent: string;
      from: ('A' | 'B' | 'C' | 'D') | null;
      to: ('A' | 'B' | 'C' | 'D') | null;
      /** @enum {string} */
      cause: 'entry' | 'promotion' | 'demotion' | 'correction' | 'person' | 'appeal';
      reason: string;
      scorecard: string | null;
      by: string;
      at: string;
      policy: string;
      /** @description Null: it follows from ratings alone, which can be disputed. */
      appealableUntil: string | null;
    };
    TierPreview: {
      talent: string;
      from: ('A' | 'B' | 'C' | 'D') | null;
      /** @enum {string} */
      to: 'A' | 'B' | 'C' | 'D';
      monthly: {
        /** @description What the person earns a month now. */
        pay: components['schemas']['MoneyView'];
        /**
         * @description From running engagements, or from the last one.
         * @enum {string}
         */
        basis: 'running' | 'last' | 'none';
        /** @description What a month costs more, or less, at the rate card of the new tier. */
        difference: components['schemas']['MoneyView'];
      }[];
      before: {
        /** @description How long offers go to this tier alone. Hours. */
        firstOfferHours: number;
        /** @description Added to the rate card: 0.08 is 8 % more. */
        rateCard: number;
        /** @description The most engagements at a time. */
        openEngagements: number;
        newOffers: boolean;
        /** @description Course that a person is asked to take on entering the tier. */
        refresher: string | null;
      };
      after: {
        /** @description How long offers go to this tier alone. Hours. */
        firstOfferHours: number;
        /** @description Added to the rate card: 0.08 is 8 % more. */
        rateCard: number;
        /** @description The most engagements at a time. */
        openEngagements: number;
        newOffers: boolean;
        /** @description Course that a person is asked to take on entering the tier. */
        refresher: string | null;
      };
      openEngagements: number;
      sentence: string;
    };
    TierWhatIf: {
      people: number;
      moves: {
        from: ('A' | 'B' | 'C' | 'D') | null;
        /** @enum {string} */
        to: 'A' | 'B' | 'C' | 'D';
        count: number;
      }[];
      /** @description How many would be asked about: a person decides on tier D. */
      asksForD: number;
      /** @description What a month costs more, or less, by currency. */
      monthly: components['schemas']['MoneyView'][];
    };
    TimelineEntry: {
      cursor: string;
      subject: string;
      type: string;
      /** @description Business time. */
      at: string;
      title: string;
      detail: string | null;
      /** @description "you", a name where the reader may know it, "the talent", "a rule", "Muster" … */
      by: string;
      /**
       * @description Main: decisions and changes. Minor: questions sent, reminders, attempts.
       * @enum {string}
       */
      weight: 'main' | 'minor';
      evidence: {
        label: string;
        value: string;
      }[];
      policy: string | null;
    };
    WorkItemView: {
      id: string;
      engagement: string;
      no: number;
      title: string;
      acceptance: string[];
      /** @enum {string} */
      state:
        | 'planned'
        | 'offered'
        | 'accepted'
        | 'in_progress'
        | 'submitted'
        | 'rework'
        | 'done'
        | 'declined'
        | 'expired'
        | 'reassigned';
      /** @description What its milestone pays. */
      amount: components['schemas']['MoneyView'] | null;
      dueAt: string;
      offeredAt: string | null;
      submittedAt: string | null;
      acceptedAt: string | null;
      /** @description How often it was sent back. */
      rounds: number;
      /** @description What the talent wrote at submission. */
      note: string | null;
      review: {
        [key: string]: unknown;
      } | null;
      /** @description Its page in the work tool. */
      link: string | null;
    };
  };
  responses: {
    /** @description Refused. */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postActuals: {
    parameters: {
      query: {
        campaign: string;
        /** @description (Default: that of the season’s demand) */
        intervalMinutes?: number;
        /** @description Intervals missing within a day. */
        gaps?: 'refuse' | 'accept';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          actuals: {
            /** @description Begin of the interval: local time of the season, or with its offset. */
            starts: string;
            /** @description (Default: the only one) */
            queue?: string;
            offered: number;
            handled: number;
            abandoned: number;
            ahtSeconds?: number | null;
            /** @description Share answered in time, 0–1. */
            serviceLevel?: number | null;
            /** @description People on contacts, on average. */
            staffed?: number | null;
          }[];
        };
        'text/csv': string;
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stored: number;
            /** @description The first hundred; line 1 is the header of a file, or the first item of a list. */
            problems: {
              line: number;
              message: string;
            }[];
            /** @description Problems that are not shown. */
            more: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdActuals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            weeks: {
              /** @description 0 is the first week of the peak. */
              week: number;
              starts: string;
              planned: {
                /** @description Of the whole week; null where agents or heads were imported. */
                calls: number | null;
                ahtSeconds: number;
                serviceLevel: number | null;
                occupancy: number | null;
                shrinkage: number;
                heads: number;
              };
              /** @description Null while nothing was reported. */
              actual: {
                intervals: number;
                calls: number;
                handled: number;
                abandoned: number;
                ahtSeconds: number | null;
                serviceLevel: number | null;
                /** @description Time on contacts, of the time staffed. */
                occupancy: number | null;
                staffedHours: number | null;
                /** @description Time on duty that nobody was on contacts: of the shifts worked, and of the base’s hours as planned, whose time is not kept here. Null while no shift is known to be worked. */
                shrinkage: number | null;
              } | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getAsks: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description Only those that wait for the caller: by name, by role, or by escalation. */
        mine?: 'true' | 'false';
        state?: 'open' | 'answered' | 'lapsed' | 'withdrawn';
        talent?: string;
        user?: string;
        role?: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
        /** @description The hire or engagement that it is about. */
        subject?: string;
        /** @description The hire whose story it belongs to. */
        thread?: string;
        phase?: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
        kind?: string;
        /** @description Business time: those that are older. */
        openedBefore?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AskView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getAsksId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            kind: string;
            /** @description What it is called in its group, e.g. work-1/review. */
            name: string;
            /** @enum {string} */
            phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
            /** @enum {string} */
            state: 'open' | 'answered' | 'lapsed' | 'withdrawn';
            subject: string;
            thread: string;
            /** @description Its stretch of the story: asks of one group can be answered together. */
            group: string;
            to: components['schemas']['AskOwner'];
            question: string;
            detail: components['schemas']['AskDetail'][];
            options: components['schemas']['AskOption'][];
            form: {
              [key: string]: unknown;
            } | null;
            personal: boolean;
            /** @description Page of the outside system where this is answered, if any. */
            link: string | null;
            openedAt: string;
            dueAt: string;
            /** @description When it goes to someone else unanswered; with onTimeout the day on which an answer is expected. */
            escalatesAt: string | null;
            escalatedAt: string | null;
            /** @description The option that counts when nobody answers by dueAt; null: the ask lapses. */
            onTimeout: string | null;
            policy: string;
            answer: {
              option: string;
              form: {
                [key: string]: unknown;
              } | null;
              by: string;
              at: string;
              reason: string | null;
            } | null;
            /** @description For the header X-CSRF-Token of the answer; only with a cookie. */
            csrf?: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postAsksIdAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskAnswer'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AskView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postAsksIdReassign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskReassignment'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AskView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postAsksAnswers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          answers: {
            /** @description One of the ask’s options, e.g. "accept". */
            option: string;
            /** @description Fields as the ask’s form (JSON Schema) asks for. */
            form?: {
              [key: string]: unknown;
            };
            /** @description Why; required where the option says so. */
            reason?: string;
            /** @description Id of the ask. */
            ask: string;
          }[];
          /** @default false */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            dryRun: boolean;
            outcomes: {
              ask: string;
              /**
               * @description In a dry run: what it would be.
               * @enum {string}
               */
              status: 'answered' | 'refused';
              /** @description Why it was refused. */
              problem: components['schemas']['Problem'] | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postAskGroupsKeyAnswers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description E.g. eng_…/papers, with / written as %2F. */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          answers: {
            /** @description One of the ask’s options, e.g. "accept". */
            option: string;
            /** @description Fields as the ask’s form (JSON Schema) asks for. */
            form?: {
              [key: string]: unknown;
            };
            /** @description Why; required where the option says so. */
            reason?: string;
            /** @description Id of the ask. */
            ask: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AskView'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdBoard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            /** @enum {string} */
            state:
              | 'draft'
              | 'planned'
              | 'approved'
              | 'recruiting'
              | 'ramping'
              | 'peak'
              | 'ramping_down'
              | 'paused'
              | 'cancelled'
              | 'closed';
            pausedFrom:
              | (
                  | 'draft'
                  | 'planned'
                  | 'approved'
                  | 'recruiting'
                  | 'ramping'
                  | 'peak'
                  | 'ramping_down'
                  | 'paused'
                  | 'cancelled'
                  | 'closed'
                )
              | null;
            /** @description Business time. */
            now: string;
            createdAt: string;
            timeZone: string;
            /** Format: date */
            peakOn: string;
            /** Format: date */
            endsOn: string;
            planVersion: number;
            planApproved: boolean;
            /** @description Above the plan’s own: a change waits for approval. */
            newestVersion: number;
            /** @description Of the season; 0 is the first week of the peak. */
            week: number;
            sentence: {
              /** @description Where it will end, e.g. "258–274 of 270 effective heads by Mon 1 Mar." */
              headline: string;
              /** @description What is short and fixable until when, and the main risk. */
              rest: string;
            };
            active: {
              /** @description At work now, new people. */
              heads: number;
              /** @description With the base, by what they get done. */
              effective: number;
              /** @description People; effective ones count by what they get done. */
              needed: number;
              /** @description People; effective ones count by what they get done. */
              planned: number;
              /** @description Most new people that may be active at once. */
              target: number;
            };
            forecast: {
              week: number;
              /** Format: date */
              on: string;
              /** @description People; effective ones count by what they get done. */
              p10: number;
              /** @description People; effective ones count by what they get done. */
              p50: number;
              /** @description People; effective ones count by what they get done. */
              p90: number;
              /** @description People; effective ones count by what they get done. */
              needed: number;
              /** @description That there are enough, 0–1. */
              chance: number;
            };
            money: {
              budget: components['schemas']['MoneyView'];
              paid: components['schemas']['MoneyView'];
              /** @description Reserved for offers and work agreed. */
              committed: components['schemas']['MoneyView'];
              /** @description Paid, and what the forecast still costs. */
              atCompletion: components['schemas']['MoneyView'];
              over: boolean;
              /** @description Offers that the plan wants now and the budget has no room for. */
              heldOffers: number;
            };
            next: {
              what: string;
              /** Format: date */
              on: string;
            } | null;
            decisions: {
              ask: string;
              kind: string;
              question: string;
              /** @description Questions of this kind that wait; `ask` is the one due first. */
              count: number;
              dueAt: string;
              late: boolean;
              yours: boolean;
              price: {
                /** @description Null: nothing yet. */
                perDay: components['schemas']['MoneyView'] | null;
                /** @description Last chance; after it the thing is lost. */
                until: string | null;
                says: string;
              };
            }[];
            curve: {
              /** @description 0 is the first week of the peak. */
              week: number;
              /** Format: date */
              starts: string;
              /** @description People; effective ones count by what they get done. */
              required: number;
              /** @description Effective heads by the plan. */
              planned: number;
              /** @description Effective heads that there were; null for weeks to come. */
              actual: number | null;
              /** @description Forecast from today on. */
              p10: number | null;
              p50: number | null;
              p90: number | null;
            }[];
            funnel: {
              /** @enum {string} */
              stage: 'screened' | 'offered' | 'accepted' | 'cleared' | 'started' | 'passed' | 'live';
              plan: number;
              /** @description What the plan has by today. */
              due: number;
              actual: number;
              /** @description Share of the stage before that came here. */
              pass: number | null;
              planPass: number | null;
              /** @description From the stage before. */
              medianDays: number | null;
              sources: {
                source: string;
                count: number;
                pass: number | null;
              }[];
            }[];
            classes: {
              no: number;
              /** @enum {string} */
              state: 'planned' | 'filling' | 'training' | 'nesting' | 'live' | 'cancelled';
              short: boolean;
              seats: number;
              /** @description Most that may be booked; not all show up. */
              bookings: number;
              booked: number;
              /** @description Papers complete and check clear, for this class. */
              cleared: number;
              waitlisted: number;
              shown: number;
              /** @description Passed the classroom. */
              passed: number;
              /** @description Went live, of this class. */
              live: number;
              /** Format: date */
              sourcingOn: string;
              /** Format: date */
              classroomOn: string;
              /** Format: date */
              liveOn: string;
              /** @description Bookings that are missing for a full class. */
              shortBy: number;
              /** @description Until when it can still be filled; null once it began. */
              lastChance: string | null;
            }[];
            demand: {
              week: number;
              /** Format: date */
              starts: string;
              /** @description Of a busy interval. */
              calls: {
                plan: number | null;
                actual: number | null;
              };
              ahtSeconds: {
                plan: number | null;
                actual: number | null;
              };
              shrinkage: {
                plan: number | null;
                actual: number | null;
              };
              serviceLevel: {
                plan: number | null;
                actual: number | null;
              };
              occupancy: {
                plan: number | null;
                actual: number | null;
              };
              /** @description Share of the calls offered. */
              abandoned: number | null;
            }[];
            effects: {
              /** @enum {string} */
              what: 'calls' | 'aht' | 'shrinkage' | 'classroom' | 'nesting' | 'survival';
              plan: number;
              actual: number;
              /** @description Effective heads won (+) or missing (−) in the tightest week of the peak. */
              headsAtPeak: number;
            }[];
            uncovered: {
              /** @description Of the next seven days. */
              intervals: number;
              uncovered: number;
              /** @description Hours of agents that nobody has claimed. */
              missingHours: number;
              days: {
                /** Format: date */
                date: string;
                intervals: number;
                uncovered: number;
                missingHours: number;
                worstAt: string | null;
                worstShort: number;
              }[];
              /** @description Intervals side by side that are not covered: the dozen that miss most, by begin. */
              stretches: {
                queue: string;
                from: string;
                until: string;
                /** @description Most people missing at a time. */
                missing: number;
                /** @description Hours of people that nobody has taken. */
                hours: number;
              }[];
            };
            leavers: {
              left: number;
              fellOut: number;
              byTenure: {
                week: number;
                why: string;
                count: number;
              }[];
              before: {
                stage: string;
                why: string;
                count: number;
              }[];
            };
            stuck: {
              /** @description People with something past its date. */
              late: number;
              oldestDays: number | null;
              /** @description The step that most of them are late with. */
              main: string | null;
              mainCount: number;
              ages: {
                /** @enum {string} */
                step: 'offer' | 'check' | 'signature' | 'papers' | 'access' | 'training';
                /** @description Under 1 day, 1–3, 3–7, over 7 days. */
                counts: number[];
              }[];
            };
            tiers: {
              tier: string;
              now: number;
              projected: number;
              /** @description Added to the agreed rate, as a share. */
              rateCard: number;
              /** @description What that costs a week now, with the employer’s burden. */
              moreAWeek: components['schemas']['MoneyView'];
            }[];
            atRisk: {
              engagement: string;
              talent: components['schemas']['PersonView'];
              reason: string;
              dueAt: string;
              late: boolean;
              links: components['schemas']['StoryLinks'];
            }[];
            audit: components['schemas']['TimelineEntry'][];
            links: {
              self: string;
              timeline: string;
              console: string;
              temporal: string | null;
              board: string;
              stream: string;
              report: string;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdBoardStream: {
    parameters: {
      query?: {
        /** @description A cursor to go on behind. */
        after?: string;
        /** @description Only that something changed, without the board. (Default: false) */
        brief?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events named board; data is {lagMs, board}, the id the cursor that it is as of. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdBoardCsv: {
    parameters: {
      query: {
        /** @description Which of its charts and lists. */
        table:
          'curve' | 'funnel' | 'classes' | 'demand' | 'uncovered' | 'gaps' | 'leavers' | 'stuck' | 'tiers' | 'risks';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postBulkDryRun: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          action: 'nudge' | 'waive' | 'reassign';
          filter: {
            /** @description E.g. "checklist", "review". */
            kind?: string;
            /** @enum {string} */
            phase?: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
            /**
             * @description Those that go to whoever holds this role.
             * @enum {string}
             */
            role?: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
            /** @description Those that go to this user. */
            user?: string;
            /** @description Hires and engagements by id; with a hire also its engagements. */
            subjects?: string[];
            /** @description Only those whose answer was expected before now. */
            overdue?: boolean;
          };
          /** @description Why; kept with each of them. */
          reason: string;
          /** @description Who gets them; with "reassign" only. */
          to?:
            | {
                user: string;
              }
            | {
                /** @enum {string} */
                role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver';
              };
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sentence: string;
            /** @description Open questions that the filter finds. */
            count: number;
            /** @description Of these, how many would be done. */
            would: number;
            exceptions: {
              ask: string;
              subject: string;
              question: string;
              why: string;
            }[];
            /** @description What can be taken back afterwards. */
            undo: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getBulk: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @enum {string} */
              action: 'nudge' | 'waive' | 'reassign';
              filter: {
                [key: string]: unknown;
              };
              reason: string;
              to: {
                [key: string]: string;
              } | null;
              /** @enum {string} */
              state: 'running' | 'done' | 'undoing' | 'undone';
              sentence: string;
              count: number;
              done: number;
              refused: number;
              /** @description Not dealt with yet. */
              left: number;
              undone: number;
              by: string;
              at: string;
              finishedAt: string | null;
              mayUndo: boolean;
              undo: string;
              /** @description The first 200 that were not done, or not taken back. */
              exceptions: {
                ask: string;
                subject: string;
                question: string;
                why: string;
              }[];
              links: {
                self: string;
                console: string;
              };
            }[];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postBulk: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          action: 'nudge' | 'waive' | 'reassign';
          filter: {
            /** @description E.g. "checklist", "review". */
            kind?: string;
            /** @enum {string} */
            phase?: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
            /**
             * @description Those that go to whoever holds this role.
             * @enum {string}
             */
            role?: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
            /** @description Those that go to this user. */
            user?: string;
            /** @description Hires and engagements by id; with a hire also its engagements. */
            subjects?: string[];
            /** @description Only those whose answer was expected before now. */
            overdue?: boolean;
          };
          /** @description Why; kept with each of them. */
          reason: string;
          /** @description Who gets them; with "reassign" only. */
          to?:
            | {
                user: string;
              }
            | {
                /** @enum {string} */
                role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver';
              };
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            action: 'nudge' | 'waive' | 'reassign';
            filter: {
              [key: string]: unknown;
            };
            reason: string;
            to: {
              [key: string]: string;
            } | null;
            /** @enum {string} */
            state: 'running' | 'done' | 'undoing' | 'undone';
            sentence: string;
            count: number;
            done: number;
            refused: number;
            /** @description Not dealt with yet. */
            left: number;
            undone: number;
            by: string;
            at: string;
            finishedAt: string | null;
            mayUndo: boolean;
            undo: string;
            /** @description The first 200 that were not done, or not taken back. */
            exceptions: {
              ask: string;
              subject: string;
              question: string;
              why: string;
            }[];
            links: {
              self: string;
              console: string;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getBulkId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            action: 'nudge' | 'waive' | 'reassign';
            filter: {
              [key: string]: unknown;
            };
            reason: string;
            to: {
              [key: string]: string;
            } | null;
            /** @enum {string} */
            state: 'running' | 'done' | 'undoing' | 'undone';
            sentence: string;
            count: number;
            done: number;
            refused: number;
            /** @description Not dealt with yet. */
            left: number;
            undone: number;
            by: string;
            at: string;
            finishedAt: string | null;
            mayUndo: boolean;
            undo: string;
            /** @description The first 200 that were not done, or not taken back. */
            exceptions: {
              ask: string;
              subject: string;
              question: string;
              why: string;
            }[];
            links: {
              self: string;
              console: string;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postBulkIdUndo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            action: 'nudge' | 'waive' | 'reassign';
            filter: {
              [key: string]: unknown;
            };
            reason: string;
            to: {
              [key: string]: string;
            } | null;
            /** @enum {string} */
            state: 'running' | 'done' | 'undoing' | 'undone';
            sentence: string;
            count: number;
            done: number;
            refused: number;
            /** @description Not dealt with yet. */
            left: number;
            undone: number;
            by: string;
            at: string;
            finishedAt: string | null;
            mayUndo: boolean;
            undo: string;
            /** @description The first 200 that were not done, or not taken back. */
            exceptions: {
              ask: string;
              subject: string;
              question: string;
              why: string;
            }[];
            links: {
              self: string;
              console: string;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdApprove: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why, where findings speak against it. */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdCommands: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @enum {string} */
              kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
              subject: string;
              by: string;
              at: string;
              /**
               * @description proposed: a person has to approve the plan.
               * @enum {string}
               */
              state: 'given' | 'proposed' | 'applied' | 'refused';
              settledAt: string | null;
              /** @description In one sentence: what was done, or why not. */
              outcome: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdCommandsCommand: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        command: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdPause: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdResume: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdCancel: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdReplan: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdTarget: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /** @description People needed at the peak, the base included. */
          heads: number;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdWaves: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ClassView'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdWaves: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * Format: date
           * @description The day on which it goes live: the weekday of the peak’s first day.
           */
          liveOn: string;
          seats: number;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdReplace: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * @description Days since whoever is replaced should have answered; nobody else is.
           * @default 3
           */
          lateDays?: number;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdRampDown: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * Format: date
           * @description The season’s last day. (Default: as planned)
           */
          lastDay?: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            dryRun: true;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            /** @description In one sentence. */
            says: string;
            /** @description People, offers and classes that it concerns. */
            counts: {
              what: string;
              count: number;
            }[];
            /** @description A person approves the plan first, never the one who asked for it. */
            needsApproval: boolean;
            /** @description The plan in force beside the one that would follow; empty when it stays. */
            changes: {
              what: string;
              before: string;
              after: string;
              changed: boolean;
            }[];
            /** @description Against the plan in force; negative: saved. Null when the plan stays. */
            costMore: components['schemas']['MoneyView'] | null;
            /** @description What the plan that would follow does not reach: money, dates, weeks that are short; a sentence each, at most three. */
            mind: string[];
          };
        };
      };
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind: 'pause' | 'resume' | 'cancel' | 'replan' | 'target' | 'add-class' | 'replace' | 'ramp-down';
            subject: string;
            by: string;
            at: string;
            /**
             * @description proposed: a person has to approve the plan.
             * @enum {string}
             */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaigns: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description One or several, separated by commas. */
        state?: string;
        /** @description Only those that are not closed or cancelled. */
        running?: 'true' | 'false';
        role?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CampaignSummary'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaigns: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CampaignRequestInput'];
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CampaignRequestInput'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanPreview'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdPlans: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              version: number;
              /**
               * @description Why it was made.
               * @enum {string}
               */
              kind: 'draft' | 'edit' | 'replan' | 'target' | 'resume';
              /** @enum {string} */
              state: 'draft' | 'approved' | 'superseded' | 'refused';
              inForce: boolean;
              reason: string | null;
              seats: number;
              sentence: string;
              cost: components['schemas']['MoneyView'];
              madeBy: string;
              madeAt: string;
              decidedBy: string | null;
              decidedAt: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdPlan: {
    parameters: {
      query?: {
        version?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanVersionView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  putCampaignsIdPlan: {
    parameters: {
      query?: {
        /** @description Only tell what would happen. (Default: false) */
        dryRun?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CampaignRequestInput'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanPreview'];
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanVersionView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdChecklistItemWaive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why work may start without it. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            item: string;
            title: string;
            /** @enum {string} */
            stage: 'compliance' | 'orientation';
            /** @enum {string} */
            owner: 'talent' | 'client' | 'system';
            blocking: boolean;
            /** @enum {string} */
            state: 'open' | 'done' | 'waived';
            dueAt: string;
            doneAt: string | null;
            /** @description The ask, document or certificate that proves it. */
            evidence: string | null;
            waivedBy: string | null;
            waiverReason: string | null;
            /** @description A person may let work start without it, with a reason. */
            waivable: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdClassificationChallenge: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why the decision is wrong, in your own words. */
          reasons: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChallengeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Business time. */
            now: string;
            /** @description Business time = businessFrom + (wall time - wallFrom) × scale. */
            segment: {
              wallFrom: string;
              businessFrom: string;
              scale: number;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @description 1 is real time, 0 stands still. */
              scale: number;
              /**
               * @description Why; kept in the audit.
               * @default by hand
               */
              reason?: string;
            }
          | {
              /**
               * Format: date-time
               * @description A later business instant.
               */
              jumpTo: string;
              /**
               * @description Why; kept in the audit.
               * @default by hand
               */
              reason?: string;
            };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Business time. */
            now: string;
            /** @description Business time = businessFrom + (wall time - wallFrom) × scale. */
            segment: {
              wallFrom: string;
              businessFrom: string;
              scale: number;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getDocumentsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      /** @description Done. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdCommands: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @enum {string} */
              kind:
                'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
              subject: string;
              by: string;
              at: string;
              /** @enum {string} */
              state: 'given' | 'proposed' | 'applied' | 'refused';
              settledAt: string | null;
              /** @description In one sentence: what was done, or why not. */
              outcome: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdCommandsCommand: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        command: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdWithdraw: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdResign: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * Format: date
           * @description The last day of work, in the engagement’s zone. (Default: after the notice of the policy)
           */
          lastDay?: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdTerminate: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * @default other
           * @enum {string}
           */
          cause?: 'no_show' | 'performance' | 'misconduct' | 'business' | 'other';
          /**
           * Format: date
           * @description The last day of work, with notice. (Default: at once; access is revoked before anything else)
           */
          lastDay?: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdSuspend: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdResume: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdExtend: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /**
           * Format: date
           * @description The new last day of work.
           */
          until: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdChangeOrder: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          /** @default [] */
          add?: {
            title: string;
            /** @description What is checked at acceptance. */
            acceptance: string[];
            amount: components['schemas']['MoneyInput'];
            /** Format: date */
            due: string;
          }[];
          /** @default [] */
          change?: {
            title?: string;
            /** @description What is checked at acceptance. */
            acceptance?: string[];
            amount?: components['schemas']['MoneyInput'];
            /** Format: date */
            due?: string;
            no: number;
          }[];
          /**
           * @description Numbers of deliverables that are not wanted any more.
           * @default []
           */
          drop?: number[];
          /** @description A new cap; it stays within the requisition’s budget. (Default: unchanged) */
          notToExceed?: components['schemas']['MoneyInput'];
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdCorrectPay: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
          milestone: number;
          /** @description What is right. (Default: nothing is; the payment is only reversed) */
          amount?: components['schemas']['MoneyInput'];
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            kind:
              'withdraw' | 'terminate' | 'resign' | 'suspend' | 'resume' | 'extend' | 'change-order' | 'correct-pay';
            subject: string;
            by: string;
            at: string;
            /** @enum {string} */
            state: 'given' | 'proposed' | 'applied' | 'refused';
            settledAt: string | null;
            /** @description In one sentence: what was done, or why not. */
            outcome: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagements: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        phase?: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
        state?:
          | 'offered'
          | 'vetting'
          | 'created'
          | 'contracting'
          | 'compliance'
          | 'provisioning'
          | 'training'
          | 'ready'
          | 'active'
          | 'suspended'
          | 'ending'
          | 'closed'
          | 'aborted';
        /** @description Only those that are not closed or aborted. */
        running?: 'true' | 'false';
        talent?: string;
        lead?: string;
        hire?: string;
        campaign?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EngagementSummary'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EngagementView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdExplain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdTimeline: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description Only decisions and changes. (Default: false) */
        main?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TimelineEntry'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdEffects: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EffectView'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEvents: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire or season with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        /** @description Business time, inclusive. */
        from?: string;
        /** @description Business time, exclusive. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EventView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEventsCsv: {
    parameters: {
      query?: {
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire or season with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        cursor?: string;
        /** @description Business time, inclusive. */
        from?: string;
        /** @description Business time, exclusive. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEventsStream: {
    parameters: {
      query?: {
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire or season with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        /** @description A cursor to go on behind. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each event’s id is its cursor, its event its type, its data an EventView. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getExpiries: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        kind?: 'check' | 'certificate' | 'insurance' | 'classification' | 'access' | 'contract' | 'tenure';
        severity?: 'expired' | 'soon' | 'later';
        engagement?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @enum {string} */
              kind: 'check' | 'certificate' | 'insurance' | 'classification' | 'access' | 'contract' | 'tenure';
              /** @description Id of the check, certificate, lease … */
              thing: string;
              /** @description In words, e.g. "the background check". */
              what: string;
              engagement: string;
              title: string;
              talent: components['schemas']['PersonView'];
              until: string;
              timeZone: string;
              /** @enum {string} */
              severity: 'expired' | 'soon' | 'later';
              /** @description Without it no new work is given out; pay goes on. */
              blocking: boolean;
              /** @description What follows on its date, or since. */
              happens: string;
              /** @description The open question about its renewal. */
              ask: string | null;
              links: components['schemas']['StoryLinks'];
            }[];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getHires: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description One or several, separated by commas. */
        state?: string;
        /** @description Only those that are not closed, rejected or cancelled. */
        running?: 'true' | 'false';
        role?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['HireSummary'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postHires: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HireRequestInput'];
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HireView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postHiresIdCancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why; kept with the engagement and shown to the people it concerns. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HireView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getHiresId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HireView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getHiresIdExplain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getHiresIdTimeline: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description Only decisions and changes. (Default: false) */
        main?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TimelineEntry'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getHiresIdEffects: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EffectView'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postHooksProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            received: string;
            repeated: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
              /** @description The user that it acts as; null: it stands for itself. */
              userId: string | null;
              /** @description Wall time, like all times of keys. */
              createdAt: string;
              expiresAt: string | null;
              lastUsedAt: string | null;
              revokedAt: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description What it is for. No names of people. */
          name: string;
          roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          /** @description Acts as this user, with the roles that both have. */
          userId?: string;
          /**
           * Format: date-time
           * @description Wall time. (Default: never)
           */
          expiresAt?: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description Send it as “Authorization: Bearer …”. */
            key: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKeysIdRevoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            /** @description The user that it acts as; null: it stands for itself. */
            userId: string | null;
            /** @description Wall time, like all times of keys. */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getKnowledge: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description Words; "a phrase"; -without. Without it: the newest first. */
        q?: string;
        role?: string;
        system?: string;
        skill?: string;
        /** @description An engagement: notes of its role and systems come first. */
        for?: string;
        /** @description What one engagement left. */
        engagement?: string;
        /** @description (Default: kept) */
        state?: 'draft' | 'kept';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['KnowledgeHit'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKnowledge: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KnowledgeRequestInput'];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getKnowledgeId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  patchKnowledgeId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KnowledgeTags'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKnowledgeIdConfirm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKnowledgeIdUseful: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          useful: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKnowledgeIdFiles: {
    parameters: {
      query: {
        /** @description Name with its ending, e.g. “palette.pdf”. */
        name: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            file: string;
            href: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEngagementsIdFiles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['KnowledgeFile'][];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdFiles: {
    parameters: {
      query: {
        /** @description Name with its ending, e.g. “palette.pdf”. */
        name: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            file: string;
            href: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getFilesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description Done. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  deleteFilesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, nothing to show. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  postMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          metrics: {
            engagement: string;
            /** @description ISO week, e.g. 2027-W09. */
            period: string;
            /**
             * @description qa 0–100, csat 1–5, fcr and commitments as shares, aht in seconds.
             * @enum {string}
             */
            metric: 'qa' | 'csat' | 'fcr' | 'aht' | 'commitments';
            /** @description The mean of the week. */
            value: number;
            /** @description How many it is the mean of; of aht the number of contacts. */
            n: number;
          }[];
        };
        'text/csv': string;
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stored: number;
            /** @description The first hundred; line 1 is the header of a file, or the first item of a list. */
            problems: {
              line: number;
              message: string;
            }[];
            /** @description Problems that are not shown. */
            more: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPayments: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        engagement?: string;
        talent?: string;
        state?: 'due' | 'paid';
        /** @description Due at or after this business time. */
        from?: string;
        /** @description Due before this business time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PaymentView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPaymentsCsv: {
    parameters: {
      query?: {
        engagement?: string;
        talent?: string;
        state?: 'due' | 'paid';
        /** @description Due at or after this business time. */
        from?: string;
        /** @description Due before this business time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPolicies: {
    parameters: {
      query?: {
        kind?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              kind: string;
              version: number;
              /** @description Why this version exists. */
              note: string;
              createdBy: string;
              createdAt: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPoliciesKind: {
    parameters: {
      query?: {
        version?: number;
      };
      header?: never;
      path: {
        /** @description E.g. onboard; write classification/US-CA as classification%2FUS-CA. */
        kind: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            kind: string;
            version: number;
            /** @description Why this version exists. */
            note: string;
            createdBy: string;
            createdAt: string;
            document: {
              [key: string]: unknown;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postPoliciesKind: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description E.g. onboard; write classification/US-CA as classification%2FUS-CA. */
        kind: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description All of it; it replaces the version before. */
          document: {
            [key: string]: unknown;
          };
          /** @description Why. */
          note: string;
          /**
           * @description Only check it.
           * @default false
           */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            valid: true;
            /** @description The version that it would follow. */
            after: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            kind: string;
            version: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdReleases: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              no: number;
              /** @enum {string} */
              state: 'proposed' | 'signed' | 'refused' | 'applied';
              /**
               * Format: date
               * @description Last day of everyone on it.
               */
              endsOn: string;
              /** @description Heads too many by then. */
              surplus: number;
              /** @description Heads that will have left by then by themselves. */
              expectedLeavers: number;
              /** @description Who would be released. */
              people: number;
              madeAt: string;
              signedBy: string | null;
              signedAt: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdReleasesNo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  patchCampaignsIdReleasesNo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          entries: {
            engagement: string;
            /** @enum {string} */
            choice: 'release' | 'keep' | 'redeploy' | 'convert';
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdReleaseVolunteer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          volunteer: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            volunteer: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getSchedules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              campaign: string;
              paused: boolean;
              note: string | null;
              /** @description The next four; none while paused. */
              nextRuns: string[];
              lastRuns: {
                at: string;
                workflowId: string;
              }[];
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postSchedules: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The season that the series begins with. */
          campaign?: string;
          /** @description Or the season that it is to begin with, as in POST /v1/campaigns: it is drafted now, and asks for its approval. */
          request?: components['schemas']['CampaignRequestInput'];
          /** @description Days before a peak on which its season is drafted. (Default: its first sourcing, and two weeks to approve) */
          leadDays?: number;
          /** @default  */
          note?: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: string;
            paused: boolean;
            note: string | null;
            /** @description The next four; none while paused. */
            nextRuns: string[];
            lastRuns: {
              at: string;
              workflowId: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getSchedulesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The season that the series began with. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: string;
            paused: boolean;
            note: string | null;
            /** @description The next four; none while paused. */
            nextRuns: string[];
            lastRuns: {
              at: string;
              workflowId: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  deleteSchedulesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The season that the series began with. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, nothing to show. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  postSchedulesIdPause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The season that the series began with. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: string;
            paused: boolean;
            note: string | null;
            /** @description The next four; none while paused. */
            nextRuns: string[];
            lastRuns: {
              at: string;
              workflowId: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postSchedulesIdUnpause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The season that the series began with. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign: string;
            paused: boolean;
            note: string | null;
            /** @description The next four; none while paused. */
            nextRuns: string[];
            lastRuns: {
              at: string;
              workflowId: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getScorecards: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        engagement?: string;
        talent?: string;
        /** @description `project`, or a stretch of it like `milestone-2`. */
        period?: string;
        /** @description Versions that were corrected as well. */
        allVersions?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ScorecardView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postScorecardsIdDisputes: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description One that the scorecard shows. */
          metric: string;
          /** @description What is wrong with it. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatingCaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTiersIdAppeals: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why the decision is wrong. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatingCaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postEngagementsIdAppeals: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why the decision is wrong. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatingCaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getRatingCases: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        talent?: string;
        state?: 'open' | 'upheld' | 'corrected' | 'confirmed' | 'kept' | 'restored';
        kind?: 'dispute' | 'demotion' | 'appeal';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RatingCaseView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getRatingCasesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatingCaseView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getShiftBlocks: {
    parameters: {
      query: {
        campaign: string;
        queue?: string;
        from: string;
        to: string;
        /** @description Only those with free places. */
        open?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              campaign: string;
              queue: string;
              from: string;
              until: string;
              /** @description People whom the demand asks for: fewer claims leave it uncovered. */
              needed: number;
              /** @description People who may claim it; more than needed while the season has more people at work. */
              capacity: number;
              claimed: number;
              /** @description From when everyone may claim; before, tier A alone. */
              opensAt: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getShiftBlocksUncovered: {
    parameters: {
      query: {
        campaign: string;
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              queue: string;
              from: string;
              until: string;
              /** @description Most people missing at a time. */
              missing: number;
              /** @description Hours of people that nobody has taken. */
              hours: number;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postShiftBlocksClaims: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          engagement: string;
          /** @description All in one ISO week of the season. Granted in this order. */
          runs: {
            queue: string;
            /**
             * Format: date-time
             * @description Begin of the first half hour.
             */
            from: string;
            /**
             * Format: date-time
             * @description End of the last one.
             */
            until: string;
          }[];
          /**
           * @description Stand by where a run is full: the place is yours when one becomes free.
           * @default false
           */
          standby?: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What is theirs now: claimed, confirmed or on standby. */
            shifts: {
              id: string;
              engagement: string;
              talent: string;
              campaign: string;
              queue: string;
              /** @description ISO week, e.g. 2027-W09. */
              period: string;
              from: string;
              until: string;
              /** @enum {string} */
              state: 'claimed' | 'confirmed' | 'standby' | 'released' | 'worked' | 'missed';
              /** @description Until when it has to be confirmed; null when it is, or need not be. */
              confirmBy: string | null;
              workedMinutes: number | null;
            }[];
            refused: {
              queue: string;
              from: string;
              until: string;
              /** @enum {string} */
              reason:
                | 'outside'
                | 'not-live'
                | 'tier'
                | 'tier-first'
                | 'conflict'
                | 'day-cap'
                | 'weekly-cap'
                | 'rest'
                | 'full';
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postShiftBlocksClaimLists: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description One for each person and week. Served in this order. */
          claims: {
            engagement: string;
            /** @description All in one ISO week of the season. Granted in this order. */
            runs: {
              queue: string;
              /**
               * Format: date-time
               * @description Begin of the first half hour.
               */
              from: string;
              /**
               * Format: date-time
               * @description End of the last one.
               */
              until: string;
            }[];
            /**
             * @description Stand by where a run is full: the place is yours when one becomes free.
             * @default false
             */
            standby?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              engagement: string;
              /** @description Null when nothing of it could be looked at. */
              claim: {
                /** @description What is theirs now: claimed, confirmed or on standby. */
                shifts: {
                  id: string;
                  engagement: string;
                  talent: string;
                  campaign: string;
                  queue: string;
                  /** @description ISO week, e.g. 2027-W09. */
                  period: string;
                  from: string;
                  until: string;
                  /** @enum {string} */
                  state: 'claimed' | 'confirmed' | 'standby' | 'released' | 'worked' | 'missed';
                  /** @description Until when it has to be confirmed; null when it is, or need not be. */
                  confirmBy: string | null;
                  workedMinutes: number | null;
                }[];
                refused: {
                  queue: string;
                  from: string;
                  until: string;
                  /** @enum {string} */
                  reason:
                    | 'outside'
                    | 'not-live'
                    | 'tier'
                    | 'tier-first'
                    | 'conflict'
                    | 'day-cap'
                    | 'weekly-cap'
                    | 'rest'
                    | 'full';
                  says: string;
                }[];
              } | null;
              /** @description Why, then. */
              says: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postShiftBlocksConfirmations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          shifts: string[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            shifts: string[];
            refused: {
              shift: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postShiftBlocksReleases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          shifts: string[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            shifts: string[];
            refused: {
              shift: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getShifts: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        campaign?: string;
        engagement?: string;
        /** @description ISO week, e.g. 2027-W09. */
        period?: string;
        state?: 'claimed' | 'confirmed' | 'standby' | 'released' | 'worked' | 'missed';
        from?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              engagement: string;
              talent: string;
              campaign: string;
              queue: string;
              /** @description ISO week, e.g. 2027-W09. */
              period: string;
              from: string;
              until: string;
              /** @enum {string} */
              state: 'claimed' | 'confirmed' | 'standby' | 'released' | 'worked' | 'missed';
              /** @description Until when it has to be confirmed; null when it is, or need not be. */
              confirmBy: string | null;
              workedMinutes: number | null;
            }[];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            /** @enum {string} */
            state:
              | 'draft'
              | 'planned'
              | 'approved'
              | 'recruiting'
              | 'ramping'
              | 'peak'
              | 'ramping_down'
              | 'paused'
              | 'cancelled'
              | 'closed';
            /** @description Business time. */
            now: string;
            timeZone: string;
            /** Format: date */
            peakOn: string;
            /** Format: date */
            endsOn: string;
            planVersion: number;
            sentence: {
              /** @description Where it will end, e.g. "258–274 of 270 effective heads by Mon 1 Mar." */
              headline: string;
              /** @description What is short and fixable until when, and the main risk. */
              rest: string;
            };
            curve: {
              /** @description 0 is the first week of the peak. */
              week: number;
              /** Format: date */
              starts: string;
              /** @description People; effective ones count by what they get done. */
              required: number;
              /** @description Effective heads by the plan. */
              planned: number;
              /** @description Effective heads that there were; null for weeks to come. */
              actual: number | null;
              /** @description Forecast from today on. */
              p10: number | null;
              p50: number | null;
              p90: number | null;
            }[];
            funnel: {
              /** @enum {string} */
              stage: 'screened' | 'offered' | 'accepted' | 'cleared' | 'started' | 'passed' | 'live';
              plan: number;
              /** @description What the plan has by today. */
              due: number;
              actual: number;
              /** @description Share of the stage before that came here. */
              pass: number | null;
              planPass: number | null;
              /** @description From the stage before. */
              medianDays: number | null;
              sources: {
                source: string;
                count: number;
                pass: number | null;
              }[];
            }[];
            classes: {
              no: number;
              /** @enum {string} */
              state: 'planned' | 'filling' | 'training' | 'nesting' | 'live' | 'cancelled';
              short: boolean;
              seats: number;
              /** @description Most that may be booked; not all show up. */
              bookings: number;
              booked: number;
              /** @description Papers complete and check clear, for this class. */
              cleared: number;
              waitlisted: number;
              shown: number;
              /** @description Passed the classroom. */
              passed: number;
              /** @description Went live, of this class. */
              live: number;
              /** Format: date */
              sourcingOn: string;
              /** Format: date */
              classroomOn: string;
              /** Format: date */
              liveOn: string;
              /** @description Bookings that are missing for a full class. */
              shortBy: number;
              /** @description Until when it can still be filled; null once it began. */
              lastChance: string | null;
            }[];
            demand: {
              week: number;
              /** Format: date */
              starts: string;
              /** @description Of a busy interval. */
              calls: {
                plan: number | null;
                actual: number | null;
              };
              ahtSeconds: {
                plan: number | null;
                actual: number | null;
              };
              shrinkage: {
                plan: number | null;
                actual: number | null;
              };
              serviceLevel: {
                plan: number | null;
                actual: number | null;
              };
              occupancy: {
                plan: number | null;
                actual: number | null;
              };
              /** @description Share of the calls offered. */
              abandoned: number | null;
            }[];
            leavers: {
              left: number;
              fellOut: number;
              byTenure: {
                week: number;
                why: string;
                count: number;
              }[];
              before: {
                stage: string;
                why: string;
                count: number;
              }[];
            };
            tiers: {
              tier: string;
              now: number;
              projected: number;
              /** @description Added to the agreed rate, as a share. */
              rateCard: number;
              /** @description What that costs a week now, with the employer’s burden. */
              moreAWeek: components['schemas']['MoneyView'];
            }[];
            money: {
              budget: components['schemas']['MoneyView'];
              paid: components['schemas']['MoneyView'];
              /** @description Reserved for offers and work agreed. */
              committed: components['schemas']['MoneyView'];
              /** @description Paid, and what the forecast still costs. */
              atCompletion: components['schemas']['MoneyView'];
              over: boolean;
              /** @description Offers that the plan wants now and the budget has no room for. */
              heldOffers: number;
            };
            /** @description One sentence: how close it came. */
            verdict: string;
            covered: {
              /** @description Weeks that are over. */
              weeks: number;
              /** @description Of them with as many effective heads as were needed. */
              enough: number;
              worst: {
                /** Format: date */
                starts: string;
                shortBy: number;
              } | null;
            };
            cost: {
              /** @description For new people and their training, with burden. */
              planned: components['schemas']['MoneyView'];
              paid: components['schemas']['MoneyView'];
              /** @description Paid per hour worked or trained. */
              perHour: components['schemas']['MoneyView'] | null;
              weeks: {
                period: string;
                people: number;
                hours: number;
                amount: components['schemas']['MoneyView'];
                burden: components['schemas']['MoneyView'];
              }[];
            };
            yields: {
              /** @enum {string} */
              stage: 'screenPass' | 'accept' | 'clear' | 'show' | 'classroom' | 'nesting' | 'weeklySurvival';
              planned: number;
              passes: number;
              /** @description People of whom is known how it went; of the last one weeks of people at work. */
              decided: number;
              seen: number | null;
              /** @description (passes + prior · planned) / (decided + prior), prior from the policy. */
              next: number;
            }[];
            /** @description Who stayed through a week at work, where the next plan tells weeks apart; empty: all are alike. */
            tenure: {
              /** @description 1 is the first week at work. */
              week: number;
              passes: number;
              decided: number;
              next: number;
            }[];
            assumptions: {
              priorPeople: number;
              shrinkage: {
                planned: number;
                seen: number | null;
              };
              ahtSeconds: {
                planned: number;
                seen: number | null;
              };
              /** @description Calls of a busy interval, mean over the weeks seen. */
              demand: {
                planned: number | null;
                seen: number | null;
              };
            };
            interviews: {
              answered: number;
              again: {
                answer: string;
                count: number;
              }[];
              /** @description What people would do better, most said first, without names; none for readers who may not know. */
              better: {
                said: string;
                count: number;
              }[];
            };
            knowledge: {
              kept: number;
              notes: {
                id: string;
                title: string;
                useful: number;
              }[];
            };
            alumni: {
              /** @description Of this season’s people, known from before. */
              recalled: number;
              /** @description May be recalled for the next one. */
              again: number;
            };
            links: {
              self: string;
              timeline: string;
              console: string;
              temporal: string | null;
              board: string;
              stream: string;
              report: string;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdReportCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postSignInLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** Format: email */
              email: string;
            }
          | {
              userId: string;
            };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            url: string;
            /** @description Wall time. */
            expiresAt: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'user' | 'talent';
            id: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            /** @description The API key in use, if any. */
            key: string | null;
            /** @description For the header X-CSRF-Token of writes with a cookie. */
            csrf: string | null;
            /** @description End of the session, wall time. */
            expiresAt: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getTalents: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        skill?: string;
        /** @description At least this level of the skill. */
        level?: number;
        tier?: 'A' | 'B' | 'C' | 'D';
        role?: string;
        state?: 'candidate' | 'engaged' | 'alumni' | 'erased';
        /** @description Free on that day. */
        availableOn?: string;
        /** @description A clear background check is still valid on that day. */
        checkedOn?: string;
        jurisdiction?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TalentSummary'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTalents: {
    parameters: {
      query?: never;
      header: {
        /** @description Same key and body: same answer. Kept for 7 days. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TalentRequestInput'];
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getTalentsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TalentView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  patchTalentsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TalentChange'];
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TalentView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTalentsIdErase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, nothing to show. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  getTiers: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        talent?: string;
        cause?: 'entry' | 'promotion' | 'demotion' | 'correction' | 'person' | 'appeal';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['TierChangeView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getTiersPreview: {
    parameters: {
      query: {
        talent: string;
        to: 'A' | 'B' | 'C' | 'D';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TierPreview'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTiersWhatIf: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A whole policy of the kind “evaluate”, not published yet. */
          policy?: {
            /** @description Weights of the metrics; they add up to 1. */
            weights: {
              quality: number;
              outcome: number;
              resolution: number;
              commitments: number;
              peer: number;
              efficiency: number;
            };
            /** @description Small samples are shrunk: (n·x + k·mean)/(n + k). */
            priors: {
              [key: string]: {
                mean: number;
                k: number;
              };
            };
            leastDeliverables: number;
            tiers: {
              /** @enum {string} */
              tier: 'A' | 'B' | 'C';
              enter: number;
              stay: number;
            }[];
            /** @description A card for each milestone, or for each stretch of days; the card of the project comes at its end. */
            projectWindow:
              | 'milestone'
              | {
                  days: number;
                };
            peer: {
              /** @description With fewer reviews the metric is absent. */
              least: number;
              /** @description The most reviewers that are asked. */
              most: number;
              /** @description Time to review; what is missing then lapses. Days. */
              dueDays: number;
            };
            promote: {
              needs: number;
              of: number;
            };
            demote: {
              consecutive: number;
            };
            cooldownDays: number;
            dispute: {
              /** @enum {string} */
              role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
              /** @description Time to decide, in business days of the talent’s jurisdiction. */
              decideBusinessDays: number;
              /** @enum {string} */
              escalateTo: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
              /** @description How long a rating may be disputed. */
              businessDays: number;
            };
            /** @description Who confirms tier D. Without an answer the person does not get it. */
            demotion: {
              /** @enum {string} */
              role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
              /** @description Time to decide, in business days of the talent’s jurisdiction. */
              decideBusinessDays: number;
              /** @enum {string} */
              escalateTo: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
            };
            appeal: {
              /** @enum {string} */
              role: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
              /** @description Time to decide, in business days of the talent’s jurisdiction. */
              decideBusinessDays: number;
              /** @enum {string} */
              escalateTo: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
              /** @description How long a decision may be appealed. */
              businessDays: number;
            };
            effects: {
              A: {
                /** @description How long offers go to this tier alone. Hours. */
                firstOfferHours: number;
                /** @description Added to the rate card: 0.08 is 8 % more. */
                rateCard: number;
                /** @description The most engagements at a time. */
                openEngagements: number;
                newOffers: boolean;
                /** @description Course that a person is asked to take on entering the tier. */
                refresher: string | null;
              };
              B: {
                /** @description How long offers go to this tier alone. Hours. */
                firstOfferHours: number;
                /** @description Added to the rate card: 0.08 is 8 % more. */
                rateCard: number;
                /** @description The most engagements at a time. */
                openEngagements: number;
                newOffers: boolean;
                /** @description Course that a person is asked to take on entering the tier. */
                refresher: string | null;
              };
              C: {
                /** @description How long offers go to this tier alone. Hours. */
                firstOfferHours: number;
                /** @description Added to the rate card: 0.08 is 8 % more. */
                rateCard: number;
                /** @description The most engagements at a time. */
                openEngagements: number;
                newOffers: boolean;
                /** @description Course that a person is asked to take on entering the tier. */
                refresher: string | null;
              };
              D: {
                /** @description How long offers go to this tier alone. Hours. */
                firstOfferHours: number;
                /** @description Added to the rate card: 0.08 is 8 % more. */
                rateCard: number;
                /** @description The most engagements at a time. */
                openEngagements: number;
                newOffers: boolean;
                /** @description Course that a person is asked to take on entering the tier. */
                refresher: string | null;
              };
            };
            /** @description Time to take a refresher. Days. */
            refresherDays: number;
            support: {
              /** @description Weights of the metrics; they add up to 1. */
              weights: {
                quality: number;
                outcome: number;
                resolution: number;
                commitments: number;
                peer: number;
                efficiency: number;
              };
              priors: {
                [key: string]: {
                  mean: number;
                  k: number;
                };
              };
              /** @description Pairs of observed value and points, rising by value; between them a straight line. */
              anchors: {
                [key: string]: [number, number][];
              };
              /** @description Handling time as a part of what is usual for the contact type; inside counts in full. */
              ahtBand: {
                from: number;
                to: number;
              };
              leastContacts: number;
            };
          };
          /** @description Or a version of it that is published. */
          version?: number;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TierWhatIf'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTalentsIdTier: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The tier that you have seen; another one meanwhile is refused with 409. */
          from: ('A' | 'B' | 'C' | 'D') | null;
          /** @enum {string} */
          to: 'A' | 'B' | 'C' | 'D';
          /** @description Why; the person reads it. */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TierChangeView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postShiftsAttendance: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reports: {
            shift: string;
            /** @description Worked; 0 is a no-show. */
            minutes: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            shifts: string[];
            refused: {
              shift: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getTimeEntries: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        campaign?: string;
        engagement?: string;
        /** @description ISO week, e.g. 2027-W09. */
        period?: string;
        state?: 'saved' | 'submitted' | 'approved' | 'declined' | 'invoiced' | 'paid' | 'locked';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              campaign: string;
              engagement: string;
              talent: string;
              period: string;
              /** @enum {string} */
              kind: 'work' | 'training' | 'standby';
              /** @description 1, and one more after each correction. */
              version: number;
              minutes: number;
              /**
               * @description locked: a corrected version took its place.
               * @enum {string}
               */
              state: 'saved' | 'submitted' | 'approved' | 'declined' | 'invoiced' | 'paid' | 'locked';
              /** @description What it is worth at the hourly rate, that of the tier included. */
              amount: components['schemas']['MoneyView'];
              note: string | null;
              /** @description Key of the payment that pays it. */
              payment: string | null;
              paidAt: string | null;
            }[];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTimeEntries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reports: {
            shift: string;
            /** @description Worked; 0 is a no-show. */
            minutes: number;
          }[];
        };
        'text/csv': string;
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stored: number;
            /** @description The first hundred; line 1 is the header of a file, or the first item of a list. */
            problems: {
              line: number;
              message: string;
            }[];
            /** @description Problems that are not shown. */
            more: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getTimeEntriesCsv: {
    parameters: {
      query: {
        campaign: string;
        /** @description ISO week, e.g. 2027-W09. */
        period: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTimeEntriesApprove: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          entries?: string[];
          campaign?: string;
          /** @description ISO week, e.g. 2027-W09. */
          period?: string;
          /**
           * @description Left as they are, when a whole week is approved.
           * @default []
           */
          except?: string[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description At most 1,000 of them. */
            entries: string[];
            refused: {
              entry: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTimeEntriesDecline: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          entries: string[];
          reason: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description At most 1,000 of them. */
            entries: string[];
            refused: {
              entry: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postTimeEntriesCorrect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          corrections: {
            entry: string;
            /** @description What is right for the whole week. */
            minutes: number;
            reason: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description At most 1,000 of them. */
            entries: string[];
            refused: {
              entry: string;
              says: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getUsers: {
    parameters: {
      query?: {
        /** @description Those who hold this role. */
        role?: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              email: string;
              name: string;
              title: string;
              roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
              timeZone: string;
              /** @enum {string} */
              state: 'active' | 'disabled';
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postUsers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
          name: string;
          /** @default  */
          title?: string;
          roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          /** @default UTC */
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getUsersId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  patchUsersId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          title?: string;
          roles?: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postUsersIdDisable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getCampaignsIdWavesNo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClassDetail'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdWavesNoConfirmations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Their engagements. Each is done or refused by itself. */
          engagements: string[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            done: number;
            refused: {
              engagement: string;
              why: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdWavesNoCheckIns: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Their engagements. Each is done or refused by itself. */
          engagements: string[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            done: number;
            refused: {
              engagement: string;
              why: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postCampaignsIdWavesNoResults: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        no: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          stage: 'classroom' | 'nesting';
          results: {
            engagement: string;
            passed: boolean;
            /** @description Of the classroom; printed on the certificate. (Default: 100) */
            score?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            done: number;
            refused: {
              engagement: string;
              why: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getWorkItems: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        engagement?: string;
        state?:
          | 'planned'
          | 'offered'
          | 'accepted'
          | 'in_progress'
          | 'submitted'
          | 'rework'
          | 'done'
          | 'declined'
          | 'expired'
          | 'reassigned';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WorkItemView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getWorkItemsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkItemView'];
        };
      };
      default: components['responses']['Problem'];
    };
  };
}

// Generated from the routes by `muster openapi`; do not edit.

export interface paths {
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
     * @description Who may: admin, ops, hr, lead.
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
     * Notes by words, role and system, the best match first
     * @description Words as in a search box: "a phrase", or, -without. Without words the newest come first.
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
    patch?: never;
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
     * Keep a draft: it is found and offered from now on
     * @description Who may: admin, ops, hr, lead.
     */
    post: operations['postKnowledgeIdConfirm'];
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
      skipsForm: boolean;
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
      /** @enum {string} */
      phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
      /** @enum {string} */
      state: 'open' | 'answered' | 'lapsed' | 'withdrawn';
      subject: string;
      thread: string;
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
    EffectView: {
      key: string;
      system: string;
      operation: string;
      subject: string;
      /** @enum {string} */
      state: 'pending' | 'done' | 'undone' | 'failed' | 'parked';
      providerRef: string | null;
      attempts: number;
      compensates: string | null;
      /** @description The ask to an engineer that decides on a parked effect. */
      parkedAsk: string | null;
      lastError: string | null;
      createdAt: string;
      changedAt: string;
    };
    EngagementSummary: {
      id: string;
      hire: string | null;
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
        waiverReason: string | null;
      }[];
      leases: {
        id: string;
        system: string;
        role: string;
        /** @enum {string} */
        state: 'planned' | 'open' | 'revoked';
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
      }[];
      classification: {
        id: string;
        ruleSet: string;
        version: string;
        jurisdiction: string;
        /** @enum {string} */
        outcome: 'contractor' | 'employee' | 'review';
        engagedThrough: string;
        rationale: string;
        answers: {
          [key: string]: unknown;
        }[];
        decidedBy: string;
        decidedAt: string;
        reassessAt: string;
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
        appliedAt: string;
        shortlisted: boolean;
      }[];
      asks: components['schemas']['AskView'][];
      engagements: components['schemas']['EngagementSummary'][];
      timeline: components['schemas']['TimelineEntry'][];
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
      /** @enum {string} */
      state: 'draft' | 'kept';
      engagement: string | null;
      keptAt: string | null;
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
    ScorecardView: {
      id: string;
      engagement: string;
      engagementTitle: string;
      talent: string;
      period: string;
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
        /** @description Share of the score, 0–1. */
        weight: number;
        samples: number;
      }[];
      policy: string;
      closedAt: string;
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
            /** @enum {string} */
            phase: 'source' | 'onboard' | 'assign' | 'evaluate' | 'offboard';
            /** @enum {string} */
            state: 'open' | 'answered' | 'lapsed' | 'withdrawn';
            subject: string;
            thread: string;
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
        /** @description A hire with its engagements, or one engagement. */
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
        /** @description A hire with its engagements, or one engagement. */
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
        /** @description A hire with its engagements, or one engagement. */
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
  getScorecards: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        engagement?: string;
        talent?: string;
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

/**
 * What steps need from the outside world: small interfaces, each owned by the steps that use it.
 *
 * Every command takes the effect's business key first. The vendor gets it as its idempotency key, and `find…(key)`
 * looks the operation up by it, so that a repeat after a lost reply never does a thing twice.
 * All calls throw `Unavailable` (worth a retry, perhaps with `retryAfterSeconds`) or `RuleBroken` (the vendor refuses).
 */

/** What a vendor knows of an operation that it was asked for. */
export interface Receipt {
  /** The vendor's own id of what it made or did. */
  providerRef: string;
}

/** A person as a vendor has to know them. Personal data: never into runs, events or logs. */
export interface Person {
  /** Our id: `tal_…` or `user_…`. */
  id: string;
  name: string;
  email: string;
}

export interface Marketplace {
  /** Publishes a listing; it closes at `closesAt` (business instant) or with `enough` applicants. Then comes the webhook `listing.closed`. */
  publish(key: string, listing: Listing): Promise<Receipt>;
  findListing(key: string): Promise<Receipt | null>;
  /** Everyone who applied so far. */
  applicants(providerRef: string): Promise<Applicant[]>;
  /** Takes the listing down. Harmless when already closed. */
  close(key: string, providerRef: string): Promise<Receipt>;
}

export interface Listing {
  title: string;
  role: string;
  skills: { skill: string; level: number }[];
  jurisdiction: string;
  startsOn: string;
  endsOn: string;
  /** The most that is paid for the whole, minor units. */
  budget: { amountMinor: number; currency: string };
  closesAt: string;
  enough: number;
}

export interface Applicant {
  /** The marketplace's id of the person: the same person has the same one in every listing. */
  ref: string;
  name: string;
  email: string;
  timeZone: string;
  skills: { skill: string; level: number }[];
  /** What the person asks for the whole project, minor units. */
  ask: { amountMinor: number; currency: string };
  availableFrom: string;
  portfolio: string;
  appliedAt: string;
}

export interface Screening {
  /** Orders a background check, after consent. The result comes by webhook `check.completed`, again whenever it changes. */
  order(
    key: string,
    check: { person: Person; package: string; jurisdiction: string; consentedAt: string },
  ): Promise<Receipt>;
  find(key: string): Promise<(Receipt & CheckReport) | null>;
  cancel(key: string, providerRef: string): Promise<Receipt>;
  /** What was found, for the person it is about. Personal data. */
  report(providerRef: string): Promise<ReportCopy>;
  /** Makes the agency look again at what the person disputes. The result comes by webhook `check.reinvestigated`. */
  dispute(key: string, dispute: { check: string; statement: string }): Promise<Receipt>;
  findDispute(key: string): Promise<(Receipt & DisputeReport) | null>;
}

export interface CheckReport {
  /** `suspended`: the person has to supply something, on the page `link`. `dispute`: the person disputes it at the agency. */
  status: 'pending' | 'clear' | 'consider' | 'suspended' | 'dispute' | 'canceled';
  completedAt: string | null;
  link: string | null;
}

export interface ReportCopy {
  madeAt: string;
  findings: { what: string; where: string; on: string }[];
}

export interface DisputeReport {
  /** `clear`: the report was wrong and is corrected. `upheld`: it stays as it is. */
  outcome: 'pending' | 'clear' | 'upheld';
  completedAt: string | null;
}

export interface Signature {
  /** Sends a document to its signers. Webhooks `envelope.signed` (one party), `envelope.completed`, `envelope.declined`. */
  send(key: string, envelope: Envelope): Promise<Receipt & { links: { party: string; url: string }[] }>;
  find(key: string): Promise<(Receipt & EnvelopeStatus) | null>;
  void(key: string, providerRef: string, reason: string): Promise<Receipt>;
}

export interface Envelope {
  title: string;
  pdf: Uint8Array;
  /** `party` is `talent` or `client`: it comes back in webhooks and links. */
  signers: { party: string; person: Person }[];
  expiresAt: string;
}

export interface EnvelopeStatus {
  status: 'sent' | 'completed' | 'declined' | 'expired' | 'voided';
  links: { party: string; url: string }[];
  signed: { party: string; at: string }[];
  /** SHA-256 of the document that was signed, hex. */
  documentDigest: string;
}

export interface Learning {
  /** Enrols a person in a course. Webhooks `course.passed` and `course.failed` with score and certificate. */
  enrol(key: string, enrolment: { person: Person; course: string; dueAt: string }): Promise<Receipt & { link: string }>;
  find(key: string): Promise<
    | (Receipt & {
        link: string;
        status: 'enrolled' | 'passed' | 'failed' | 'withdrawn';
        score: number | null;
        courseVersion: string;
        passedAt: string | null;
      })
    | null
  >;
  withdraw(key: string, providerRef: string): Promise<Receipt>;
}

/** SCIM 2.0. What a system must hold for a person is the union of that person's open leases. */
export interface Identity {
  /** Makes the person's account in `system` hold exactly `roles`; creates it when missing, deactivates it when `roles` is empty. */
  hold(key: string, access: { system: string; person: Person; roles: string[] }): Promise<Receipt>;
  /** Reads back what the system holds for the person: roles of an active account, empty when none. */
  readBack(system: string, personId: string): Promise<{ active: boolean; roles: string[] }>;
}

export interface WorkTool {
  /** Publishes an item and offers it to the person. Webhooks `item.accepted`, `item.submitted`. */
  publish(
    key: string,
    item: {
      engagement: string;
      person: Person;
      title: string;
      acceptance: string[];
      dueOn: string;
      amount: { amountMinor: number; currency: string } | null;
    },
  ): Promise<Receipt & { link: string }>;
  find(
    key: string,
  ): Promise<(Receipt & { link: string; status: 'offered' | 'accepted' | 'submitted' | 'done' | 'withdrawn' }) | null>;
  /** Closes an item whose result was accepted. */
  complete(key: string, providerRef: string): Promise<Receipt>;
  withdraw(key: string, providerRef: string): Promise<Receipt>;
}

export interface Payments {
  /** Pays once per key, however often it is asked. Refuses another amount under the same key with RuleBroken. */
  pay(
    key: string,
    payment: { payee: Person; amountMinor: number; currency: string; reference: string },
  ): Promise<Receipt & { paidAt: string }>;
  /** Takes a payment back, once per key. Refuses what was not paid, or was reversed before, with RuleBroken. */
  reverse(
    key: string,
    reversal: { of: string; amountMinor: number; currency: string; reference: string },
  ): Promise<Receipt & { paidAt: string }>;
  /** Pays many in one call, each once per its key, as `pay` does. What is refused is told one by one; the others are paid. */
  payAll(orders: readonly PaymentOrder[]): Promise<PaymentReply[]>;
  /** Those of the keys that are known, in one call. */
  findAll(keys: readonly string[]): Promise<(Receipt & { key: string; paidAt: string })[]>;
  /** A reversal is found with its negative amount. */
  find(key: string): Promise<(Receipt & { amountMinor: number; currency: string; paidAt: string }) | null>;
}

/** One of many payments; 100 go at a time at most. */
export interface PaymentOrder {
  key: string;
  payee: Person;
  amountMinor: number;
  currency: string;
  reference: string;
}

/** What became of one of many payments. `refused`: the vendor’s code, no personal data. */
export type PaymentReply = { key: string; providerRef: string; paidAt: string } | { key: string; refused: string };

export interface Messaging {
  /** Sends a mail. `key` becomes the Message-ID, so that a receiver can drop a repeat. */
  send(key: string, mail: Mail): Promise<void>;
}

export interface Mail {
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  /** Groups the mails of one story: `hire_…` or `eng_…`, sent as header `X-Muster-Thread`. */
  thread: string;
  /** The ask that the mail is about, if any, sent as header `X-Muster-Ask`. */
  ask?: string;
}

/** Everything outside, as one object: real vendors or the sandbox. */
export interface World {
  marketplace: Marketplace;
  screening: Screening;
  signature: Signature;
  learning: Learning;
  identity: Identity;
  workTool: WorkTool;
  payments: Payments;
  messaging: Messaging;
}

/** Documents that we make ourselves. */
export interface Documents {
  /** The statement of work as PDF. */
  sowPdf(sow: SowDocument): Promise<Uint8Array>;
  /** A letter to a person as PDF: a notice, a copy of a report. */
  letterPdf(letter: LetterDocument): Promise<Uint8Array>;
}

export interface LetterDocument {
  title: string;
  /** `vetting@1`: printed on every page, so that a letter names its template. */
  template: string;
  sections: { heading: string; text: string }[];
}

export interface SowDocument {
  title: string;
  /** `sow@1`: printed on every page, so that a paper names its template. */
  template: string;
  sections: { heading: string; text: string }[];
  /** Empty for work by the hour. */
  milestones: { title: string; acceptance: string[]; dueOn: string; amount: string }[];
  total: string;
  /** Who signs, in words. (Default: both parties) */
  signedBy?: string;
  /** Last line, where nobody signs this version. (Default: that it is signed, and by whom) */
  agreed?: string;
}

/** What a report of an outside system means for our asks and runs. */
export type ReportMeaning =
  /** It answers the ask that waits on the effect: with this option, these facts as its form, and what the person gave as reason. */
  | { kind: 'answer'; option: string; form: Record<string, unknown> | null; reason?: string }
  /** The run that did the effect is told: by this signal, with these facts. */
  | { kind: 'wake'; signal: string; facts: Record<string, unknown> }
  /** Kept, and nobody is told. */
  | { kind: 'record' };

/** Reads a report by its type; `provider` is the system that signed it, as in `/hooks/{provider}`. Unknown ones are only recorded. */
export function meaningOf(provider: string, type: string, data: Readonly<Record<string, unknown>>): ReportMeaning {
  const entry = Object.hasOwn(reports, type) ? reports[type] : undefined;
  // A system speaks for its own matters only: a leaked learning secret must not sign contracts.
  if (!entry || entry.by !== provider) return { kind: 'record' };
  if (entry.wakes)
    return { kind: 'wake', signal: entry.signal ?? 'effectReported', facts: pick(data, entry.facts ?? {}) };
  // Who may try again has not answered yet.
  if (entry.triesLeft !== undefined && Number(data[entry.triesLeft] ?? 0) > 0) return { kind: 'record' };
  const reason = entry.reasoned && typeof data['reason'] === 'string' ? data['reason'].trim().slice(0, 2000) : '';
  return {
    kind: 'answer',
    option: entry.option,
    form: entry.facts ? pick(data, entry.facts) : null,
    ...(reason === '' ? {} : { reason }),
  };
}

/** Of an ask's options, those that only an outside system gives when the ask waits on an effect. */
export function reportedOptions(options: readonly { value: string }[]): string[] {
  const known = new Set(Object.values(reports).flatMap((entry) => (entry.wakes ? [] : [entry.option])));
  return options.map((option) => option.value).filter((value) => known.has(value));
}

type Fact = 'string' | 'number';
type Entry =
  | {
      by: string;
      wakes: true;
      /** (Default: effectReported) */
      signal?: string;
      facts?: Readonly<Record<string, Fact>>;
    }
  | {
      by: string;
      wakes?: false;
      option: string;
      facts?: Readonly<Record<string, Fact>>;
      /** The person may have said why, in the field `reason`. */
      reasoned?: true;
      /** Field with the number of tries that the person still has; the report counts when none is left. */
      triesLeft?: string;
    };

const course: Readonly<Record<string, Fact>> = {
  score: 'number',
  courseVersion: 'string',
  certificate: 'string',
  passedAt: 'string',
};

const reports: Readonly<Record<string, Entry>> = {
  'listing.closed': { by: 'marketplace', wakes: true },
  'applicant.withdrawn': {
    by: 'marketplace',
    wakes: true,
    signal: 'applicantWithdrew',
    facts: { applicant: 'string' },
  },
  'check.completed': { by: 'screening', wakes: true },
  'check.reinvestigated': { by: 'screening', wakes: true },
  'envelope.signed': { by: 'signature', option: 'signed' },
  'envelope.declined': { by: 'signature', option: 'declined', reasoned: true },
  'envelope.expired': { by: 'signature', option: 'expired' },
  'course.passed': { by: 'learning', option: 'passed', facts: course },
  'course.failed': { by: 'learning', option: 'failed', facts: course, triesLeft: 'attemptsLeft' },
  'item.accepted': { by: 'work-tool', option: 'accept' },
  'item.submitted': { by: 'work-tool', option: 'submit', facts: { note: 'string' } },
};

/** The named facts that are there with the right type; anything else a vendor sends stays in the record. */
function pick(data: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, Fact>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, type]) => (typeof data[name] === type ? [[name, data[name]]] : [])),
  );
}

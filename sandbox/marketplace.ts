import { z } from 'zod';
import { plus } from '../domain/clock';
import { personOf } from './crowd';
import { applicantsFor, type Arrival } from './marketplace-applicants';
import { crowdFor } from './marketplace-crowd';
import type { Play, Plays } from './people/plays';
import type { Kit, Outcome } from './support/kit';
import { Refusal } from './support/problems';

const Listing = z.strictObject({
  title: z.string().min(1).max(200),
  role: z.string().min(1).max(100),
  skills: z.array(z.strictObject({ skill: z.string().min(1).max(100), level: z.int().min(1).max(5) })).max(50),
  jurisdiction: z.string().min(2).max(20),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  budget: z.strictObject({ amountMinor: z.int().positive(), currency: z.string().length(3) }),
  closesAt: z.iso.datetime({ offset: true }),
  enough: z.int().min(1).max(10_000),
});
type Listing = z.infer<typeof Listing>;

type Reason = 'due' | 'enough' | 'taken-down';

/** What the marketplace does; its journal holds these. */
export type MarketplaceEvents = {
  'listing.published': {
    ref: string;
    key: string;
    listing: Listing;
    arrivals: (Arrival & { at: string })[];
    /** How many of the arrivals are of the crowd. (Default: 0) */
    crowd?: number;
  };
  'applicant.applied': { ref: string; talentRef: string };
  'applicant.withdrawn': { ref: string; talentRef: string };
  'listing.closed': { ref: string; reason: Reason; applicants: number };
};

interface State {
  key: string;
  listing: Listing;
  arrivals: ReadonlyMap<string, Arrival & { at: string }>;
  /** In the order of their coming. */
  applied: { talentRef: string; at: string }[];
  /** Who took the application back. */
  withdrawn: Set<string>;
  closed: Reason | null;
}

// Of people like those of the pool: who asks for more of them asks everyone.
const mostOfPool = 50;
const usualScreenPass = 0.5;
const pageSize = 500;

/**
 * The marketplace: a listing draws people of the pool over a day or two and closes when it is due or has enough. One of a
 * season, or for more than fifty, is answered by the crowd: hundreds or thousands over some days.
 * A rule `{system: "marketplace", outcome: "nobody"}` of the fault plan keeps them away.
 * Webhook `listing.closed` {key, ref, applicants, reason: due | enough}; a listing that was taken down sends none.
 * An applicant can take the application back at any time, also after the listing closed: `applicant.withdrawn` {key, ref, applicant}.
 */
export function createMarketplace(kit: Kit<MarketplaceEvents>, plays: Plays): void {
  const listings = new Map<string, State>();
  const byKey = new Map<string, string>();
  let answeredBefore = 0;

  kit.fold({
    'listing.published': ({ ref, key, listing, arrivals, crowd = 0 }) => {
      const byRef = new Map(arrivals.map((one) => [one.talentRef, one]));
      listings.set(ref, { key, listing, arrivals: byRef, applied: [], withdrawn: new Set(), closed: null });
      byKey.set(key, ref);
      answeredBefore += crowd;
      kit.due(ref, listing.closesAt);
      for (const one of arrivals) kit.due(`${ref}/${one.talentRef}`, one.at);
    },
    'applicant.applied': ({ ref, talentRef }, { at }) => {
      const state = listings.get(ref)!;
      state.applied.push({ talentRef, at });
      kit.due(`${ref}/${talentRef}`, null);
      if (state.applied.length < state.listing.enough) return;
      takeNoMore(ref, state);
      kit.due(ref, at);
    },
    'applicant.withdrawn': ({ ref, talentRef }) => void listings.get(ref)!.withdrawn.add(talentRef),
    'listing.closed': ({ ref, reason }) => {
      const state = listings.get(ref)!;
      state.closed = reason;
      takeNoMore(ref, state);
      kit.due(ref, null);
    },
  });

  /** A class’s listing names the class and not its season: with one season played it is that one’s. */
  function seasonOf(key: string): Play['season'] | undefined {
    const played = plays.list().filter(({ season }) => season);
    return plays.named(key)?.season ?? (played.length === 1 ? played[0]?.season : undefined);
  }

  function takeNoMore(ref: string, state: State): void {
    for (const talentRef of state.arrivals.keys()) kit.due(`${ref}/${talentRef}`, null);
  }

  kit.whenDue((id) => {
    const [ref, talentRef] = id.split('/') as [string, string | undefined];
    if (talentRef !== undefined) return { type: 'applicant.applied', data: { ref, talentRef } };
    const { key, applied, listing } = listings.get(ref)!;
    const reason = applied.length >= listing.enough ? 'enough' : 'due';
    const data = { ref, reason, applicants: applied.length } as const;
    return { type: 'listing.closed', data, hooks: [{ type: 'listing.closed', data: { key, ...data } }] };
  });

  kit.command('/listings', 'publish', Listing, ({ key, body }): Outcome<MarketplaceEvents> => {
    const ref = kit.ref('lst', key);
    const now = kit.now();
    const openHours = (Date.parse(body.closesAt) - Date.parse(now)) / 3_600_000;
    const forMany = body.enough > mostOfPool || /\b(camp|wave)_/.test(key);
    const screenPass = seasonOf(key)?.yields.screenPass ?? usualScreenPass;
    const call = { listing: body, enough: body.enough, openHours, screenPass, from: answeredBefore };
    const people = forMany ? crowdFor(call, kit.seed) : applicantsFor(body, openHours, kit.seed, key);
    const arrivals = whoComes(people, kit.outcome('publish', '', key)).map((one) => ({
      ...one,
      at: plus(now, { hours: one.afterHours }),
    }));
    return {
      type: 'listing.published',
      data: { ref, key, listing: body, arrivals, ...(forMany && { crowd: people.length }) },
      reply: { status: 201, body: { ref, status: 'open' } },
    };
  });

  kit.find('/listings', 'find', (key) => {
    const ref = byKey.get(key);
    return ref === undefined ? null : { ref, status: listings.get(ref)!.closed ? 'closed' : 'open' };
  });

  kit.query('/listings/:ref/applicants', 'applicants', (req) => {
    const state = listings.get(String(req.params['ref']));
    if (!state) return null;
    const { after, limit } = pageOf(req.query);
    const page = state.applied.slice(after, after + limit);
    const still = page.filter((one) => !state.withdrawn.has(one.talentRef));
    const next = after + limit < state.applied.length ? after + limit : null;
    return { applicants: still.map((one) => applicant(state, one)), next };
  });

  // What an applicant does on the marketplace's own pages.
  kit.command(
    '/listings/:ref/applicants/:applicant/withdraw',
    'withdraw',
    z.strictObject({}),
    ({ params }): Outcome<MarketplaceEvents> => {
      const ref = params['ref']!;
      const talentRef = params['applicant']!;
      const state = listings.get(ref);
      if (!state?.applied.some((one) => one.talentRef === talentRef))
        throw new Refusal(404, 'not-found', `${talentRef} has not applied to ${ref}; see the list of applicants`);
      const reply = { status: 200, body: { ref, applicant: talentRef, status: 'withdrawn' } };
      if (state.withdrawn.has(talentRef)) return { reply };
      return {
        type: 'applicant.withdrawn',
        data: { ref, talentRef },
        hooks: [{ type: 'applicant.withdrawn', data: { key: state.key, ref, applicant: talentRef } }],
        reply,
      };
    },
  );

  kit.command('/listings/:ref/close', 'close', z.strictObject({}), ({ params }): Outcome<MarketplaceEvents> => {
    const ref = params['ref']!;
    const state = listings.get(ref);
    if (!state)
      throw new Refusal(404, 'not-found', `There is no listing ${ref}; use the reference that publishing returned`);
    const reply = { status: 200, body: { ref, status: 'closed' } };
    if (state.closed) return { reply };
    return {
      type: 'listing.closed',
      data: { ref, reason: 'taken-down', applicants: state.applied.length },
      reply,
    };
  });
}

const PageQuery = z.strictObject({
  /** `next` of the page before. (Default: from the first one on) */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(pageSize).default(pageSize),
});

function pageOf(query: unknown): z.infer<typeof PageQuery> {
  const page = PageQuery.safeParse(query);
  if (page.success) return page.data;
  throw new Refusal(400, 'invalid-query', `Use after=<the last page’s next> and limit=1…${pageSize}`);
}

/** Everyone, unless the fault plan wants it otherwise. */
function whoComes(people: Arrival[], outcome: string | null): Arrival[] {
  if (outcome === 'nobody') return [];
  return outcome === 'unfit' ? people.map((one) => ({ ...one, skills: [] })) : people;
}

function applicant(state: State, applied: State['applied'][number]): Record<string, unknown> {
  const arrival = state.arrivals.get(applied.talentRef)!;
  const talent = personOf(applied.talentRef)!;
  return {
    ref: talent.ref,
    name: talent.name,
    email: talent.email,
    timeZone: talent.timeZone,
    skills: arrival.skills,
    ask: arrival.ask,
    availableFrom: arrival.availableFrom,
    portfolio: talent.portfolio,
    appliedAt: applied.at,
  };
}

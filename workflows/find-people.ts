import type { createPeopleActivities } from '../activities/people';
import { sourceKeys, sourceTimers } from '../domain/source/keys';
import type { HireInput } from './hire';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';

type PeopleActivities = ReturnType<typeof createPeopleActivities>;

/** People of the pool first; with too few of them a listing in the marketplace. `round`: how often it is looked. (Default: 1) */
export async function findPeople(run: Run, { hireId, patienceSeconds }: HireInput, round = 1): Promise<void> {
  const records = recordSteps<PeopleActivities['records']>();
  const vendor = vendorSteps<PeopleActivities['vendor']>(patienceSeconds);
  run.at('looking for people');
  const { listing } = await records.rankPool({ hireId });
  if (!listing) return;
  const key = sourceKeys.listing(hireId, round);
  const published = await perform(run, key, async () => {
    await vendor.publishListing({ hireId, round });
    return true;
  });
  if (!published) return;
  // Word that a listing is closed may never come.
  await run.first({ closed: () => run.reported(key), due: () => run.called(sourceTimers.listingDue(round)) });
  await perform(run, key, () => vendor.collectApplicants({ hireId, round }));
}

/** Takes the listings of some rounds down: nobody shall apply in vain. */
export async function closeListings(
  run: Run,
  { hireId, patienceSeconds }: HireInput,
  rounds: readonly number[],
): Promise<void> {
  const vendor = vendorSteps<PeopleActivities['vendor']>(patienceSeconds);
  for (const round of rounds)
    await perform(run, sourceKeys.closeListing(hireId, round), () => vendor.closeListing({ hireId, round }));
}

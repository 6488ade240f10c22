import { openSituations, type SituationStage } from './situation-stage';
import type { SituationName } from './situations';

/**
 * Every situation that a person may have to understand, on a whole stack, looked at by axe at the desk and at the phone.
 * `MUSTER_SCREENSHOTS=docs/screenshots npx jest test/stack/situations.long.test.ts --testPathIgnorePatterns /node_modules/`
 * takes the pictures of the documents on the way.
 */

const desk = 1280;
const phone = 390;

let stage: SituationStage;
beforeAll(async () => (stage = await openSituations(420_000)), 560_000);
afterAll(() => stage?.close(), 60_000);
afterEach(() => expect(stage?.complaints.splice(0) ?? []).toEqual([]));

const engagement = (story: SituationName) => stage.address(`/console/engagements/${stage.stories[story].engagement}`);

async function shows(
  role: 'lead' | 'hr' | 'engineer' | 'ops',
  width: number,
  address: string,
  words: readonly RegExp[],
  picture: string,
): Promise<void> {
  const player = await stage.staff(role, width);
  await player.visits(address);
  const read = await player.reads();
  for (const word of words) expect(read).toMatch(word);
  await player.looks(picture, 'light', width === desk ? 1500 : 1700);
  await player.page.context().close();
}

test('adverse action: HR sees where it stands, and the person what was found and what they can do', async () => {
  const words = [/time to answer|waiting/i, /Copy of the background check report/];
  await shows('hr', desk, engagement('adverse'), words, 'adverse-engagement');
  const talent = await stage.talent('adverse');
  await talent.visits(stage.address('/portal'));
  await talent.looks('adverse-portal');
  await talent.follows(/notice|background check|Open|Answer|dispute/i, talent.page.locator('main'));
  expect(await talent.reads()).toMatch(/I dispute it/);
  await talent.looks('adverse-portal-notice');
}, 60_000);

test('a system refuses: the engineer is asked, and the engagement says that it waits for that', async () => {
  await shows('engineer', desk, await stage.askPage('parked', 'access/*'), [/[Tt]ry/], 'parked-ask');
  await shows('lead', desk, engagement('parked'), [/engineer/], 'parked-engagement');
}, 60_000);

test('an engagement that fell out lists what was undone', async () => {
  await shows('lead', desk, engagement('aborted'), [/[Uu]ndone|taken back/], 'aborted-engagement');
  await shows('lead', phone, engagement('aborted'), [/[Uu]ndone|taken back/], 'aborted-engagement-phone');
}, 60_000);

test('a disputed result goes to somebody else, and the person sees so', async () => {
  const ask = await stage.askPage('disputed', 'work-1/dispute');
  await shows('ops', desk, ask, [/palette was agreed on/], 'dispute-ask');
  await shows('lead', desk, engagement('disputed'), [/dispute/], 'dispute-engagement');
}, 60_000);

test('a disputed rating goes to somebody who did not rate, and the person sees that it is being decided', async () => {
  const ask = await stage.askPage('rating', 'rating/dispute');
  // Nobody has decided yet: it is asked again, of the next in line.
  await shows('ops', desk, ask, [/praised when they were handed in/, /Counted/], 'rating-dispute-ask');
  const talent = await stage.talent('rating');
  await talent.visits(stage.address('/portal/rating'));
  expect(await talent.reads()).toMatch(/you disputed it/);
  await talent.looks('rating-dispute-portal', 'light', 1700);
}, 60_000);

test('work that stands still says so to both', async () => {
  await shows('lead', desk, engagement('suspended'), [/suspended/i], 'suspended-engagement');
  const talent = await stage.talent('suspended');
  await talent.visits(stage.address('/portal'));
  expect(await talent.reads()).toMatch(/Your work on “.+” is paused/);
  await talent.looks('suspended-portal');
}, 60_000);

test('forced offboarding: a system keeps the access, and nothing is closed before it is gone', async () => {
  await shows('engineer', desk, await stage.askPage('forced', 'access/*'), [/[Tt]ry/], 'forced-ask');
  await shows('lead', desk, engagement('forced'), [/engineer/], 'forced-engagement');
}, 60_000);

test('many questions at once, with the dry run before', async () => {
  for (const width of [desk, phone]) {
    const ops = await stage.staff('ops', width);
    await ops.visits(stage.address('/console/bulk'));
    await ops.picks(/Remind whoever it is up to/);
    await ops.picks('Stopped outside call');
    await ops.types(/Why/, 'The week ends.');
    await ops.presses('Show what would happen');
    expect(await ops.reads()).toMatch(/Remind them/);
    await ops.looks(width === desk ? 'bulk-dry-run' : 'bulk-dry-run-phone');
  }
}, 60_000);

test('what runs out, with the question about its renewal', async () => {
  for (const [width, picture] of [
    [desk, 'expiries'],
    [phone, 'expiries-phone'],
  ] as const)
    await shows('hr', width, stage.address('/console/expiries'), [/liability insurance/], picture);
}, 60_000);

test('commands, leaving and the rating at the phone', async () => {
  const lead = await stage.staff('lead', phone);
  await lead.visits(`${engagement('expiring')}/tell/change-order`);
  await lead.looks('command-phone');
  await lead.visits(stage.address(`/console/hires/${stage.stories.adverse.hire}/cancel`));
  await lead.looks('cancel-phone');
  const talent = await stage.talent('expiring');
  for (const [page, picture] of [
    [`/portal/engagements/${stage.stories.expiring.engagement}/leave`, 'leave-phone'],
    [`/portal/status/${stage.stories.expiring.engagement}`, 'status-phone'],
    ['/portal/rating', 'rating-phone'],
  ] as const) {
    await talent.visits(stage.address(page));
    await talent.looks(picture);
  }
}, 60_000);

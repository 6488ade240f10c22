import { readExplanation } from '../../adapters/db/reads/explain';
import type { Store } from '../../adapters/db/store';
import { newJourney, stages, type Stage } from '../support/fixtures';
import { openReading, type Reading } from '../support/reading';

let reading: Reading;
let store: Store;
let as: Reading['as'];
let asTalent: Reading['asTalent'];

beforeEach(async () => {
  reading = await openReading();
  ({ store, as, asTalent } = reading);
});
afterEach(() => reading.close());

/** What each stage says to the lead, from the hire. */
const toTheLead: Record<Stage, string> = {
  received:
    'Muster is at work. The request was received and is being checked. Next: it is approved or sent to the approver.',
  approval:
    'Waiting for the approver. “Spring campaign assets” needs an approval of up to $5,000.00; the answer is due on Sun 22 Nov. If nobody answers it escalates to operations on Sat 21 Nov and lapses on Sun 22 Nov: the requester is asked whether to ask once more. Next: people are looked for in the pool and on the marketplace.',
  sourcing: 'Muster is at work. The pool is being searched. Next: the applications are ranked.',
  listed:
    'Waiting for applicants. The listing has been on the marketplace since Fri 20 Nov. It closes on Sun 22 Nov, or with 5 applicants. Next: the applications are ranked and the best are shortlisted on Sun 22 Nov.',
  shortlist:
    'Waiting for you. 3 people are on the shortlist, of 4 applications; the choice is due on Wed 25 Nov. If nobody answers it lapses on Wed 25 Nov: the best by score gets the offer. Next: the person you choose gets a conditional offer.',
  offering: 'Muster is at work. The conditional offer is being sent. Next: the talent is asked to accept it.',
  offered:
    'Waiting for the talent. The offer went out today at 09:31; the answer is due on Thu 26 Nov. If nobody answers it lapses on Thu 26 Nov: the next person on the shortlist gets the offer. Next: consent to the background check is asked for.',
  consent:
    'Waiting for the talent. Consent to the background check was asked for today at 10:00; the answer is due on Tue 1 Dec. If nobody answers it lapses on Tue 1 Dec: the next person on the shortlist gets the offer. Next: the check is ordered.',
  checking:
    'Waiting for the background check. It was ordered today at 11:00, after consent. Next: the classification is decided on its rule set and the contract is prepared; without a result the agency is asked on Fri 4 Dec.',
  confirmed:
    'Muster is at work. The check is clear and the classification is recorded; the contract is being written. Next: both parties are asked to sign.',
  papers:
    'Waiting for you and the talent. 0 of 10 papers are done; the signature under the contract is due on Mon 30 Nov. If nobody answers it counts as “Not signed in time” on Mon 30 Nov: the lead decides whether the contract is sent again. Next: access is granted and the course is booked.',
  'half-signed':
    'Waiting for you and the talent. 1 of 10 papers are done; the signature under the contract is due on Mon 30 Nov. If nobody answers it counts as “Not signed in time” on Mon 30 Nov: the lead decides whether the contract is sent again. Next: access is granted and the course is booked.',
  provisioning:
    'Muster is at work. Access is being granted, least privilege, until the end of the project. Next: training and orientation begin.',
  access:
    'Muster is at work. Access is being granted, least privilege, until the end of the project. Next: training and orientation begin.',
  orientation:
    'Waiting for the talent. 0 of 5 steps of training and orientation are done; “Take the course on working safely” is due on Tue 1 Dec. If nobody answers it lapses on Tue 1 Dec: HR gives more time, waives it with a reason, or stops. Next: work starts on Tue 1 Dec.',
  ready:
    'Waiting for the start of work on Tue 1 Dec. Everything is in place: contract signed, papers complete, course passed, 2 accesses open. Next: the first work is offered to the talent on Tue 1 Dec.',
  active:
    'Waiting for the talent. “Moodboard and key visual” was offered today at 09:00; the answer is due on Fri 4 Dec. Also open: a yes to “Social set, 24 formats” (the talent, due on Fri 4 Dec) and a yes to “Print set and source files” (the talent, due on Fri 4 Dec). If nobody answers it lapses on Fri 4 Dec: it is not delivered. Next: “Moodboard and key visual” is made and submitted on Tue 8 Dec.',
  making:
    'Waiting for the talent. “Moodboard and key visual” is being made; the result is due on Tue 8 Dec. Also open: the submission of “Social set, 24 formats” (the talent, due on Sat 19 Dec) and the submission of “Print set and source files” (the talent, due on Wed 30 Dec). If nobody answers it escalates to the lead on Wed 9 Dec and lapses on Fri 1 Jan 2027: it counts as not delivered. Next: the lead reviews the result.',
  submitted:
    'Waiting for you. “Moodboard and key visual” was submitted today at 10:00; the acceptance is due on Tue 15 Dec. Also open: the submission of “Social set, 24 formats” (the talent, due on Sat 19 Dec) and the submission of “Print set and source files” (the talent, due on Wed 30 Dec). If nobody answers it escalates to the approver on Tue 15 Dec and counts as accepted on Tue 22 Dec. Next: $1,200.00 is paid within 30 days of acceptance.',
  accepted:
    'Waiting for the talent. “Social set, 24 formats” is being made; the result is due on Sat 19 Dec. Also open: the submission of “Print set and source files” (the talent, due on Wed 30 Dec). If nobody answers it escalates to the lead on Sun 20 Dec and lapses on Fri 1 Jan 2027: it counts as not delivered. Next: the lead reviews the result.',
  paid: 'Waiting for the talent. “Social set, 24 formats” is being made; the result is due on Sat 19 Dec. Also open: the submission of “Print set and source files” (the talent, due on Wed 30 Dec). If nobody answers it escalates to the lead on Sun 20 Dec and lapses on Fri 1 Jan 2027: it counts as not delivered. Next: the lead reviews the result.',
  handover:
    'Waiting for you. “Social set, 24 formats” was submitted today at 00:00; the acceptance is due on Mon 28 Dec. Also open: the handover (the talent, due at the end of Mon 28 Dec) and the submission of “Print set and source files” (the talent, due on Wed 30 Dec). If nobody answers it escalates to the approver on Mon 28 Dec and counts as accepted on Fri 1 Jan 2027. Next: $2,000.00 is paid within 30 days of acceptance.',
  evaluated:
    'Waiting for the talent. The handover was asked for on Fri 18 Dec; it is due at the end of Mon 28 Dec. If nobody answers it escalates to HR on Wed 30 Dec and lapses at the end of Tue 5 Jan 2027: the lead decides what becomes of it. Next: the lead confirms the handover.',
  'handed-over':
    'Waiting for you. The handover was written today at 10:00; its confirmation is due on Thu 24 Dec. If nobody answers it escalates to HR on Wed 23 Dec and counts as confirmed on Thu 24 Dec. Next: the access ends at the end of Thu 31 Dec.',
  kept: 'Waiting for the last day, Thu 31 Dec. 3 of 3 deliverables are accepted and rated; the access stays open until the last day. Next: the access ends and every system is read back at the end of Thu 31 Dec.',
  ending:
    'Waiting for you and the talent. 0 of 4 steps of leaving are done; “Would you work with this person again?” is due on Wed 6 Jan. If nobody answers it counts as “Undecided” on Wed 6 Jan. Next: the engagement is closed once every system says that the access is gone.',
  gone: 'Waiting for you and the talent. 0 of 4 steps of leaving are done; “Would you work with this person again?” is due on Wed 6 Jan. If nobody answers it counts as “Undecided” on Wed 6 Jan. Next: the engagement is closed once every system says that the access is gone.',
  left: 'Muster is at work. Every access is gone, read back from its system. Next: the engagement is closed once nothing is left to do.',
  closed:
    'Closed today at 10:01. $4,800.00 of at most $5,000.00 was paid; every access is gone, read back from its system; 3 notes were kept.',
};

test('every stage of the straight path says whose turn it is, until when and what comes next, without a name', async () => {
  const journey = newJourney(store);
  const told: Partial<Record<Stage, string>> = {};
  for (const stage of stages) {
    await journey.to(stage);
    const explanation = await readExplanation(as('lead'), journey.hireId);
    told[stage] = explanation.sentence;
    expect(explanation.sentence.startsWith(explanation.headline)).toBe(true);
    expect(explanation.yourTurn).toBe(explanation.headline.startsWith('Waiting for you'));
    expect(explanation.yourTurn).toBe(explanation.links.ask !== null);
    expect(explanation.stuck).toBe(false);
    // `source@1` is a policy; a mail address has letters behind its @.
    expect(JSON.stringify(explanation)).not.toMatch(/Okafor|Duarte|Vos|@[a-z]/);
  }
  expect(told).toEqual(toTheLead);
});

test('“you” is the one who reads: approver, lead and talent each get their own turn', async () => {
  const journey = newJourney(store);
  await journey.to('approval');
  const approver = await readExplanation(as('approver'), journey.hireId);
  expect(approver).toMatchObject({
    whoseTurn: 'you',
    yourTurn: true,
    why: 'source@1',
    dueAt: '2026-11-22T17:01:00.000Z',
  });
  expect(approver.links.ask).toBe(`/console/asks/${await journey.askId('approval')}`);
  expect(await readExplanation(as('admin'), journey.hireId)).toMatchObject({
    whoseTurn: 'the approver',
    yourTurn: false,
  });

  await journey.to('offered');
  const talent = await readExplanation(asTalent(journey.talentId), journey.engagementId);
  expect(talent.sentence).toMatch(
    /^Waiting for you\. The offer went out today at 09:31; the answer is due on Thu 26 Nov\./,
  );
  expect(talent.links.ask).toBe(`/portal/asks/${await journey.askId('offer')}`);

  await journey.to('submitted');
  expect(await readExplanation(asTalent(journey.talentId), journey.engagementId)).toMatchObject({ whoseTurn: 'you' });
  expect((await readExplanation(as('ops'), journey.engagementId)).whoseTurn).toBe('the lead');
});

test('a parked effect comes before everything else', async () => {
  const journey = newJourney(store);
  await journey.to('accepted');
  await journey.parkPayment();
  const lead = await readExplanation(as('lead'), journey.hireId);
  expect(lead).toMatchObject({ whoseTurn: 'an engineer', yourTurn: false, stuck: true });
  const engineer = await readExplanation(as('engineer'), journey.engagementId);
  expect(engineer.sentence).toBe(
    'Waiting for you. The payment for “Moodboard and key visual” failed in the payments system after 3 attempts and was ' +
      'parked today at 21:00 (Unavailable: The payments system answers 503). Nothing goes on before it is decided: retry, ' +
      'skip with a reason, or done by hand. Next: the payment for “Moodboard and key visual” is tried again, or counts as done or skipped.',
  );
  expect(engineer.links.ask).not.toBeNull();
});

test('an effect that fails and is tried again by itself says so', async () => {
  const journey = newJourney(store);
  await journey.to('confirmed');
  await store.transaction(async (tx) => {
    const key = `signature/${journey.engagementId}/sow/1`;
    const { engagementId: subject, hireId: thread } = journey;
    const workflowId = `engagement/${subject}`;
    await store.effects.begin(
      tx,
      { key, system: 'signature', operation: 'send', subject, thread, workflowId },
      'digest',
    );
    await store.effects.missed(tx, key, 'Unavailable: The signature system answers 503.');
  });
  expect(await readExplanation(as('lead'), journey.hireId)).toMatchObject({
    whoseTurn: 'the signature system',
    stuck: false,
    sentence:
      'Waiting for the signature system. The sending of the contract failed 1 time so far (Unavailable: The signature system ' +
      'answers 503) and is tried again by itself. If it keeps failing an engineer is asked. Next: the run goes on as soon as it works.',
  });
});

test('a declined offer ends the engagement before work began', async () => {
  const journey = newJourney(store);
  await journey.to('offered');
  await journey.decline();
  expect((await readExplanation(as('lead'), journey.engagementId)).sentence).toMatch(
    /^Ended today at .* before work began\./,
  );
});

test('a date that has passed is told as late and counts as stuck', async () => {
  const journey = newJourney(store);
  await journey.to('submitted');
  await store.transaction((tx) => store.clock.jump(tx, '2026-12-17T18:00:00.000Z', 'test'));
  const late = await readExplanation(as('lead'), journey.engagementId);
  expect(late).toMatchObject({ stuck: true, yourTurn: true });
  expect(late.sentence).toContain('the acceptance was due on Tue 15 Dec');
});

test('links lead to the page, the timeline and the run', async () => {
  const journey = newJourney(store);
  await journey.to('offered');
  const { links } = await readExplanation(as('lead'), journey.engagementId);
  expect(links).toMatchObject({
    self: `/v1/engagements/${journey.engagementId}`,
    timeline: `/v1/engagements/${journey.engagementId}/timeline`,
    console: `/console/engagements/${journey.engagementId}`,
    temporal: `http://ui.example/namespaces/default/workflows/engagement%2F${journey.engagementId}`,
  });
});

import designer from '../../examples/designer.json';
import { moveTo } from '../../cli/demo/shift-dates';
import { atLocal, localDate, shiftDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { describeHire } from './hire-form';
import { mailTo } from './inbox';
import type { Player } from './player';
import { openStage, type Stage } from './stage';
import { comesBack, firstSteps, handIn, papers, sign, takeCourse, takeOn, tickOff } from './talent-pages';

/**
 * The designer's month, played by three people at their browsers with nothing but the links, buttons and fields that they
 * see, from the two addresses that `npm start` prints. The clock is the only thing that is moved from outside.
 *
 * `MUSTER_SCREENSHOTS=docs/screenshots npx jest test/stack/by-hand` takes the pictures of the README on the way.
 */

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

let stage: Stage;
let lead: Player;
let approver: Player;
let talent: Player;
let hire: HireRequest;
/** Name of the person who gets the offer. */
let designerName = '';

beforeAll(async () => {
  stage = await openStage();
  hire = moveTo(HireRequest.parse(designer), localDate(await stage.now(), designer.timeZone));
  lead = await stage.player('lead', desk);
  approver = await stage.player('approver', desk);
  talent = await stage.player('talent', phone);
}, 120_000);

afterAll(async () => {
  await stage?.close();
}, 60_000);

let broken: string | null = null;

/** Scenes follow each other: after one that failed the others cannot be played. */
function scene(fact: string, play: () => Promise<void>): void {
  const run = async () => {
    if (broken !== null) throw new Error(`Not played: “${broken}” failed before`);
    broken = fact;
    await play().catch(async (error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${await whereAllStand()}`);
    });
    broken = null;
  };
  test(fact, run, 120_000);
}

/** What each player had before their eyes, for the one who reads why a scene failed. */
async function whereAllStand(): Promise<string> {
  const seen = [lead, approver, talent].map(async (player) => {
    const words = await player.reads().catch(() => 'nothing');
    return `${player.page.url()}\n${words.replace(/\n+/g, '\n').slice(0, 1200)}`;
  });
  return (await Promise.all(seen)).join('\n\n');
}

/** From wherever the lead is, to a question by the list on the first page. */
async function leadTurnsTo(question: string | RegExp): Promise<void> {
  await lead.follows('Home');
  await lead.sees(question);
  await lead.follows(question);
}

async function leadAnswers(button: string): Promise<void> {
  await lead.presses(button);
  await lead.sees('Already answered.');
}

const onDay = (date: string) => atLocal(date, 12, hire.timeZone);

scene('the lead describes the hire, checks the plan and starts it', async () => {
  await lead.visits(await stage.signInLink('lead@client.example'));
  const inbox = await lead.opens(/^inbox/);
  expect(inbox.page.url()).toBe(stage.inbox);
  await inbox.closes();
  await lead.follows('New hire');
  await describeHire(lead, hire);
  await lead.looks('hire-new');
  await lead.presses('Check the plan');
  expect(await lead.heading()).toBe('Plan: Spring campaign assets');
  expect(await lead.reads()).toContain('3 deliverables cost $4,800.00, $200.00 stays free');
  await lead.looks('hire-plan');
  await lead.presses('Start this hire');
  expect(await lead.heading()).toBe('Spring campaign assets');
  await lead.sees(/^Approve the hire/);
});

scene('the approver finds the mail in the inbox, follows it and approves', async () => {
  await mailTo(approver, stage.inbox, 'Henrik Vos', /^Approve the hire/, 'inbox');
  await approver.looks('ask-approval');
  await approver.presses('Approve');
  await approver.sees('Already answered.');
});

scene('applicants come, and the lead picks from the shortlist', async () => {
  await stage.meanwhile(lead.sees(/^Who gets the offer/));
  await lead.follows('Hires');
  await lead.follows(hire.title);
  await lead.looks('hire');
  await lead.follows(/^Who gets the offer/);
  designerName = /1\. ([^:]+):/.exec(await lead.reads())?.[1] ?? '';
  await lead.looks('ask-shortlist');
  await leadAnswers('Make the offer');
});

scene('the talent accepts the offer on a phone, and consents to the check', async () => {
  await mailTo(talent, stage.inbox, designerName, /^We would like to work with you/);
  expect(await talent.reads()).toContain('$4,800.00 in all, by milestone');
  await talent.looks('portal-offer');
  await talent.presses('Accept the offer');
  await talent.sees('May we have your background checked?');
  await talent.follows('Answer');
  await talent.presses('I consent');
  await talent.sees('Your background is being checked');
});

scene('after the check both parties sign, and the talent sends the papers', async () => {
  await stage.meanwhile(talent.sees('8 short things to go through'));
  await talent.sees('Read and sign');
  await talent.looks('portal-papers');
  await sign(talent, 'signature');
  await talent.follows('Go through the list');
  await tickOff(talent, papers);
  await talent.looks('portal-list');
  await talent.presses('Send what is ticked');
  await talent.sees('Your part is done; the contract waits for the other signature.');

  await leadTurnsTo(/^Sign the contract/);
  await lead.looks('ask-signature');
  await sign(lead);
  await lead.sees('Already answered.');
});

scene('the talent takes the course at the second try and does the first steps', async () => {
  await talent.sees('4 short things to go through');
  await takeCourse(talent, 'course');
  await comesBack(talent, 'Take the course');
  await talent.follows('Go through the list');
  await tickOff(talent, firstSteps);
  expect(await talent.reads()).toContain('Marta Duarte');
  await talent.presses('Send what is ticked');
  await talent.sees('All is in place.');
});

scene('on the first day the work is there: the talent takes it on and hands in', async () => {
  await stage.jumpTo(onDay(hire.starts));
  await mailTo(talent, stage.inbox, designerName, /^Take on “Moodboard/);
  await talent.follows('Back to your page');
  await talent.looks('portal-work');
  for (const { title } of hire.deliverables) await takeOn(talent, title, title.startsWith('Mood') ? 'work-item' : null);
  await handIn(talent, 'Moodboard', 'Both directions are in https://files.example/moodboard. I would take the second.');
});

scene('the lead accepts the first result with a rating, and it is paid', async () => {
  await leadTurnsTo(/^Accept “Moodboard/);
  expect(await lead.reads()).toContain('I would take the second.');
  await lead.looks('ask-review');
  await lead.picks('4');
  await lead.types('Comment', 'Both directions are usable; we go on with the second.');
  await leadAnswers('Accept');
  await talent.sees(/paid/);
});

scene('a result that comes back says what is to be changed', async () => {
  await handIn(talent, 'Social set', 'All 24 formats: https://files.example/social-set');
  await leadTurnsTo(/^Accept “Social set/);
  await lead.types(/^Why/, 'Story 3 and banner 7 miss their alt texts.');
  await leadAnswers('Ask for rework');
  await talent.sees('To be changed: Story 3 and banner 7 miss their alt texts.');
  await talent.looks('portal');
  await handIn(talent, 'Social set', 'The two alt texts are in: https://files.example/social-set');
  await leadTurnsTo(/^Accept “Social set/);
  await leadAnswers('Accept');
});

scene('two weeks before the end the handover is asked for, written and confirmed', async () => {
  await stage.jumpTo(onDay(shiftDate(hire.ends, -13)));
  await mailTo(talent, stage.inbox, designerName, 'Hand over your work');
  await talent.types('Known limits', '- The large banner is not made for print');
  await talent.looks('portal-handover');
  await talent.presses('Hand over');
  await handIn(talent, 'Print set', 'Print-ready PDFs and layered sources: https://files.example/print');

  await lead.follows('Home');
  await lead.sees(/^Accept “Print set/);
  await lead.looks('home', 'both');
  await lead.follows(/^Spring campaign assets$/);
  await lead.looks('engagement', 'both');
  await leadTurnsTo(/^Is the handover/);
  expect(await lead.reads()).toContain('The large banner is not made for print');
  await lead.looks('ask-handover');
  await leadAnswers('Yes, keep it');
  await leadTurnsTo(/^Accept “Print set/);
  await leadAnswers('Accept');
  await talent.page.getByText('✓ paid').nth(2).waitFor();
});

scene('at the end access goes, and the talent leaves in order', async () => {
  await stage.jumpTo(onDay(shiftDate(hire.ends, 1)));
  await mailTo(talent, stage.inbox, designerName, 'How was it to work with us?');
  await talent.picks('yes');
  await talent.types('What went well?', 'Clear briefs and fast answers.');
  await talent.looks('portal-interview');
  await talent.presses('Send');
  await talent.sees('2 short things to go through');
  await talent.looks('portal-leaving');
  await talent.follows('Go through the list');
  await tickOff(talent, { 'Give back what belongs to the client': {}, 'Confirm that the rights': {} });
  await talent.presses('Send what is ticked');
  await talent.follows('How your work is rated');
  await talent.sees('Spring campaign assets');
  await talent.looks('portal-rating');
  await talent.follows('Back to your page');
  await talent.presses('Close your page on this device');
});

scene('the lead gives the verdict, and the engagement is closed and paid', async () => {
  await leadTurnsTo('Would you work with this person again?');
  await lead.looks('ask-verdict');
  await leadAnswers('Yes');
  await lead.follows('The engagement');
  await lead.sees(/^Closed /);
  expect(await lead.reads()).toContain('$4,800.00 of at most $5,000.00 was paid; every access is gone');
  await lead.looks('engagement-closed');
});

scene('what was handed over is found, and the person is in the pool', async () => {
  await lead.follows('Knowledge');
  await lead.types('What do you want to know?', 'banner print');
  await lead.presses('Search');
  await lead.looks('knowledge');
  await lead.follows('Known limits: Spring campaign assets');
  expect(await lead.reads()).toContain('The large banner is not made for print');

  await lead.follows('Talent');
  const row = lead.page.getByRole('row').filter({ hasText: designerName });
  expect(await row.innerText()).toContain('worked here before');
  await lead.looks('talents');
  await lead.follows(designerName);
  expect(await lead.reads()).toMatch(/Tier [AB], 1 finished engagement/);
  await lead.looks('talent');
});

scene('nobody complained: no error in a browser, no broken rule, nothing left running', async () => {
  expect(stage.complaints).toEqual([]);
  expect(await stage.violations()).toEqual([]);
  expect(await stage.close()).toEqual([]);
});

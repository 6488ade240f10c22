import { condition, defineSignal, proxyActivities, setHandler, sleep, startChild } from '@temporalio/workflow';

import type { NaiveSteps } from './naive-steps';

/*
 * The season as it is usually first written: a parent with a child per agent; in the child an activity for each step, in a row; a
 * signal for each answer; shifts and attendance, a weekly timer, rating and payment per person. It is here to be measured against,
 * not to be used.
 */

export interface NaiveAgent {
  agent: string;
  papers: readonly string[];
  systems: readonly string[];
  weeks: number;
  /** Wall milliseconds. */
  weekMs: number;
}

/** Shifts a week, one a day. */
const workDays = 5;

export const said = defineSignal<[string]>('said');

const steps = proxyActivities<NaiveSteps>({ startToCloseTimeout: '2 minutes', retry: { maximumInterval: '10s' } });

export async function naiveSeason(agents: readonly NaiveAgent[]): Promise<void> {
  const children = await Promise.all(
    agents.map((one) => startChild(naiveAgent, { workflowId: `naive/${one.agent}`, args: [one] })),
  );
  await Promise.all(children.map((child) => child.result()));
}

export async function naiveAgent({ agent, papers, systems, weeks, weekMs }: NaiveAgent): Promise<void> {
  const heard = new Set<string>();
  setHandler(said, (word) => void heard.add(word));
  const hears = (word: string) => condition(() => heard.has(word));
  const record = (step: string) => steps.record({ agent, step });

  await record('shortlisted');
  await steps.reserve({ agent });
  await steps.mail({ agent, about: 'offer' });
  await record('offered');
  await hears('offer');
  await record('accepted');
  await steps.mail({ agent, about: 'consent' });
  await record('consent asked');
  await hears('consent');
  await record('consented');
  await steps.orderCheck({ agent });
  await record('check ordered');
  await hears('check');
  await record('check clear');
  await record('classified');
  await steps.sendContract({ agent });
  await record('contract sent');
  await hears('signed');
  await record('signed');
  for (const paper of papers) {
    await steps.mail({ agent, about: paper });
    await record(`${paper} asked`);
    await hears(paper);
    await record(paper);
  }
  await record('cleared');
  await record('booked');
  await hears('confirmed');
  await record('confirmed');
  for (const system of systems) {
    await steps.grant({ agent, system });
    await record(`${system} granted`);
  }
  await record('provisioned');
  await hears('checked in');
  await record('in training');
  await hears('classroom');
  await record('in nesting');
  await hears('nesting');
  await record('live');

  for (let week = 1; week <= weeks; week += 1) {
    await steps.claimShifts({ agent, week, days: workDays });
    for (let day = 1; day <= workDays; day += 1) await steps.attend({ agent, week, day });
    await sleep(weekMs);
    await steps.closeWindow({ agent, week });
    await steps.pay({ agent, week });
    await record(`week ${week}`);
  }

  await hears('released');
  await record('leaving');
  for (const system of systems) {
    await steps.revoke({ agent, system });
    await steps.readBack({ agent, system });
    await record(`${system} revoked`);
  }
  for (const question of ['assets', 'interview']) {
    await steps.mail({ agent, about: question });
    await record(`${question} asked`);
    await hears(question);
    await record(question);
  }
  await steps.pay({ agent, week: weeks + 1 });
  await record('closed');
}

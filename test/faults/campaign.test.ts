import { runCampaign } from './campaign';
import { shortKinds } from './plan';
import { table } from './report';

test('five hires survive five kills, lost replies and vendors that misbehave: all end, and I1–I12 hold', async () => {
  const said: string[] = [];
  const report = await runCampaign({
    seed: 1,
    faults: 18,
    kinds: shortKinds,
    hires: 5,
    days: 3,
    scale: 15_000,
    scaleAfter: 60_000,
    faultSeconds: 40,
    hireSeconds: 8,
    commands: 2,
    behaviour: 'straight',
    quietSeconds: 240,
    told: (line) => said.push(line),
  });
  const { violations, stuck, orphans, endings } = report;
  // Told only when something is wrong: what happened, and how far it came.
  if (violations.length + stuck.length + orphans.length > 0) console.error([...said, table(report)].join('\n'));
  expect({ violations, stuck, orphans }).toEqual({ violations: [], stuck: [], orphans: [] });
  // A campaign in which nobody gets to work would prove little.
  expect(endings.hires['closed'] ?? 0).toBeGreaterThan(0);
}, 400_000);

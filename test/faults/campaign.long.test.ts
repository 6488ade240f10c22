import fs from 'node:fs';

import { runCampaign } from './campaign';
import { table } from './report';

/**
 * `npm run test:long -- --faults 200 --seed 1`. Fifty hires; a fault every four seconds or so. Prints what happens, then the
 * report; with MUSTER_FAULT_REPORT also writes it as JSON to that file.
 */
const { MUSTER_FAULTS, MUSTER_FAULT_SEED, MUSTER_FAULT_HIRES, MUSTER_FAULT_REPORT } = process.env;
const faults = Number(MUSTER_FAULTS || 200);
const hires = Number(MUSTER_FAULT_HIRES || 50);
const say = (line: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

test(`${hires} hires survive ${faults} faults: all end, and I1–I12 hold`, async () => {
  const faultSeconds = Math.max(40, faults * 4);
  const report = await runCampaign({
    seed: Number(MUSTER_FAULT_SEED || 1),
    faults,
    hires,
    ahead: Math.ceil(hires * 0.4),
    days: 12,
    scale: 4_000,
    scaleAfter: 20_000,
    faultSeconds,
    hireSeconds: faultSeconds * 0.7,
    commands: Math.ceil(hires / 3),
    behaviour: 'human',
    quietSeconds: 1800,
    told: say,
  });
  process.stderr.write(`\n${table(report)}\n`);
  if (MUSTER_FAULT_REPORT) fs.writeFileSync(MUSTER_FAULT_REPORT, `${JSON.stringify(report, null, 2)}\n`);
  const { violations, stuck, orphans } = report;
  expect({ violations, stuck, orphans }).toEqual({ violations: [], stuck: [], orphans: [] });
}, 3_600_000);

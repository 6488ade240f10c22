import fs from 'node:fs';

import { claimPort } from './ports';

/** One port for each door of a stack. */
export interface Ports {
  api: number;
  sandbox: number;
  metrics: number;
  smtp: number;
  temporal: number;
  temporalUi: number;
  postgres: number;
  apiMetrics: number;
}

/** Distance from MUSTER_PORT that each door prefers. */
const offsets: Ports = {
  api: 0,
  sandbox: 1,
  metrics: 2,
  smtp: 3,
  temporal: 4,
  temporalUi: 5,
  postgres: 6,
  apiMetrics: 7,
};

/**
 * Chooses the ports: those of the last run, since links in mails name them, or else the first free ones from
 * `first` on. Tells `note` of a port that had to move.
 */
export async function choosePorts(first: number, file: string, note: (text: string) => void): Promise<Ports> {
  const last = remembered(file, first);
  const ports = { ...offsets };
  for (const [door, offset] of Object.entries(offsets) as [keyof Ports, number][]) {
    const wanted = last?.[door] ?? first + offset;
    ports[door] = await claimPort(wanted);
    if (ports[door] !== wanted) note(`Port ${wanted} is busy; ${titles[door]} moves to ${ports[door]}`);
  }
  fs.writeFileSync(file, `${JSON.stringify({ first, ports })}\n`);
  return ports;
}

const titles: Record<keyof Ports, string> = {
  api: 'the console',
  sandbox: 'the sandbox',
  metrics: "the worker's metrics",
  smtp: 'mail',
  temporal: 'Temporal',
  temporalUi: 'the Temporal UI',
  postgres: 'PostgreSQL',
  apiMetrics: "the API's metrics",
};

/** The last run's ports, unless another MUSTER_PORT is wanted now. */
function remembered(file: string, first: number): Ports | undefined {
  if (!fs.existsSync(file)) return undefined;
  const last = JSON.parse(fs.readFileSync(file, 'utf8')) as { first: number; ports: Ports };
  return last.first === first ? last.ports : undefined;
}

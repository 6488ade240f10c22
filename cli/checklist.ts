import { type StackReport } from './stack';

/** Titles of the steps as people say them. */
const titles: Record<string, string> = {
  postgres: 'PostgreSQL',
  temporal: 'Temporal',
  sandbox: 'Sandbox',
  worker: 'Worker',
  api: 'API and console',
  demo: 'Demo',
};

/**
 * The timed checklist of a start, on stderr. On a terminal the steps under way are shown on one line that is
 * overwritten; elsewhere only what is done is said.
 */
export function checklist(out: NodeJS.WriteStream = process.stderr): StackReport {
  const underWay = new Map<string, number>();
  const draw = (): void => {
    if (!out.isTTY || underWay.size === 0) return;
    const names = [...underWay.keys()].map((name) => titles[name] ?? name).join(', ');
    out.write(`\r\x1b[2K  … ${names}`.slice(0, (out.columns ?? 80) + 4));
  };
  const line = (text: string): void => {
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${text}\n`);
    draw();
  };
  return {
    begin: (what) => {
      underWay.set(what, Date.now());
      draw();
    },
    done: (what, detail, ms) => {
      underWay.delete(what);
      line(`  ✔ ${(titles[what] ?? what).padEnd(16)} ${detail.padEnd(16)} ${(ms / 1000).toFixed(1).padStart(5)} s`);
    },
    note: (text) => line(`  ! ${text}`),
    fell: (name, why, ms) =>
      line(`  ! ${titles[name] ?? name} ${why}; starting it again in ${(ms / 1000).toFixed(1)} s`),
    back: (name) => line(`  ✔ ${titles[name] ?? name} is back`),
  };
}

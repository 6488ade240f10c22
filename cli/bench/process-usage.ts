import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** What a process and its children used so far. */
export interface Usage {
  cpuSeconds: number;
  memoryMb: number;
}

export interface ProcessUsage extends Usage {
  name: string;
}

/**
 * CPU seconds and memory of processes and their children, by name; our own children count for themselves. Children that ended count
 * with what they used, where the system tells (Linux): a database's connections come and go.
 */
export function usageOf(pids: Readonly<Record<string, number>>): ProcessUsage[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => {
    const [id, parent, time = '0', rss] = line.trim().split(/\s+/);
    return { id: Number(id), parent: Number(parent), seconds: secondsOf(time), rss: Number(rss) };
  });
  return Object.entries(pids).map(([name, pid]) => {
    const mine = new Set([pid]);
    for (const one of all) if (mine.has(one.parent) && one.parent !== process.pid) mine.add(one.id);
    const rows = all.filter((one) => mine.has(one.id));
    return {
      name,
      cpuSeconds: rows.reduce((sum, one) => sum + one.seconds + endedSeconds(one.id), 0),
      memoryMb: Math.round(rows.reduce((sum, one) => sum + (ownKb(one.id) ?? one.rss), 0) / 1024),
    };
  });
}

/** CPU seconds of children of a process that ended and were waited for; 0 where nobody tells, and for us. */
function endedSeconds(pid: number): number {
  if (pid === process.pid) return 0;
  try {
    // The name of the program comes second and may hold anything; after it: state, parent …, user and system time of its own, and of those.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** USER_HZ: what Linux tells programs, whatever its kernel counts in. */
const ticksPerSecond = 100;

/** What a process holds in memory, shared pages by their share: PostgreSQL’s buffers count once. Null where nobody tells. */
function ownKb(pid: number): number | null {
  try {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return pss === undefined ? null : Number(pss);
  } catch {
    return null;
  }
}

/** Looks at processes every five seconds, so that the most they held is known at the end. */
export function watchUsage(pids: () => Readonly<Record<string, number>>): { stop(): ProcessUsage[] } {
  const before = new Map(usageOf(pids()).map((one) => [one.name, one.cpuSeconds]));
  const peaks = new Map<string, number>();
  const look = (): ProcessUsage[] => {
    const now = usageOf(pids());
    for (const { name, memoryMb } of now) peaks.set(name, Math.max(peaks.get(name) ?? 0, memoryMb));
    return now;
  };
  // Adding up what a large process holds stops it for a moment: seldom, and no reason to go on.
  const timer = setInterval(look, 5_000).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return look().map(({ name, cpuSeconds }) => ({
        name,
        cpuSeconds: cpuSeconds - (before.get(name) ?? 0),
        memoryMb: peaks.get(name) ?? 0,
      }));
    },
  };
}

/** `[dd-]hh:mm:ss` or `mm:ss.cc` → seconds. */
function secondsOf(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}

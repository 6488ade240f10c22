import type { Tx } from '../../adapters/db/connection';
import type { TimeRecord } from '../../adapters/db/season/time';
import { minutesOf } from '../../domain/season/claims';
import type { AttendanceRequest, ShiftListReply } from '../../domain/season/shift-contract';
import type { TimeApproval, TimeCorrection, TimeListReply, TimeRefusal } from '../../domain/season/time-contract';
import type { LineProblem } from '../../domain/season/figures';
import type { FiguresReply } from '../../domain/season/figures-contract';
import type { Services } from '../services';
import type { Upload } from '../upload';
import { figureLines, refused } from './figure-lines';

type Stored = Pick<Services, 'store'>;

/**
 * Takes what was worked of many shifts, in one transaction and a handful of statements: states of the shifts, the time of their weeks,
 * one event per person. A shift may be reported again until its week is approved.
 */
export async function reportAttendance(
  { store }: Stored,
  { reports }: AttendanceRequest,
  by: string,
): Promise<ShiftListReply> {
  return store.transaction((tx) => noteReports({ store }, tx, reports, by));
}

/**
 * Takes a file of what was worked, whole or not at all, in one transaction. Throws Invalid with every line that is wrong, or whose shift
 * cannot be reported.
 */
export async function importAttendance({ store }: Stored, upload: Upload, by: string): Promise<FiguresReply> {
  const problems: LineProblem[] = [];
  const lines = new Map<string, { line: number; minutes: number }>();
  const columns = { list: 'reports', needed: attendanceColumns, column: attendanceColumn, mostRows: attendanceRows };
  for await (const { line, parts, problem } of figureLines(upload, columns)) {
    const read = problem ?? readReport(parts);
    const first = typeof read === 'string' ? undefined : lines.get(read.shift);
    if (typeof read === 'string') problems.push({ line, message: read });
    else if (first) problems.push({ line, message: `shift: repeats line ${first.line}; keep one of them` });
    else lines.set(read.shift, { line, minutes: read.minutes });
  }
  if (problems.length > 0) throw refused(problems);
  return store.transaction(async (tx) => {
    const reports = [...lines].map(([shift, { minutes }]) => ({ shift, minutes }));
    const reply = await noteReports({ store }, tx, reports, by);
    // Thrown here, it takes back what was written.
    if (reply.refused.length > 0)
      throw refused(
        reply.refused.map(({ shift, says }) => ({
          line: lines.get(shift)?.line ?? 0,
          message: `shift ${shift}: ${says}`,
        })),
      );
    return { stored: reply.shifts.length, problems: [], more: 0 };
  });
}

/** Columns of a file of attendance. */
export const attendanceColumns = ['shift', 'minutes'] as const;

// A week of five thousand people.
const attendanceRows = 30_000;

function attendanceColumn(name: string): string | null {
  return attendanceColumns.find((one) => one === name.toLowerCase()) ?? null;
}

/** A report from its parts, as a list or a file gives them; or what is wrong with it. */
function readReport({
  shift,
  minutes,
}: Readonly<Record<string, unknown>>): { shift: string; minutes: number } | string {
  if (typeof shift !== 'string' || !/^[\w-]{1,100}$/.test(shift)) return 'shift: write its id, shift_…';
  const worked = typeof minutes === 'string' && /^\d{1,4}$/.test(minutes) ? Number(minutes) : minutes;
  if (typeof worked !== 'number' || !Number.isInteger(worked) || worked < 0 || worked > 1440)
    return 'minutes: write whole minutes from 0 to 1440, 0 for a no-show';
  return { shift, minutes: worked };
}

async function noteReports(
  { store }: Stored,
  tx: Tx,
  reports: AttendanceRequest['reports'],
  by: string,
): Promise<ShiftListReply> {
  const now = await store.clock.now(tx);
  const minutes = new Map(reports.map((report) => [report.shift, report.minutes]));
  const shifts = await store.shifts.lockShifts(tx, [...minutes.keys()]);
  const approved = await store.time.approvedWeeks(tx, shifts);
  const problem = (shift: (typeof shifts)[number]): string | null => {
    if (!['confirmed', 'claimed', 'worked', 'missed'].includes(shift.state))
      return `it is ${shift.state}; nobody was to come`;
    if (shift.from > now) return 'it has not begun yet';
    if ((minutes.get(shift.id) ?? 0) > minutesOf(shift))
      return `it lasts ${minutesOf(shift)} minutes; report at most that`;
    if (approved.has(`${shift.engagementId} ${shift.period}`))
      return `the time of ${shift.period} is approved; correct the time entry instead`;
    return null;
  };
  const fine = shifts.filter((shift) => problem(shift) === null);
  if (fine.length > 0) {
    await store.time.noteAttendance(
      tx,
      fine.map(({ id }) => ({ shift: id, minutes: minutes.get(id) ?? 0 })),
    );
    for (const [campaignId, own] of grouped(fine, (shift) => shift.campaignId))
      await store.time.sumUpWork(tx, campaignId, own);
    await store.events.appendAll(
      tx,
      [...grouped(fine, ({ engagementId }) => engagementId)].map(([subject, own]) => ({
        subject,
        type: 'shifts.attended',
        actor: by,
        data: { shifts: own.map(({ id }) => ({ id, minutes: minutes.get(id) ?? 0 })) },
      })),
    );
  }
  const known = new Map(shifts.map((shift) => [shift.id, shift]));
  return {
    shifts: fine.map(({ id }) => id),
    refused: [...minutes.keys()].flatMap((id) => {
      const shift = known.get(id);
      const says = shift ? problem(shift) : 'there is no such shift';
      return says === null ? [] : [{ shift: id, says }];
    }),
  };
}

/** Approves time: a list, or all that is submitted of a season and week. One event per season and week. */
export async function approveTime({ store }: Stored, approval: TimeApproval, by: string): Promise<TimeListReply> {
  return store.transaction(async (tx) => {
    const { entries, campaign = '', period = '', except } = approval;
    const found = await store.time.lockTime(tx, entries ? { ids: entries } : { campaignId: campaign, period, except });
    const fine = found.filter(({ state }) => state === 'submitted');
    await store.time.decideTime(tx, idsOf(fine), 'approved', by, null);
    await tell({ store }, tx, 'time.approved', fine, by);
    return replyOf(entries ?? idsOf(found), found, fine, 'approved');
  });
}

/** Declines time, with a reason: its attendance can be reported anew, or the entry corrected. */
export async function declineTime({ store }: Stored, refusal: TimeRefusal, by: string): Promise<TimeListReply> {
  return store.transaction(async (tx) => {
    const found = await store.time.lockTime(tx, { ids: refusal.entries });
    const fine = found.filter(({ state }) => state === 'submitted' || state === 'saved');
    await store.time.decideTime(tx, idsOf(fine), 'declined', by, refusal.reason);
    await tell({ store }, tx, 'time.declined', fine, by);
    return replyOf(refusal.entries, found, fine, 'declined');
  });
}

/** Puts new versions in the place of entries, approved by whoever corrects them. Gives the new ids. */
export async function correctTime(
  { store }: Stored,
  { corrections }: TimeCorrection,
  by: string,
): Promise<TimeListReply> {
  return store.transaction(async (tx) => {
    const asked = new Map(corrections.map((one) => [one.entry, one]));
    const found = await store.time.lockTime(tx, { ids: [...asked.keys()] });
    const fine = found.filter(({ state }) => correctable.includes(state));
    const fresh = await store.time.correctTime(
      tx,
      fine.map((entry) => {
        const { minutes, reason } = asked.get(entry.id) ?? { minutes: entry.minutes, reason: '' };
        return { entry, minutes, reason };
      }),
      by,
    );
    await tell({ store }, tx, 'time.corrected', fine, by);
    return { ...replyOf([...asked.keys()], found, fine, 'corrected'), entries: fresh };
  });
}

const correctable: readonly string[] = ['submitted', 'declined', 'paid'];

async function tell(
  { store }: Stored,
  tx: Tx,
  type: string,
  entries: readonly TimeRecord[],
  by: string,
): Promise<void> {
  await store.events.appendAll(
    tx,
    [...grouped(entries, ({ campaignId, period }) => `${campaignId} ${period}`)].map(([key, own]) => {
      const [subject = '', period = ''] = key.split(' ');
      const minutes = own.reduce((sum, entry) => sum + entry.minutes, 0);
      return {
        subject,
        type,
        object: `${subject}/week/${period}`,
        actor: by,
        data: { period, entries: own.length, minutes },
      };
    }),
  );
}

function replyOf(
  ids: readonly string[],
  found: readonly TimeRecord[],
  fine: readonly TimeRecord[],
  done: string,
): TimeListReply {
  const known = new Map(found.map((entry) => [entry.id, entry]));
  const good = new Set(idsOf(fine));
  return {
    count: fine.length,
    entries: idsOf(fine).slice(0, 1000),
    refused: ids.flatMap((entry) => {
      if (good.has(entry)) return [];
      const state = known.get(entry)?.state;
      return [
        {
          entry,
          says:
            state === undefined
              ? 'there is no such entry'
              : state === 'approved' && done === 'corrected'
                ? 'it is on its way to be paid; correct it afterwards'
                : `it is ${state}; it cannot be ${done}`,
        },
      ];
    }),
  };
}

function idsOf(entries: readonly TimeRecord[]): string[] {
  return entries.map(({ id }) => id);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

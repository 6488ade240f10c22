/** About how many minutes the kinds of asks to talent take, where no policy says it. Work has its own measure. */
const minutesOfKind: Readonly<Record<string, number>> = {
  offer: 5,
  consent: 2,
  sign: 5,
  course: 10,
  handover: 20,
  interview: 5,
  checklist: 3,
  'peer-review': 3,
  refresher: 20,
};

/** About how many minutes an ask takes: as the pinned checklist says, else by its kind; null for work. */
export function aboutMinutes(
  ask: { kind: string; name: string },
  checklistMinutes: Readonly<Record<string, number>>,
): number | null {
  const item = ask.name.slice(ask.name.indexOf('/') + 1);
  return checklistMinutes[item] ?? minutesOfKind[ask.kind] ?? null;
}

/** How one input of the season form is shown and read. Names are paths of the request. */
export interface SeasonField {
  name: string;
  label: string;
  hint: string;
  /** percent: typed as 80, kept as 0.8. */
  kind: 'text' | 'date' | 'number' | 'percent' | 'money' | 'lines';
  unit?: string;
  /** What to write when it cannot be read. */
  remedy: string;
}

export interface SeasonSection {
  id: string;
  title: string;
  says: string;
  /** Folded away: its defaults fit most seasons. */
  folded: boolean;
  fields: readonly SeasonField[];
}

const number = (name: string, label: string, unit: string, hint = ''): SeasonField => ({
  name,
  label,
  hint,
  kind: 'number',
  unit,
  remedy: 'Write a number.',
});
const percent = (name: string, label: string, hint = ''): SeasonField => ({
  name,
  label,
  hint,
  kind: 'percent',
  unit: '%',
  remedy: 'Write a percentage above 0 and up to 100.',
});

/** The sections of the form that are plain inputs; demand, pay and a few choices have markup of their own. */
export const seasonSections: readonly SeasonSection[] = [
  {
    id: 'service',
    title: 'Service',
    says: 'What callers are promised. Erlang C: nobody is assumed to hang up.',
    folded: false,
    fields: [
      number('service.ahtSeconds', 'Handling time', 's', 'Talk and after-call work'),
      percent('service.level', 'Answered in time'),
      number('service.thresholdSeconds', 'In time means within', 's'),
      percent('service.maxOccupancy', 'Occupancy at most'),
      {
        name: 'service.shrinkage',
        label: 'Shrinkage',
        hint: 'Percent, or parts: breaks 10, coaching 5',
        kind: 'text',
        unit: '%',
        remedy: 'Write a percentage up to 90, or parts like: breaks 10, coaching 5.',
      },
    ],
  },
  {
    id: 'hours',
    title: 'Hours and people you have',
    says: '',
    folded: false,
    fields: [
      number('hours.openPerWeek', 'Open', 'h a week'),
      percent('hours.averageToPeak', 'Average to busiest', 'Mean load as a part of the busiest interval'),
      number('hours.perAgentWeek', 'Per agent', 'h a week'),
      percent('hours.attendance', 'Attendance'),
      percent('hours.scheduleFit', 'Schedule fit'),
      number('base.heads', 'Agents you have', 'people'),
    ],
  },
  {
    id: 'yields',
    title: 'Yields',
    says: 'How many of each stage reach the next.',
    folded: true,
    fields: [
      percent('yields.screenPass', 'Pass the screening'),
      percent('yields.accept', 'Accept the offer'),
      percent('yields.clear', 'Check clear'),
      percent('yields.show', 'Show up'),
      percent('yields.classroom', 'Pass the classroom'),
      percent('yields.nesting', 'Pass nesting'),
      percent('yields.weeklySurvival', 'Stay another week'),
      {
        name: 'survivalByTenure',
        label: 'Stay through week 1, 2, …',
        hint: 'Only where the first weeks at work differ, in percent: 92, 96',
        kind: 'text',
        unit: '%',
        remedy: 'Write percentages like 92, 96, or leave it empty.',
      },
    ],
  },
  {
    id: 'training',
    title: 'Training',
    says: 'Rooms limit how many can begin at once.',
    folded: true,
    fields: [
      number('training.rooms', 'Rooms', 'rooms'),
      number('training.seats', 'Seats of a room', 'seats'),
      number('training.trainerRatio', 'Learners per trainer', 'people'),
      number('training.classroomWeeks', 'Classroom', 'weeks'),
      number('training.nestingWeeks', 'Nesting', 'weeks'),
      number('training.hoursPerWeek', 'Training', 'h a week'),
      number('training.sourcingLeadDays', 'People are sought', 'days before'),
      {
        name: 'training.blackouts',
        label: 'No classroom in',
        hint: 'First/last day, one a line: 2026-12-21/2027-01-03',
        kind: 'lines',
        remedy: 'Write first and last day, like 2026-12-21/2027-01-03, one a line.',
      },
      {
        name: 'ramp',
        label: 'Proficiency by week live',
        hint: 'Percent, week by week; the last one stays: 50, 70, 85, 100',
        kind: 'text',
        unit: '%',
        remedy: 'Write percentages like 50, 70, 85, 100.',
      },
    ],
  },
];

/** Inputs of the sections with markup of their own. */
export const otherFields: readonly SeasonField[] = [
  { name: 'name', label: 'Name', hint: 'As your people will read it', kind: 'text', remedy: 'Give it a name.' },
  { name: 'externalId', label: 'Reference', hint: '', kind: 'text', remedy: 'Give it a reference of up to 100 signs.' },
  {
    name: 'role',
    label: 'Role',
    hint: 'For example: support agent',
    kind: 'text',
    remedy: 'Name the role, for example support-agent.',
  },
  {
    name: 'jurisdiction',
    label: 'Where people work',
    hint: 'Country or state, for example US-NY',
    kind: 'text',
    remedy: 'Write a country or state code, for example US-NY.',
  },
  {
    name: 'timeZone',
    label: 'Time zone',
    hint: 'All dates are counted in it',
    kind: 'text',
    remedy: 'Write a zone like America/New_York.',
  },
  {
    name: 'skills',
    label: 'Skills',
    hint: 'With the least level, one a line: english 4',
    kind: 'lines',
    remedy: 'Write a skill and a level from 1 to 5, like english 4, one a line.',
  },
  {
    name: 'systems',
    label: 'Access',
    hint: 'One a line: helpdesk as agent',
    kind: 'lines',
    remedy: 'Write system and role, like helpdesk as agent, one a line.',
  },
  {
    name: 'queues',
    label: 'Queues',
    hint: 'Only with several, one a line: name, channel, share %, handling s, at once, in time %, within s. What differs only: chat, chat, 30, 600, 3',
    kind: 'lines',
    remedy:
      'Write name, channel (voice, chat or deferred), share, seconds, how many at once, in time and within, with commas.',
  },
  number('demand.baseCalls', 'Calls of a busy interval now', 'calls'),
  number('demand.swing.percent', 'They swing by', '%'),
  {
    name: 'demand.swing.meaning',
    label: 'What the swing means',
    hint: '',
    kind: 'text',
    remedy: 'Choose what it means: so much on top, or so many times as much.',
  },
  number('demand.intervalMinutes', 'Interval', 'minutes'),
  {
    name: 'demand.peakStarts',
    label: 'Peak begins',
    hint: '',
    kind: 'date',
    remedy: 'Choose the first day of the peak.',
  },
  number('demand.rampWeeks', 'Rises over', 'weeks'),
  number('demand.peakWeeks', 'Stays for', 'weeks'),
  number('demand.fallWeeks', 'Falls over', 'weeks'),
  { name: 'demand.csv', label: 'Demand as CSV', hint: '', kind: 'lines', remedy: 'Choose a file, or paste its lines.' },
  {
    ...number('demand.factor', 'Every figure times', '×', 'Empty: as they stand in the file'),
    remedy: 'Write a number above 0 and up to 100, or leave it empty.',
  },
  { name: 'pay.hourly.amount', label: 'Pay per hour', hint: '', kind: 'money', remedy: 'Write an amount like 19.50.' },
  { name: 'pay.hourly.currency', label: 'Currency', hint: '', kind: 'text', remedy: 'Write a code like USD.' },
  number('pay.burdenPercent', 'Taxes and insurance', '% on top'),
  { name: 'budget.amount', label: 'Budget', hint: '', kind: 'money', remedy: 'Write an amount like 2400000.00.' },
  { name: 'budget.covers', label: 'The budget covers', hint: '', kind: 'text', remedy: 'Choose who the budget pays.' },
];

/** Every input by its name. */
export const seasonFields: ReadonlyMap<string, SeasonField> = new Map(
  [...otherFields, ...seasonSections.flatMap(({ fields }) => fields)].map((field) => [field.name, field]),
);

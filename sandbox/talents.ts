import { createHash } from 'node:crypto';

/** Someone of the seeded pool of people who look for work. Nobody here exists. */
export interface Talent {
  /** The marketplace's reference of the person, the same in every listing. It does not give the name away. */
  ref: string;
  name: string;
  email: string;
  timeZone: string;
  role: string;
  /** Levels 1–5. */
  skills: { skill: string; level: number }[];
  /** What the person takes an hour, US cents. */
  rateMinor: number;
  portfolio: string;
}

/** Name, time zone, dollars an hour, level in each skill of the role in the order of its heading (0: none). */
type Row = readonly [name: string, timeZone: string, dollars: number, ...levels: number[]];

const roles: readonly { role: string; skills: readonly string[]; people: readonly Row[] }[] = [
  {
    role: 'graphic-designer',
    skills: ['brand-design', 'illustration', 'layout', 'photo-editing', 'motion-design'],
    people: [
      ['Ines Moreau', 'America/Los_Angeles', 52, 4, 3, 4, 3, 2],
      ['Tomás Herrera', 'America/Denver', 46, 3, 4, 3, 2, 0],
      ['Amara Okonkwo', 'America/Chicago', 58, 5, 3, 4, 4, 3],
      ['Yuki Tanabe', 'America/Los_Angeles', 49, 4, 5, 3, 0, 2],
      ['Freja Lindqvist', 'America/New_York', 61, 5, 2, 5, 3, 0],
      ['Malik Rahimi', 'America/Los_Angeles', 44, 3, 2, 4, 4, 0],
      ['Beatriz Carvalho', 'America/New_York', 47, 4, 3, 3, 2, 4],
      ['Oskar Nowicki', 'Europe/Warsaw', 38, 3, 3, 4, 3, 1],
      ['Leilani Kahale', 'Pacific/Honolulu', 50, 4, 4, 2, 3, 0],
      ['Dmitri Sokolan', 'America/Chicago', 42, 2, 4, 3, 5, 2],
      ['Priya Raghunathan', 'America/Los_Angeles', 55, 4, 2, 5, 3, 1],
      ['Callum Fraser-Ross', 'Europe/London', 40, 2, 1, 4, 4, 3],
    ],
  },
  {
    role: 'front-end',
    skills: ['typescript', 'accessibility', 'react', 'css'],
    people: [
      ['Noor el-Amin', 'Europe/London', 68, 5, 4, 5, 4],
      ['Jakub Dvořáček', 'Europe/Prague', 54, 4, 3, 4, 4],
      ['Siobhán Kearney', 'Europe/Dublin', 63, 4, 5, 4, 5],
      ['Emeka Adeyemi', 'Africa/Lagos', 48, 4, 3, 5, 3],
      ['Marta Vilaplana', 'Europe/Madrid', 56, 5, 3, 4, 3],
      ['Hugo Lefèvre', 'Europe/Paris', 60, 3, 4, 3, 5],
      ['Anjali Deshmukh', 'Asia/Kolkata', 45, 4, 4, 5, 4],
      ['Lars Bergström', 'Europe/Stockholm', 66, 5, 2, 4, 4],
      ['Grace Mutua', 'Africa/Nairobi', 47, 4, 3, 4, 3],
      ['Rowan Pritchard', 'Europe/London', 58, 3, 3, 4, 4],
    ],
  },
  {
    role: 'back-end',
    skills: ['node', 'oidc', 'postgresql', 'typescript'],
    people: [
      ['Ingrid Solheim', 'Europe/Oslo', 74, 5, 4, 5, 4],
      ['Kofi Mensah-Boateng', 'Africa/Accra', 55, 4, 3, 4, 4],
      ['Zsófia Halász', 'Europe/Budapest', 57, 4, 4, 4, 5],
      ['Ravi Chandrasekar', 'Asia/Kolkata', 50, 5, 3, 4, 4],
      ['Elena Petridou', 'Europe/Athens', 53, 4, 5, 3, 3],
      ['Marcus Whitfield', 'Europe/London', 70, 5, 5, 4, 4],
      ['Nadia Benhaddou', 'Africa/Casablanca', 49, 4, 3, 5, 3],
      ['Piotr Zieliński', 'Europe/Warsaw', 59, 4, 2, 5, 4],
      ['Sanna Koskela', 'Europe/Helsinki', 65, 4, 3, 4, 5],
      ['Diego Arancibia', 'America/Santiago', 52, 3, 4, 4, 4],
    ],
  },
  {
    role: 'qa',
    skills: ['test-automation', 'accessibility', 'performance-testing', 'exploratory-testing'],
    people: [
      ['Olena Kovalchuk', 'Europe/Kyiv', 42, 5, 3, 4, 4],
      ['Bram de Wit', 'Europe/Amsterdam', 55, 4, 4, 3, 5],
      ['Thandiwe Nkosi', 'Africa/Johannesburg', 44, 4, 5, 2, 4],
      ['Mei-Ling Hsu', 'Asia/Taipei', 46, 5, 2, 5, 3],
      ['Gareth Llewellyn', 'Europe/London', 52, 4, 3, 4, 4],
      ['Camila Restrepo', 'America/Bogota', 40, 4, 3, 3, 5],
      ['Arman Sarkisian', 'Asia/Yerevan', 38, 3, 2, 4, 4],
      ['Hanne Vestergaard', 'Europe/Copenhagen', 60, 5, 4, 4, 3],
      ['Tunde Balogun', 'Africa/Lagos', 37, 4, 2, 3, 3],
    ],
  },
  {
    role: 'ux-specialist',
    skills: ['ux-design', 'design-systems', 'user-research', 'accessibility'],
    people: [
      ['Clara Weissmann', 'Europe/Berlin', 72, 5, 4, 4, 4],
      ['Joaquín Etcheverry', 'America/Argentina/Buenos_Aires', 54, 4, 3, 5, 3],
      ['Aisha Karimjee', 'Europe/London', 68, 4, 5, 3, 5],
      ['Nils Aaltonen', 'Europe/Helsinki', 66, 4, 4, 4, 3],
      ['Renata Kowalczuk', 'America/New_York', 78, 5, 3, 5, 4],
      ['Desmond Achebe', 'America/Chicago', 64, 4, 3, 4, 4],
      ['Hana Shimizu', 'Asia/Tokyo', 70, 5, 5, 3, 3],
      ['Luca Ferrantini', 'Europe/Rome', 58, 3, 4, 4, 4],
      ['Maeve O’Halloran', 'Europe/Dublin', 62, 4, 3, 5, 5],
    ],
  },
  {
    role: 'support-agent',
    skills: ['customer-support', 'english', 'spanish', 'helpdesk-tools'],
    people: [
      ['Andre Baptiste', 'America/New_York', 19, 3, 5, 2, 4],
      ['Kayla Johansen', 'America/New_York', 18, 2, 5, 0, 3],
      ['Rosa Villanueva', 'America/Chicago', 19, 4, 4, 5, 3],
      ['Terrence Oyelaran', 'America/New_York', 20, 4, 5, 0, 5],
      ['Mina Farahani', 'America/Los_Angeles', 19, 3, 4, 1, 4],
      ['Pablo Quiñones', 'America/Puerto_Rico', 17, 3, 4, 5, 2],
      ['Shanice Whitlock', 'America/New_York', 18, 2, 5, 0, 2],
      ['Viktor Marchenko', 'America/Chicago', 18, 3, 4, 0, 4],
      ['Lakshmi Pillai', 'America/New_York', 20, 5, 5, 0, 4],
      ['Jerome Castellan', 'America/Denver', 17, 2, 4, 3, 3],
    ],
  },
];

/** Everyone who may apply, some six hundred people over six roles: many hires side by side find enough of them. */
export const talents: readonly Talent[] = roles.flatMap(({ role, skills, people }) =>
  [...people, ...namesakesOf(people)].map(([name, timeZone, dollars, ...levels]) => {
    const slug = slugOf(name);
    return {
      ref: `person_${createHash('sha256').update(slug).digest('hex').slice(0, 16)}`,
      name,
      email: `${slug}@talent.example`,
      timeZone,
      role,
      skills: skills.map((skill, index) => ({ skill, level: levels[index] ?? 0 })).filter((one) => one.level > 0),
      rateMinor: dollars * 100,
      portfolio: `https://${slug}.example/work`,
    };
  }),
);

/** Each person's first name and skills, with the surnames of all the others. */
function namesakesOf(people: readonly Row[]): Row[] {
  return Array.from({ length: people.length - 1 }, (_, step) =>
    people.map(([name, ...rest], index): Row => {
      const surname = people[(index + step + 1) % people.length]![0].split(' ').slice(1).join(' ');
      return [`${name.split(' ')[0]} ${surname}`, ...rest];
    }),
  ).flat();
}

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[^a-z\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-');
}

import { addTalent, changeTalent } from '../../adapters/db/pool';
import { readKnowledge, searchKnowledge } from '../../adapters/db/reads/knowledge';
import { readTalent, searchTalents } from '../../adapters/db/reads/talents';
import { KnowledgeHit, KnowledgeView } from '../../domain/knowledge/contract';
import { TalentRequest, TalentSummary, TalentView } from '../../domain/pool/contract';
import { newJourney, type Journey } from '../support/fixtures';
import { openReading, type Reading } from '../support/reading';
import { staff } from '../support/staff';

let reading: Reading;
let journey: Journey;

beforeAll(async () => {
  reading = await openReading();
  journey = newJourney(reading.store);
  await journey.to('closed');
}, 60_000);
afterAll(() => reading.close());

const names = (listed: { items: { name: string | null }[] }) => listed.items.map(({ name }) => name);

describe('the talent pool', () => {
  const add = (request: Partial<TalentRequest> & { sourceRef: string; name: string }) =>
    reading.store.transaction((tx) =>
      addTalent(
        tx,
        TalentRequest.parse({
          email: `${request.sourceRef.replace(':', '.')}@talent.example`,
          skills: [{ skill: 'copywriting', level: 4 }],
          timeZone: 'Europe/Berlin',
          ...request,
        }),
        staff.hr,
        reading.store.private,
      ),
    );

  test('finds people by skill and level, tier, role and state, the best tier first', async () => {
    const hr = reading.as('hr');
    const designers = await searchTalents(hr, { skill: 'brand-design', level: 4 });
    designers.items.forEach((talent) => TalentSummary.parse(talent));
    expect(names(designers)[0]).toBe('Ines Okafor');
    expect([...names(designers)].sort()).toEqual(['Ines Okafor', 'Luca Moretti', 'Mei Tanaka']);
    expect(names(await searchTalents(hr, { skill: 'brand-design', level: 5 }))).toEqual(['Ines Okafor']);
    expect(names(await searchTalents(hr, { tier: 'A' }))).toEqual(['Ines Okafor']);
    expect(names(await searchTalents(hr, { state: 'alumni', role: 'graphic-designer' }))).toEqual(['Ines Okafor']);
    expect(names(await searchTalents(hr, { role: 'plumber' }))).toEqual([]);
  });

  test('finds people by availability, jurisdiction and a check that is still valid', async () => {
    const hr = reading.as('hr');
    await add({ sourceRef: 'hr:1', name: 'Ada Busy', availableFrom: '2027-06-01', jurisdiction: 'DE' });
    await add({ sourceRef: 'hr:2', name: 'Ben Free', jurisdiction: 'DE' });
    expect(names(await searchTalents(hr, { skill: 'copywriting', availableOn: '2027-03-01' }))).toEqual(['Ben Free']);
    expect(names(await searchTalents(hr, { jurisdiction: 'DE' })).sort()).toEqual(['Ada Busy', 'Ben Free']);
    expect(names(await searchTalents(hr, { checkedOn: '2027-03-01' }))).toEqual(['Ines Okafor']);
    expect(names(await searchTalents(hr, { checkedOn: '2028-03-01' }))).toEqual([]);
  });

  test('pages without gaps', async () => {
    const hr = reading.as('hr');
    const all = names(await searchTalents(hr));
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchTalents(hr, { limit: 2, cursor });
      seen.push(...names(page));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  test('shows one person with what they did here', async () => {
    const page = TalentView.parse(await readTalent(reading.as('lead'), journey.talentId));
    expect(page).toMatchObject({
      name: 'Ines Okafor',
      state: 'alumni',
      tier: 'A',
      rehire: 'yes',
      engagements: 1,
      checkValidUntil: '2027-11-25T19:30:00.000Z',
      email: 'person-1-1@talent.example',
    });
    expect(page.history).toMatchObject([
      { title: 'Spring campaign assets', state: 'closed', lead: { name: 'Marta Duarte' } },
    ]);
    expect(page.certificates).toMatchObject([{ course: 'working-safely', score: 92 }]);
    expect(page.scorecards.map(({ period }) => period)).toEqual([
      'project',
      'milestone-3',
      'milestone-2',
      'milestone-1',
    ]);
    expect(await reading.statements(() => readTalent(reading.as('lead'), journey.talentId))).toHaveLength(2);
  });

  test('gives an engineer no name, and a talent nobody else', async () => {
    expect(await readTalent(reading.as('engineer'), journey.talentId)).toMatchObject({
      name: null,
      email: null,
      portfolio: null,
    });
    expect(await readTalent(reading.asTalent(journey.talentId), journey.talentId)).toMatchObject({
      name: 'Ines Okafor',
      rehire: null,
    });
    await expect(readTalent(reading.asTalent('tal_other'), journey.talentId)).rejects.toThrow('There is no talent');
    await expect(readTalent(reading.as('approver'), journey.talentId)).rejects.toThrow('There is no talent');
    expect((await searchTalents(reading.as('approver'))).items).toEqual([]);
  });

  test('takes a person once, and changes what is named only', async () => {
    const id = await add({ sourceRef: 'hr:3', name: 'Cleo First', rate: { amount: '900.00', currency: 'EUR' } });
    await expect(add({ sourceRef: 'hr:3', name: 'Somebody Else' })).rejects.toThrow(`“hr:3” is in the pool already`);
    await reading.store.transaction((tx) =>
      changeTalent(tx, id, { name: 'Cleo Second', rate: null, skills: [] }, staff.hr, reading.store.private),
    );
    expect(await readTalent(reading.as('hr'), id)).toMatchObject({
      name: 'Cleo Second',
      email: 'hr.3@talent.example',
      rate: null,
      skills: [],
      timeZone: 'Europe/Berlin',
    });
    const { rows } = await reading.database.knex.raw<{ rows: { data: unknown }[] }>(
      `select data from event where subject = ? and type = 'talent.changed'`,
      [id],
    );
    expect(rows).toEqual([{ data: { fields: ['name', 'rate', 'skills'] } }]);
  });

  test('refuses a skill that is named twice, and keeps nothing of it', async () => {
    const skills = [
      { skill: 'copywriting', level: 1 },
      { skill: 'copywriting', level: 5 },
    ];
    await expect(add({ sourceRef: 'hr:4', name: 'Dora Twice', skills })).rejects.toThrow('A skill is named twice');
    expect(names(await searchTalents(reading.as('hr'), { skill: 'copywriting' }))).not.toContain('Dora Twice');
  });
});

describe('knowledge', () => {
  const draft = (id: string, title: string, body: string) =>
    reading.store.transaction((tx) =>
      reading.store.knowledge.draftNote(
        tx,
        id,
        { kind: 'how-to', title, body, role: 'copy-editor', systems: ['cms'], skills: [], links: [] },
        staff.hr,
      ),
    );
  const confirm = (id: string) =>
    reading.store.transaction((tx) => reading.store.knowledge.confirmNote(tx, id, staff.hr));

  test('is found by its words, marked, the best first', async () => {
    const found = await searchKnowledge(reading.as('lead'), { q: 'contrast check' });
    found.items.forEach((hit) => KnowledgeHit.parse(hit));
    expect(found.items.map(({ kind }) => kind)).toEqual(['decision']);
    const [hit] = found.items;
    expect(hit?.excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['contrast', 'check']);
    expect(hit?.title).toEqual([{ text: 'Decisions: Spring campaign assets', hit: false }]);
    expect((await searchKnowledge(reading.as('lead'), { q: 'contrast -check' })).items).toEqual([]);
    expect((await searchKnowledge(reading.as('lead'), { q: '"check contrast"' })).items).toEqual([]);
  });

  test('is found by role and system, the newest first without words', async () => {
    const lead = reading.as('lead');
    expect((await searchKnowledge(lead, { role: 'graphic-designer', system: 'chat' })).items).toHaveLength(3);
    expect((await searchKnowledge(lead, { role: 'plumber' })).items).toEqual([]);
    const first = await searchKnowledge(lead, { limit: 2 });
    const rest = await searchKnowledge(lead, { limit: 2, cursor: first.next ?? undefined });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
  });

  test('what a person wrote can never pass for a mark', async () => {
    await draft('know_markup', 'A <b>bold</b> title', 'kerning <script>alert(1)</script> \ue000fake\ue001 kerning');
    await confirm('know_markup');
    const [hit] = (await searchKnowledge(reading.as('lead'), { q: 'kerning' })).items;
    expect(hit?.excerpt.filter(({ hit }) => hit).every(({ text }) => text === 'kerning')).toBe(true);
    expect(hit?.excerpt.map(({ text }) => text).join('')).toContain('fake');
    expect(hit?.excerpt.map(({ text }) => text).join('')).not.toMatch(/[\ue000\ue001]/);
  });

  test('a draft is found only when looked for, and by staff only, until it is confirmed', async () => {
    await draft('know_draft', 'Where the style guide is', 'In the asset library.');
    const lead = reading.as('lead');
    expect((await searchKnowledge(lead, { q: 'style guide' })).items).toEqual([]);
    expect((await searchKnowledge(lead, { q: 'style guide', state: 'draft' })).items).toHaveLength(1);
    await expect(readKnowledge(reading.asTalent(journey.talentId), 'know_draft')).rejects.toThrow('There is no note');
    await confirm('know_draft');
    expect(KnowledgeView.parse(await readKnowledge(lead, 'know_draft'))).toMatchObject({
      state: 'kept',
      confirmedBy: staff.hr,
    });
    expect((await readKnowledge(reading.asTalent(journey.talentId), 'know_draft')).confirmedBy).toBeNull();
    await expect(confirm('know_none')).rejects.toThrow('There is no note');
  });
});

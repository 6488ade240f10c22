import { checkForm } from '../../domain/ask/form';
import { draftHandover, handoverForm, knowledgeFrom } from '../../domain/offboard/rules';

const facts = {
  title: 'Spring campaign assets',
  role: 'graphic-designer',
  workItems: [
    { title: 'Moodboard', state: 'done', resultNote: 'folder /spring/moodboard' },
    { title: 'Print set', state: 'submitted', resultNote: null },
  ],
  systems: [{ system: 'asset-library', role: 'contributor' }],
  decisions: ['Moodboard: both directions usable'],
  briefing: [],
};

test('the handover is drafted from work, access and decisions', () => {
  const draft = draftHandover(facts);
  expect(draft.deliverables).toBe('- Moodboard\n- Print set (still open)');
  expect(draft.locations).toContain('asset-library (as contributor)');
  expect(draft.locations).toContain('Moodboard: folder /spring/moodboard');
  expect(draft.openItems).toBe('- Print set');
});

test('the draft itself is a valid answer to its form, so that a person only completes it', () => {
  const draft = draftHandover(facts);
  expect(checkForm(handoverForm(draft), { ...draft, limitations: 'none' })).toEqual([]);
});

test('what was handed over becomes searchable pieces; empty fields make none', () => {
  const pieces = knowledgeFrom(facts.title, { ...draftHandover(facts), limitations: '' });
  expect(pieces.map((piece) => piece.kind)).toEqual(['handover', 'decision']);
  expect(pieces[0]?.body).toContain('Where it lies\n- asset-library');
});

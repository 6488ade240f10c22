import type { AskOutcome } from '../../domain/ask/contract';
import { checkForm } from '../../domain/ask/form';
import { draftHandover, type HandoverFacts, type Said } from '../../domain/offboard/handover-draft';
import { handoverForm } from '../../domain/offboard/handover-form';
import { judgeDecision, judgeRound } from '../../domain/offboard/handover-verdict';
import { decisionStretch, handoverStretch, roundOf } from '../../domain/offboard/keys';
import { knowledgeFrom, tagsFrom } from '../../domain/offboard/knowledge-from';

const said = (one: Partial<Said>): Said => ({
  name: 'work-1/review',
  kind: 'review',
  question: 'Accept “Moodboard”?',
  answer: 'Accept',
  note: null,
  comment: null,
  reason: null,
  ...one,
});

const facts: HandoverFacts = {
  workItems: [
    {
      title: 'Moodboard',
      state: 'done',
      rounds: 2,
      resultNote: 'folder /spring/moodboard\nsee https://files.example/final',
      review: { defects: 1, comment: 'Both directions usable' },
    },
    { title: 'Print set', state: 'submitted', rounds: 0, resultNote: null, review: null },
  ],
  said: [
    said({ name: 'work-1/submit', kind: 'work', answer: 'Submit', note: 'first try at https://files.example/first' }),
    said({ answer: 'Ask for rework', reason: 'The loud palette fails the contrast check' }),
    said({ comment: 'Both directions usable' }),
    said({
      name: 'scope/change',
      kind: 'change-order',
      question: 'Add a banner?',
      answer: 'Approve',
      reason: 'needed for the fair',
    }),
  ],
  systems: [{ system: 'asset-library', role: 'contributor' }],
  skills: ['brand-design'],
};

describe('the draft of a handover', () => {
  const draft = draftHandover(facts);

  test('names what was delivered, in which round, and what is still open with its new owner', () => {
    expect(draft.deliverables).toBe('- Moodboard (accepted in round 2)\n- Print set (still open)');
    expect(draft.openItems).toBe('- Print set – new owner: the project lead');
    expect(draft.tags).toEqual(['brand-design']);
  });

  test('says where things are: results, addresses of earlier rounds, systems with their role', () => {
    expect(draft.locations).toContain('- Moodboard: folder /spring/moodboard; see https://files.example/final');
    expect(draft.locations).toContain('- An earlier round: first try at https://files.example/first');
    expect(draft.locations).toContain('- asset library: worked there as contributor');
    expect(draft.setUp).toBe('- Ask for asset library with the role contributor');
  });

  test('holds decisions with the rejected option and changes of scope, and the defects as limits', () => {
    expect(draft.decisions.split('\n')).toEqual([
      '- Moodboard: sent back, The loud palette fails the contrast check',
      '- Moodboard: Both directions usable',
      '- Add a banner: Approve, needed for the fair',
    ]);
    expect(draft.limitations).toBe('- Moodboard: 1 defect was found at review');
  });

  test('names the access whose keys have to be looked at, and what to try first', () => {
    expect(draft.keys).toBe('- asset library (as contributor): personal access, taken back at the end');
    expect(draft.tryFirst).toContain('Moodboard');
  });

  test('is a valid answer to its form, however much was said', () => {
    const long = draftHandover({
      ...facts,
      said: Array.from({ length: 60 }, () => said({ comment: 'a'.repeat(2000) })),
    });
    for (const one of [draft, long]) {
      const filled = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== ''));
      expect(checkForm(handoverForm({ ...one }), filled)).toEqual([]);
    }
  });

  test('asks the lead, who writes in place of the person, nothing that only the person can say', () => {
    const fields = Object.keys(handoverForm({ ...draft }, 'lead').properties as object);
    expect(fields).toContain('locations');
    expect(fields).not.toContain('dataDeletion');
    expect(fields).not.toContain('rights');
  });

  test('without anything known leaves fields to be written', () => {
    const empty = draftHandover({ workItems: [], said: [], systems: [], skills: [] });
    expect(empty).toMatchObject({ deliverables: '', openItems: 'Nothing is open.', setUp: 'No set-up needed.' });
  });
});

describe('what is kept of a handover', () => {
  const draft = { ...draftHandover(facts), runbooks: '1. Open the master', walkthrough: 'https://video.example/1' };

  test('becomes searchable pieces with their links; empty fields make none', () => {
    const pieces = knowledgeFrom('Spring', draft);
    expect(pieces.map(({ kind, title }) => [kind, title])).toEqual([
      ['handover', 'Handover: Spring'],
      ['how-to', 'How to: Spring'],
      ['decision', 'Decisions: Spring'],
      ['limitation', 'Known limits: Spring'],
    ]);
    expect(pieces[0]?.body).toContain('Recording\nhttps://video.example/1');
    expect(pieces[0]?.links).toEqual([
      'https://files.example/final',
      'https://files.example/first',
      'https://video.example/1',
    ]);
    expect(knowledgeFrom('Spring', { deliverables: 'x' }).map(({ kind }) => kind)).toEqual(['handover']);
  });

  test('says what is missing, and that the lead wrote it', () => {
    expect(knowledgeFrom('Spring', draft, { missing: 'the passwords' })[0]?.body).toContain(
      'Missing, as the lead says\nthe passwords',
    );
    expect(knowledgeFrom('Spring', draft, { reconstructed: true })[0]?.body).toMatch(/^Note\nNobody handed this over/);
  });

  test('is tagged as its writer says, in the form of tags', () => {
    expect(tagsFrom({ tags: ['Brand Design!', 'brand-design', ' '] }, ['x'])).toEqual(['brand-design']);
    expect(tagsFrom({}, ['illustration'])).toEqual(['illustration']);
  });
});

describe('the rounds of a handover', () => {
  const outcome = (one: Partial<AskOutcome>): AskOutcome => ({
    id: 'ask_1',
    name: 'handover',
    state: 'answered',
    option: 'complete',
    answer: { deliverables: 'all' },
    answeredBy: 'tal_1',
    answeredAt: null,
    reason: null,
    ...one,
  });
  const written = outcome({});
  const incomplete = outcome({ option: 'incomplete', answer: null, reason: 'no passwords', answeredBy: 'user_1' });
  const lapsed = outcome({ state: 'lapsed', option: null, answer: null });
  const base = { round: 1, rounds: 2, handover: written, confirm: undefined, before: null };

  test('a confirmed handover is kept, and so is one about which the lead is silent', () => {
    const confirmed = outcome({ option: 'confirm', answeredBy: 'user_1' });
    expect(judgeRound({ ...base, confirm: confirmed })).toMatchObject({ next: 'keep', by: 'user_1', missing: null });
    expect(judgeRound(base)).toMatchObject({ next: 'keep', by: 'system:sweeper' });
  });

  test('what is missing is asked for again until the rounds are used up; then the lead decides', () => {
    expect(judgeRound({ ...base, confirm: incomplete })).toEqual({
      next: 'again',
      missing: 'no passwords',
      handover: written.answer,
    });
    expect(judgeRound({ ...base, round: 2, confirm: incomplete })).toMatchObject({ next: 'decide' });
    expect(judgeRound({ ...base, rounds: 1, confirm: incomplete })).toMatchObject({ next: 'decide' });
  });

  test('silence of the person leaves the decision to the lead, with what was written before', () => {
    expect(judgeRound({ ...base, handover: lapsed })).toEqual({ next: 'decide', missing: null, handover: null });
    const before = { handover: { deliverables: 'some' }, missing: 'no passwords' };
    expect(judgeRound({ ...base, round: 2, handover: lapsed, before })).toEqual({ next: 'decide', ...before });
  });

  test('the lead keeps it as it is, writes it, or calls it lost; silence never throws away what was written', () => {
    const before = { handover: { deliverables: 'some' }, missing: 'no passwords' };
    const lead = (option: string | null, more: Partial<AskOutcome> = {}) =>
      outcome({ name: 'handover/decision', option, answer: null, answeredBy: 'user_1', ...more });
    expect(judgeDecision(lead('keep'), before)).toMatchObject({ next: 'keep', missing: 'no passwords' });
    expect(judgeDecision(lead(null), before)).toMatchObject({ next: 'keep' });
    expect(judgeDecision(lead('lost', { reason: 'left in anger' }), before)).toMatchObject({
      next: 'lost',
      reason: 'left in anger',
    });
    expect(judgeDecision(lead('reconstructed', { answer: { deliverables: 'mine' } }), null)).toMatchObject({
      next: 'keep',
      reconstructed: true,
      handover: { deliverables: 'mine' },
    });
    expect(judgeDecision(undefined, null)).toMatchObject({ next: 'lost', reason: 'nobody decided in time' });
  });

  test('a round is told by the name of its stretch', () => {
    const keys = [handoverStretch(1), handoverStretch(2), decisionStretch].map((stretch) => `eng_1/${stretch}`);
    expect(keys.map(roundOf)).toEqual([1, 2, null]);
  });
});

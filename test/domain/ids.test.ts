import { deriveId, effectKey, isId, nextGeneration } from '../../domain/ids';

test('the same business key gives the same id, another key another id', () => {
  const id = deriveId('engagement', 'req_1', 'tal_1');
  expect(deriveId('engagement', 'req_1', 'tal_1')).toBe(id);
  expect(deriveId('engagement', 'req_1tal_1')).not.toBe(id);
  expect(deriveId('talent', 'req_1', 'tal_1').slice(4)).not.toBe(id.slice(4));
  expect(isId('engagement', id)).toBe(true);
  expect(isId('talent', id)).toBe(false);
  expect(id).toHaveLength('eng_'.length + 26);
});

test('ids keep the vector that is stored in running systems', () => {
  expect(deriveId('engagement', 'a')).toBe('eng_606tj8yz5pgt2a713gz4zz0wf5');
});

test('an effect’s key ends in a generation; a meant repeat takes the next one', () => {
  const key = effectKey('access', 'eng_1', 'helpdesk', 'grant');
  expect(key).toBe('access/eng_1/helpdesk/grant/1');
  expect(nextGeneration(nextGeneration(key))).toBe('access/eng_1/helpdesk/grant/3');
});

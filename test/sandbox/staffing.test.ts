import { staffing } from '../../sandbox/floor/staffing';

test('those on contacts are those on duty, less the shrinkage that was planned', () => {
  const request = {
    service: { shrinkage: { breaks: 0.1, coaching: 0.2 } },
    hours: { perAgentWeek: 20, attendance: 0.9, openPerWeek: 84 },
  };
  const day = Date.parse('2027-03-01T13:00:00Z');
  const blocks = Array.from({ length: 24 }, (_, at) => ({
    from: new Date(day + at * 1_800_000).toISOString(),
    until: new Date(day + (at + 1) * 1_800_000).toISOString(),
    capacity: 10 + (at % 5),
    claimed: 8 + (at % 3),
  }));
  const onContacts = staffing(request, { baseHeads: 64 }, blocks);
  const hours = blocks.reduce((sum, block) => sum + onContacts(block) / 2, 0);
  const claimed = blocks.reduce((sum, block) => sum + block.claimed / 2, 0);
  expect(hours).toBeCloseTo(0.7 * (claimed * 0.93 + (64 * 20 * 0.9) / 7), 6);
  expect(staffing(request, { baseHeads: 0 }, [])(blocks[0]!)).toBeCloseTo(0.7 * 8 * 0.93, 6);
});

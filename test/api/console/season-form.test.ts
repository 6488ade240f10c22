import { draftOfRequest, emptySeason, readSeason } from '../../../api/console/season-form';
import { workOut } from '../../../api/console/season-sheet';
import { CampaignRequest } from '../../../domain/campaign/contract';
import season from '../../../examples/season.json';

const request = CampaignRequest.parse(season);
const draft = draftOfRequest(request);

test('a request survives the form as it was', () => {
  expect(readSeason(draft)).toEqual({ request });
  const parts = CampaignRequest.parse({
    ...season,
    service: { ...season.service, shrinkage: { breaks: 0.12, coaching: 0.05 } },
  });
  expect(readSeason(draftOfRequest(parts))).toEqual({ request: parts });
  const byTenure = CampaignRequest.parse({ ...season, survivalByTenure: [0.92, 0.965] });
  expect(readSeason(draftOfRequest(byTenure))).toEqual({ request: byTenure });
  const queues = [
    { queue: 'voice', channel: 'voice' as const, share: 0.7 },
    { queue: 'chat', channel: 'chat' as const, share: 0.2, ahtSeconds: 600, concurrency: 3 },
    { queue: 'mail', channel: 'deferred' as const, share: 0.1, level: 0.95, thresholdSeconds: 7200 },
  ];
  const many = CampaignRequest.parse({ ...season, queues });
  expect(readSeason(draftOfRequest(many))).toEqual({ request: many });
  const { intervalMinutes, peakStarts } = season.demand;
  const csv = 'starts,calls\n2027-03-01,1000\n';
  const file = CampaignRequest.parse({ ...season, demand: { intervalMinutes, peakStarts, csv, factor: 1.25 } });
  expect(readSeason(draftOfRequest(file))).toEqual({ request: file });
});

test('what “400 %” means is asked, never assumed', () => {
  const fresh = {
    ...emptySeason('2026-11-19', 'America/New_York', 'console-1'),
    name: 'Q1',
    'budget.amount': '2400000',
  };
  expect(workOut(fresh, '2026-11-19').errors).toEqual([
    {
      pointer: 'demand.swing.meaning',
      message: expect.stringMatching(/^Choose what it means: so much on top/) as string,
    },
  ]);
  expect(workOut({ ...fresh, 'demand.swing.meaning': 'increase' }, '2026-11-19').plan?.static.agentsPeak).toBe(59);
  expect(workOut({ ...fresh, 'demand.swing.meaning': 'multiple' }, '2026-11-19').plan?.static.agentsPeak).toBe(48);
});

test.each([
  ['service.ahtSeconds', '0', /takes no time/],
  ['service.maxOccupancy', '0', /percentage above 0/],
  ['service.maxOccupancy', '101', /percentage above 0/],
  ['service.shrinkage', 'some', /Write a percentage up to 90/],
  ['demand.peakStarts', '2026-01-05', /lies in the past/],
  ['demand.baseCalls', 'many', /Write a number/],
  ['demand.baseCalls', '100000000', /1000000|agents at once/],
  ['survivalByTenure', '92, many', /percentages like 92, 96/],
  ['budget.amount', '10', /less than one agent costs/],
  ['skills', 'english', /skill and a level/],
  ['timeZone', 'Mars/Base', /no time zone/],
])('%s “%s” is refused at its field', (name, value, message) => {
  const { errors, plan } = workOut({ ...draft, [name]: value }, '2026-11-19');
  expect(plan).toBeNull();
  expect(errors.find(({ pointer }) => pointer === name)?.message).toMatch(message);
});

test('a file with holes, formulas or too many lines is told by line, and nothing is planned', () => {
  const file = (csv: string) => workOut({ ...draft, demandBy: 'file', 'demand.csv': csv }, '2026-11-19');
  expect(file('starts,heads\n2027-03-01,270\n2027-03-15,270\n').errors[0]?.message).toMatch(/2027-03-08/);
  expect(file('starts,heads\n2027-03-01,=1+1\n').errors[0]?.message).toMatch(/Line 2|line 2/);
  const long = `starts,calls\n${'2027-03-01T09:00,10\n'.repeat(100_000)}`;
  expect(file(long).errors[0]?.message).toMatch(/more than 40000 rows/);
  expect(file('').errors[0]).toMatchObject({ pointer: 'demand.csv' });
});

import { chart, niceScale } from '../../../api/pages/chart';

const line = (values: (number | null)[], more: object = {}) => ({ look: 'real', label: 'actual', values, ...more });

test('an axis has round steps that hold all values', () => {
  expect(niceScale(0, 274).ticks).toEqual([0, 100, 200, 300]);
  expect(niceScale(0, 100).ticks).toEqual([0, 25, 50, 75, 100]);
  expect(niceScale(0, 0.7).ticks.at(-1)).toBeGreaterThanOrEqual(0.7);
});

test('demand is a step line that holds for its whole week, and missing values break a line', () => {
  const svg = chart({
    title: 't',
    unit: 'heads',
    ticks: ['a', 'b', 'c'],
    lines: [line([1, 2, null], { steps: true })],
  });
  const [, path = ''] = /<path class="real" d="([^"]+)"/.exec(svg) ?? [];
  expect(path.match(/[ML]/g)).toHaveLength(4);
  const broken = chart({ title: 't', unit: 'heads', ticks: ['a', 'b', 'c'], lines: [line([1, null, 3])] });
  expect(/<path class="real" d="([^"]+)"/.exec(broken)?.[1]?.match(/M/g)).toHaveLength(2);
});

test('labels stand beside their lines without lying upon each other, and every text is escaped', () => {
  const svg = chart({
    title: '<b>heads</b>',
    unit: 'heads',
    ticks: ['1 Mar', '8 Mar'],
    lines: [line([10, 20]), line([10, 20.1], { look: 'planned', label: '"plan" & more' })],
  });
  expect(svg).toContain('aria-label="&#60;b&#62;heads&#60;/b&#62;"');
  expect(svg).toContain('&#34;plan&#34; &#38; more');
  const ys = [...svg.matchAll(/class="line-label[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.abs((ys[0] ?? 0) - (ys[1] ?? 0))).toBeGreaterThanOrEqual(13);
});

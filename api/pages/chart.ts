/**
 * Pictures of numbers over time as SVG, drawn on the server: axes with units, labels beside the lines instead of a legend.
 * Colours come from classes of the style sheet, so that they change with the theme.
 */

/** One line of a chart. Null values break it. */
export interface ChartLine {
  /** Class: how it looks. */
  look: string;
  values: readonly (number | null)[];
  /** Demand is a step line: it holds for its whole week. (Default: false) */
  steps?: boolean;
  label: string;
  /** Where the label stands. (Default: the line’s last point) */
  labelAt?: number;
  /** Label above or below the line. (Default: above) */
  labelSide?: 'above' | 'below';
}

export interface ChartSpec {
  /** For screen readers. */
  title: string;
  /** First day of each week, written. */
  ticks: readonly string[];
  /** Every how many ticks one is written. (Default: so that six to eight fit) */
  tickEvery?: number;
  /** Ticks that are written strongly, by place. */
  strong?: readonly number[];
  lines: readonly ChartLine[];
  band?: { low: readonly (number | null)[]; high: readonly (number | null)[] };
  /** Vertical lines with a word: classes, today. `at` may lie between two weeks. */
  markers?: readonly { at: number; label: string; look: string }[];
  unit: string;
  /** (Default: from nought to the highest value) */
  least?: number;
  most?: number;
  /** How values on the axis are written. (Default: as they are) */
  write?(value: number): string;
  /** Pixels of the drawing; the page scales it. (Default: 720 × 300) */
  width?: number;
  height?: number;
}

const left = 46;
const right = 64;
const top = 34;
const bottom = 30;

/** Draws a chart; the result is HTML with every text escaped. */
export function chart(spec: ChartSpec): string {
  const { width = 720, height = 300, ticks, lines, band } = spec;
  const values = [...lines.flatMap(({ values: of }) => of), ...(band?.high ?? []), ...(band?.low ?? [])].filter(
    (value) => value !== null,
  );
  const scale = niceScale(spec.least ?? 0, spec.most ?? Math.max(1, ...values));
  const plotWidth = width - left - right;
  const plotHeight = height - top - bottom;
  const slot = plotWidth / Math.max(1, ticks.length);
  const x = (place: number) => left + place * slot;
  const y = (value: number) => top + plotHeight * (1 - (value - scale.least) / (scale.most - scale.least));
  const write = spec.write ?? String;
  const grid = scale.ticks.map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${n(x(ticks.length))}" y1="${n(y(value))}" y2="${n(y(value))}"/>` +
      `<text class="tick" x="${left - 8}" y="${n(y(value) + 4)}" text-anchor="end">${escape(write(value))}</text>`,
  );
  const every = spec.tickEvery ?? Math.max(1, Math.ceil(ticks.length / 7));
  const days = ticks.map((tick, place) => {
    const strong = spec.strong?.includes(place) ?? false;
    // A strong word is longer: what would run into it is left out.
    const near = spec.strong?.some((other) => place !== other && place > other - 2 && place < other + 3) ?? false;
    if (!strong && (place % every !== 0 || near)) return '';
    return `<text class="tick${strong ? ' strong' : ''}" x="${n(x(place))}" y="${height - 10}">${escape(tick)}</text>`;
  });
  const markers = (spec.markers ?? []).map(
    ({ at, label, look }, index, all) =>
      `<line class="${look}" x1="${n(x(at))}" x2="${n(x(at))}" y1="${top - 14}" y2="${n(y(scale.least))}"/>` +
      `<text class="mark-label" x="${n(x(at) + 4)}" y="${all[index - 1] && x(at) - x(all[index - 1]?.at ?? 0) < 46 ? top - 20 : top - 6}">${escape(label)}</text>`,
  );
  const area = band ? bandPath(band, x, y) : '';
  const drawn = lines.map((line) => `<path class="${line.look}" d="${linePath(line, x, y)}"/>`);
  const labels = apart(lines.flatMap((line) => labelOf(line, x, y)));
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(spec.title)}">`,
    `<text class="tick" x="4" y="12">${escape(spec.unit)}</text>`,
    ...grid,
    ...days,
    area && `<path class="band" d="${area}"/>`,
    ...markers,
    ...drawn,
    ...labels,
    '</svg>',
  ].join('');
}

function linePath({ values, steps }: ChartLine, x: (place: number) => number, y: (value: number) => number): string {
  let path = '';
  let open = false;
  values.forEach((value, place) => {
    if (value === null) return void (open = false);
    path += `${open ? 'L' : 'M'}${n(x(place))} ${n(y(value))}`;
    if (steps) path += `L${n(x(place + 1))} ${n(y(value))}`;
    open = true;
  });
  return path;
}

function bandPath(
  { low, high }: NonNullable<ChartSpec['band']>,
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  const places = high.flatMap((value, place) => (value === null || low[place] === null ? [] : [place]));
  if (places.length < 2) return '';
  const point = (place: number, value: number | null | undefined) => `${n(x(place))} ${n(y(value ?? 0))}`;
  const upper = places.map((place) => point(place, high[place]));
  const lower = [...places].reverse().map((place) => point(place, low[place]));
  return `M${[...upper, ...lower].join('L')}Z`;
}

interface Label {
  x: number;
  y: number;
  look: string;
  text: string;
}

function labelOf(line: ChartLine, x: (place: number) => number, y: (value: number) => number): Label[] {
  const last = line.values.reduce<number>((found, value, place) => (value === null ? found : place), -1);
  const place = line.labelAt ?? last;
  const value = line.values[place];
  if (value === null || value === undefined) return [];
  const atEnd = place === last;
  const end = x(place + (line.steps && atEnd ? 1 : 0));
  const side = line.labelSide === 'below' ? 16 : -7;
  return [
    {
      x: atEnd ? end + 5 : x(place) + 4,
      y: atEnd ? y(value) + 4 : y(value) + side,
      look: line.look,
      text: line.label,
    },
  ];
}

/** Labels that would lie upon each other are moved down. */
function apart(labels: readonly Label[]): string[] {
  const placed: Label[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    let { y } = label;
    for (const other of placed) if (Math.abs(other.x - label.x) < 56 && y - other.y < 13) y = other.y + 13;
    placed.push({ ...label, y });
  }
  return placed.map(
    ({ x, y, look, text }) => `<text class="line-label ${look}" x="${n(x)}" y="${n(y)}">${escape(text)}</text>`,
  );
}

/** Round steps that hold all values: 0, 100, 200, 300. */
export function niceScale(least: number, most: number): { least: number; most: number; ticks: number[] } {
  const span = Math.max(most - least, 1e-9);
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((size) => size >= rough - 1e-12) ?? rough;
  const from = Math.floor(least / step + 1e-9) * step;
  const to = Math.ceil(most / step - 1e-9) * step;
  const count = Math.round((to - from) / step);
  return {
    least: from,
    most: to,
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((from + index * step).toPrecision(10))),
  };
}

function n(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

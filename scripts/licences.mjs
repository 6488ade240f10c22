// Fails on an installed package whose licence is not on the list: a licence that fits an Apache-2.0 house.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
    'CC0-1.0',
  ],
  ...['MPL-2.0', 'PostgreSQL', 'Python-2.0', 'Zlib', 'WTFPL'],
  // For data, such as browser tables.
  ...['CC-BY-3.0', 'CC-BY-4.0'],
]);
/** Packages that do not name their licence in package.json; looked up by hand in the package's own files. */
const known = { 'png-js': 'MIT', unionfs: 'Unlicense' };

const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const wrong = [];
for (const folder of Object.keys(lock.packages)) {
  const manifest = path.join(root, folder, 'package.json');
  // Builds for other machines are in the lockfile and not here; they have their siblings' licence.
  if (!folder.startsWith('node_modules/') || !fs.existsSync(manifest)) continue;
  const { name, version, license, licenses } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const said =
    known[name] ?? license?.type ?? license ?? licenses?.map((one) => one.type ?? one).join(' OR ') ?? 'none';
  if (!fits(said)) wrong.push(`${name} ${version}: ${said}`);
}
if (wrong.length) console.error(wrong.join('\n'));
process.exitCode = wrong.length ? 1 : 0;

/** An SPDX expression fits when one of its alternatives does, all parts of it. */
function fits(expression) {
  const alternatives = expression.replace(/[()]/g, '').split(/ OR /i);
  return alternatives.some((one) => one.split(/ AND /i).every((licence) => allowed.has(licence.trim())));
}

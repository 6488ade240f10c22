// Everything about the code but its behaviour: format, lint, types, dead code, licences, drift of schema and OpenAPI.
// All checks run even when one fails; `npm run check -- lint types` runs some.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules', name);
const muster = ['--import', 'tsx', 'cli/muster.ts'];

/** Name, arguments of `node`, how to mend it. The longest first: two run at a time. */
const checks = [
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], 'npx eslint . --fix'],
  ['types', [bin('typescript/bin/tsc'), '--noEmit'], 'mend the types'],
  ['page types', [bin('typescript/bin/tsc'), '-p', 'api/pages/assets'], 'mend the types'],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'], 'npx prettier --write .'],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress'], 'delete what nothing uses'],
  ['schema', [...muster, 'migrate', '--check'], 'npm run muster -- migrate --write'],
  ['OpenAPI', [...muster, 'openapi', '--check'], 'npm run muster -- openapi'],
  [
    'licences',
    ['scripts/licences.mjs'],
    'replace the package, or allow its licence in scripts/licences.mjs with a reason',
  ],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some(([check]) => check === name));
if (unknown.length) {
  console.error(`There is no check ${unknown.join(', ')}; there are: ${checks.map(([name]) => name).join(', ')}`);
  process.exit(2);
}
const queue = checks.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = [];
await Promise.all([work(), work()]);
if (failed.length) console.log(`\nNot well: ${failed.join(', ')}`);
process.exitCode = failed.length ? 1 : 0;

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const [name, args, fix] = check;
    const from = Date.now();
    const { code, output } = await run(args);
    const seconds = ((Date.now() - from) / 1000).toFixed(1).padStart(5);
    if (code === 0) console.log(`✔ ${name.padEnd(12)} ${seconds} s`);
    else {
      failed.push(name);
      console.log(`✘ ${name.padEnd(12)} ${seconds} s   mend: ${fix}\n${output.trimEnd().replace(/^/gm, '    ')}`);
    }
  }
}

function run(args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

// After `tsc`: what the pages and the command line read beside their code goes into dist/ as well.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const wanted = /\.(eta|css|js|mjs|svg|png|sql|json)$/;

for (const room of ['api', 'cli', 'migrations', 'examples']) {
  for (const name of fs.readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })) {
    if (!wanted.test(name) || name.endsWith('tsconfig.json')) continue;
    const target = path.join(root, 'dist', room, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(root, room, name), target);
  }
}

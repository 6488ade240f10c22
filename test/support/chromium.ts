import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from '../../cli/stack/paths';
import { type ServiceReplies } from './services';

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const args = [
  // Root may not use the sandbox, and the pages are our own.
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/** The browser of this machine: an installed Chromium, or the one that @sparticuz/chromium carries, unpacked once. */
export async function findChromium(): Promise<ServiceReplies['chromium']> {
  const installed = installedBrowser();
  return installed ? { executablePath: installed, args, env: {} } : unpacked();
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const places = [...onMac, ...folders.flatMap((folder) => onPath.map((name) => path.join(folder, name)))];
  return places.find((place) => fs.existsSync(place));
}

async function unpacked(): Promise<ServiceReplies['chromium']> {
  const packageFolder = path.join(root, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(root, 'node_modules/.cache/muster', `chromium-${version}`);
  if (!fs.existsSync(folder)) {
    const half = `${folder}.${process.pid}`;
    fs.mkdirSync(half, { recursive: true });
    // It unpacks into TMPDIR, and adds the shared libraries of a bare Linux when it believes to be on Lambda.
    const script =
      'require("@sparticuz/chromium").executablePath().catch((e) => { console.error(e); process.exit(1); })';
    const env = { PATH: process.env.PATH, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await promisify(execFile)(process.execPath, ['-e', script], { cwd: root, env });
    fs.renameSync(half, folder);
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    args,
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_FILE: fontsOf(folder) },
  };
}

/** The font configuration that comes with it looks in Lambda's folders only; without any font all text is 0 px high. */
function fontsOf(folder: string): string {
  const file = path.join(folder, 'fonts.conf');
  const places = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = places.map((place) => `<dir>${place}</dir>`).join('');
  const cache = `<cachedir>${path.join(folder, 'font-cache')}</cachedir>`;
  fs.writeFileSync(file, `<?xml version="1.0"?><fontconfig>${lines}${cache}</fontconfig>`);
  return file;
}

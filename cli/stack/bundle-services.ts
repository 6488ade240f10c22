import { createRequire, isBuiltin } from 'node:module';
import fs from 'node:fs/promises';
import path from 'node:path';

import { build, type Plugin } from 'esbuild';

import { root } from './paths';

/**
 * Bundles our own processes from source, one file each with a source map, and gives where each lies. A process that is loaded from
 * one file starts in a fraction of the time, and keeps no compiler beside it. Packages stay where they are.
 */
export async function bundleServices(
  entries: Readonly<Record<string, string>>,
  folder: string,
): Promise<(name: string) => string> {
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, path.resolve(root, entry)])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [packagesInPlace, foldersOfSources],
  });
  return (name) => path.join(folder, `${name}.js`);
}

/** A package is named by its full path, since the bundle lies outside the tree that has it. */
const packagesInPlace: Plugin = {
  name: 'packages-in-place',
  setup({ onResolve }) {
    // There is no source beside the bundle: this would be found out only when the line is reached.
    onResolve({ filter: /^\./ }, ({ path: name, kind }) =>
      kind === 'require-resolve'
        ? { errors: [{ text: `require.resolve('${name}') finds no source from a bundle: join its path to __dirname` }] }
        : undefined,
    );
    onResolve({ filter: /^[^./]/ }, ({ path: name, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (isBuiltin(name)) return { path: name, external: true };
      return { path: createRequire(path.join(resolveDir, 'from.js')).resolve(name), external: true };
    });
  },
};

/** `__dirname` is the folder of the source, where the views, styles and workflows are. */
const foldersOfSources: Plugin = {
  name: 'folders-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await fs.readFile(file, 'utf8');
      if (!text.includes('__dirname')) return undefined;
      return { contents: `const __dirname = ${JSON.stringify(path.dirname(file))};${text}`, loader: 'ts' };
    });
  },
};

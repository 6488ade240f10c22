import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import * as prettier from 'prettier';

import { openApi } from '../api/openapi';
import { routes } from '../api/routes';
import { root } from './stack/paths';

const documentFile = 'api/openapi.json';
const typesFile = 'client/schema.ts';

/** Writes the API's description and the client's types from the routes; returns the files that changed. */
export async function writeOpenApi(): Promise<string[]> {
  const changed = await driftOfOpenApi();
  for (const [file, text] of await generated()) writeFileSync(join(root, file), text);
  return changed;
}

/** The committed files that are not what the routes say. */
export async function driftOfOpenApi(): Promise<string[]> {
  return (await generated()).filter(([file, text]) => committed(file) !== text).map(([file]) => file);
}

async function generated(): Promise<[file: string, text: string][]> {
  // The address of one installation is no part of the description.
  const document = openApi(routes, '/');
  const types = astToString(await openapiTypescript(document as unknown as OpenAPI3, { alphabetize: false }));
  const header = '// Generated from the routes by `muster openapi`; do not edit.\n\n';
  return [
    [documentFile, await pretty(documentFile, JSON.stringify(document))],
    [typesFile, await pretty(typesFile, header + types)],
  ];
}

async function pretty(file: string, text: string): Promise<string> {
  const filepath = join(root, file);
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
}

function committed(file: string): string | null {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}

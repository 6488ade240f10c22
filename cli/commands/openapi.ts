import type { Command } from 'commander';

import { print } from '../print';

/** `muster openapi`: writes the API's description and the typed client from the routes; `--check` compares. */
export function openapiCommand(program: Command): void {
  program
    .command('openapi')
    .description('write api/openapi.json and client/schema.ts from the routes')
    .option('--check', 'compare them with the routes, write nothing')
    .option('--json', 'print an object')
    .action(async (options: { check?: boolean; json?: boolean }) => {
      const { driftOfOpenApi, writeOpenApi } = await import('../write-openapi.js');
      const files = await (options.check ? driftOfOpenApi() : writeOpenApi());
      const sentence =
        files.length === 0
          ? 'They are what the routes say.'
          : `${options.check ? 'Behind' : 'Wrote'}: ${files.join(', ')}`;
      print({ files }, options, () => sentence);
      if (options.check && files.length > 0)
        throw new Error('The API’s description is not what the routes say. Write it: npm run muster -- openapi');
    });
}

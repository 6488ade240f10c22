import { type Command } from 'commander';

import { vendorNames, vendorPrefix } from '../../adapters/config';
import { print } from '../print';
import { newSecrets } from '../stack/secrets';

/** `muster env`: makes up the secrets of an installation, as lines for `.env`. */
export function envCommand(program: Command): void {
  program
    .command('env')
    .description('make up the secrets of a new installation: npm run -s muster -- env > .env')
    .option('--json', 'print an object')
    .action((options: { json?: boolean }) => {
      const secrets = newSecrets();
      const entries: [string, string][] = [
        ['MUSTER_MASTER_KEY', secrets.masterKey],
        ['MUSTER_ADMIN_KEY', secrets.adminKey],
        ...vendorNames.flatMap((name): [string, string][] => [
          [`MUSTER_${vendorPrefix(name)}_TOKEN`, secrets.vendors[name].token],
          [`MUSTER_${vendorPrefix(name)}_WEBHOOK_SECRET`, secrets.vendors[name].webhookSecret],
        ]),
      ];
      print(Object.fromEntries(entries), options, () => entries.map(([name, value]) => `${name}=${value}`).join('\n'));
    });
}

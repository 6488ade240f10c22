import { Command, CommanderError } from 'commander';

import { commands } from './commands';
import { exitCodes, exitCodeOf, printError } from './exit';

/** `muster <command>`: wiring only; each command is a file in `commands/`. */
async function main(argv: string[]): Promise<void> {
  const program = new Command('muster')
    .description('Carries contingent talent from recruitment through offboarding.')
    .showHelpAfterError('(muster --help lists the commands)')
    .addHelpText('after', `\nExit codes:\n${exitCodes.map(({ code, means }) => `  ${code}  ${means}`).join('\n')}`)
    .exitOverride();
  for (const register of commands) register(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) printError(error, argv.includes('--json'));
    process.exitCode = exitCodeOf(error);
  }
}

// `muster … | head` closes the pipe before we are done writing: no fault of anyone.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

void main(process.argv);

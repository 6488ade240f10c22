import { type StackOptions, startStack } from '../../cli/stack';

/** Entry points of the stand-ins. */
export const standIns = {
  sandbox: 'test/support/stand-ins/sandbox.ts',
  worker: 'test/support/stand-ins/worker.ts',
  api: 'test/support/stand-ins/api.ts',
};

/** A stack of real servers whose own processes are stand-ins: for tests about the house, not its people. */
export function standInStack(options: StackOptions) {
  return startStack({ entries: standIns, ...options, env: { PATH: process.env.PATH, HOME: process.env.HOME } });
}

// Run as a program: a stack that its test can kill.
if (require.main === module) {
  const [data = '', port = ''] = process.argv.slice(2);
  standInStack({ data, port: Number(port) }).then(
    () => console.log('ready'),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}

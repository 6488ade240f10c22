import { type Command } from 'commander';

import { doctorCommand } from './doctor';
import { downCommand } from './down';
import { keysCommand } from './keys';
import { migrateCommand } from './migrate';
import { statusCommand } from './status';
import { upCommand } from './up';

/** Every command of `muster`, in the order of its help. Each loads what it needs only when it runs. */
export const commands: readonly ((program: Command) => void)[] = [
  upCommand,
  downCommand,
  statusCommand,
  doctorCommand,
  migrateCommand,
  keysCommand,
];

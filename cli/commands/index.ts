import { type Command } from 'commander';

import { asksCommand } from './asks';
import { auditCommand } from './audit';
import { benchCommand } from './bench';
import { demoCommand } from './demo';
import { doctorCommand } from './doctor';
import { downCommand } from './down';
import { envCommand } from './env';
import { erlangCommand } from './erlang';
import { hireCommand } from './hire';
import { keysCommand } from './keys';
import { knowledgeCommand } from './knowledge';
import { migrateCommand } from './migrate';
import { openapiCommand } from './openapi';
import { planCommand } from './plan';
import { replayCommand } from './replay';
import { statusCommand } from './status';
import { storyCommands } from './story';
import { upCommand } from './up';

/** Every command of `muster`, in the order of its help. Each loads what it needs only when it runs. */
export const commands: readonly ((program: Command) => void)[] = [
  upCommand,
  downCommand,
  statusCommand,
  doctorCommand,
  migrateCommand,
  keysCommand,
  envCommand,
  demoCommand,
  benchCommand,
  hireCommand,
  planCommand,
  erlangCommand,
  knowledgeCommand,
  asksCommand,
  storyCommands,
  auditCommand,
  replayCommand,
  openapiCommand,
];

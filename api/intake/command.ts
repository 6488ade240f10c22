import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';
import { lastDayOf } from '../../domain/command/problems';
import { commandNames, commandsOf, mayCommand, type EngagementCommand } from '../../domain/command/kinds';
import { problemsOfCommand } from '../../domain/command/check';
import { Conflict, Invalid, RuleBroken } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { givesNewWork } from '../../domain/radar/rules';

/**
 * Takes a command in: checks it against the engagement as it stands, then writes command, event and the signal to the run in
 * one transaction, and delivers it. The run looks again before it follows. The same key finds the same command.
 * Throws NotFound, Invalid with every field that is wrong, Conflict when the state does not allow it, or RuleBroken for new
 * work while something that the engagement needs has run out.
 */
export async function giveCommand(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  command: { engagementId: string; kind: EngagementCommand; body: object; key: string },
): Promise<{ id: string }> {
  const { store } = services;
  const by = actorIdOf(caller);
  const id = deriveId('command', command.engagementId, command.kind, by, command.key);
  await store.transaction(async (tx) => {
    const engagement = await store.engagements.lockEngagement(tx, command.engagementId);
    const known = await store.commands.findCommand(tx, id);
    if (known) return;
    const { kind, body } = command;
    if (!mayCommand(kind, engagement.state))
      throw new Conflict(
        `The engagement is ${engagement.state}; a ${commandNames[kind]} is not possible now. Possible: ${
          commandsOf(engagement.state).join(', ') || 'nothing'
        }.`,
        { engagement: engagement.id, state: engagement.state, lastDay: lastDayOf(engagement) },
      );
    const errors = problemsOfCommand(kind, body, { now: await store.clock.now(tx), ...engagement });
    if (errors.length > 0) throw new Invalid(errors.map((e) => e.message).join('; '), { errors });
    const missing = givesNewWork(kind, body) ? await store.radar.whyNoNewWork(tx, engagement) : null;
    if (missing) throw new RuleBroken(`${missing}.`, { engagement: engagement.id });
    await store.commands.giveCommand(tx, {
      id,
      subject: engagement.id,
      workflowId: engagement.workflowId,
      kind,
      body,
      by,
    });
  });
  await services.deliver();
  return { id };
}

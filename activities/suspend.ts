import type { Reader } from '../adapters/db/connection';
import { onboardKeys } from '../domain/onboard/keys';
import { giveAccess, holderOf } from './access';
import { runAll } from './effect';
import type { JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** What the person does stands still with the engagement; what waits for the lead goes on. */
const paused = ['work'];

/** Steps of a suspension: access goes and comes back, work stands still meanwhile. */
export function createSuspendActivities(ports: Pick<JourneyPorts, 'store' | 'world'>) {
  const { store } = ports;
  return { records: { suspend, prepareResumption, resume }, vendor: { grantAgain } };

  /** Stops the work: state, and the questions to the person on hold. Gives the systems whose access has to go. */
  async function suspend({
    engagementId,
    command,
  }: EngagementStep & { command: string }): Promise<{ systems: string[]; generation: number }> {
    return store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'active') {
        await store.engagements.moveEngagement(tx, engagement, 'suspended', order.givenBy, { command });
        await store.asks.hold(tx, { subject: engagementId, kinds: paused }, order.givenBy);
        await store.commands.settleCommand(
          tx,
          order,
          'applied',
          'Work stands still; the access is taken away.',
          order.givenBy,
        );
      }
      return { systems: await systemsOf(tx, engagementId), generation: engagement.accessGeneration };
    });
  }

  /** Plans the access anew, under the next generation of its effects. */
  async function prepareResumption({
    engagementId,
    command,
  }: EngagementStep & { command: string }): Promise<{ systems: string[]; generation: number }> {
    return store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (order.state === 'given') {
        const generation = engagement.accessGeneration + 1;
        engagement = await store.engagements.nextAccess(tx, engagement, generation);
        await store.leases.replanLeases(tx, engagementId);
        await store.commands.proposeCommand(tx, command);
      }
      return { systems: await systemsOf(tx, engagementId), generation: engagement.accessGeneration };
    });
  }

  /** Grants the planned leases of every system and reads each back. */
  async function grantAgain({ engagementId }: EngagementStep): Promise<void> {
    const systems = await systemsOf(store.reader, engagementId);
    if (systems.length === 0) return;
    const holder = await store.transaction((tx) => holderOf(store, tx, engagementId));
    const { accessGeneration } = holder.engagement;
    await runAll(
      systems.map((system) => () => {
        const key = onboardKeys.grant(engagementId, system, accessGeneration);
        return giveAccess(ports, holder, { key, system });
      }),
    );
  }

  /** Work goes on: state, and every date of what stood still moves by the time that it stood. */
  async function resume({ engagementId, command }: EngagementStep & { command: string }): Promise<void> {
    await store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state !== 'suspended') return;
      await store.engagements.moveEngagement(tx, engagement, 'active', order.givenBy, { command });
      await store.asks.goOn(tx, { subject: engagementId, kinds: paused }, order.givenBy);
      await store.commands.settleCommand(
        tx,
        order,
        'applied',
        'The access is back; work goes on, its dates moved by the time that it stood still.',
        order.givenBy,
      );
    });
  }

  async function systemsOf(reader: Reader, engagementId: string): Promise<string[]> {
    return [...new Set((await store.leases.listLeases(reader, engagementId)).map((lease) => lease.system))];
  }
}

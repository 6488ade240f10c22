import type { RadarPolicy } from '../../../domain/radar/policy-contract';
import type { Reader } from '../connection';
import { latest, read } from '../policies';

/** The policy of what runs out that holds now, and its name: it belongs to no run, so none pins it. */
export async function radarPolicy(reader: Reader): Promise<{ policy: RadarPolicy; name: string }> {
  const { radar: version } = await latest(reader, ['radar']);
  return { policy: await read<RadarPolicy>(reader, 'radar', version), name: `radar@${version}` };
}

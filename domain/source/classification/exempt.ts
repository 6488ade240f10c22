import type { ClassificationPolicy, Exemption, SeenFactor } from './contract';
import { leaning, type Sight } from './see';

/** Whether somebody is exempt from the prongs: `open` when conditions of an exemption that applies are not answered. */
export interface Screening {
  state: 'holds' | 'open' | 'fails' | 'none';
  exemption: Exemption | null;
  /** Conditions that decided so: the unanswered ones, or those against it. */
  over: SeenFactor[];
  conditions: SeenFactor[];
}

/** Screens the exemptions that the role is listed for or an answer claims; the best of them counts. */
export function screen({ exemptions }: ClassificationPolicy, role: string, sight: Sight): Screening {
  const screened = exemptions
    .filter(({ roles, claimedBy }) => roles.includes(role) || isClaimed(claimedBy, sight))
    .map((exemption) => screenOne(exemption, sight));
  const best = (['holds', 'open', 'fails'] as const).flatMap((state) => screened.filter((one) => one.state === state));
  return best[0] ?? { state: 'none', exemption: null, over: [], conditions: [] };
}

function screenOne(exemption: Exemption, sight: Sight): Screening {
  const conditions = exemption.needs.flatMap((factor) => sight.get(factor) ?? []);
  const against = leaning(sight, exemption.needs, 'employed');
  const unknown = leaning(sight, exemption.needs, null);
  const over = against.length > 0 ? against : unknown;
  return { state: against.length > 0 ? 'fails' : unknown.length > 0 ? 'open' : 'holds', exemption, over, conditions };
}

function isClaimed(factor: string | null, sight: Sight): boolean {
  return factor !== null && sight.get(factor)?.leans === 'independent';
}

import { RuleBroken } from '../errors';
import type { SowTemplate } from '../policy/contract';

/** What the gates look at. */
export interface GateFacts {
  checkClear: boolean;
  contractSigned: boolean;
  items: readonly {
    item: string;
    title: string;
    stage: 'compliance' | 'orientation';
    blocking: boolean;
    state: 'open' | 'done' | 'waived';
  }[];
  /** Systems that were asked for and are not open yet. */
  systemsMissing: readonly string[];
}

/** Gate of I8: no access before a clear check and a signed contract. Throws RuleBroken with what is missing. */
export function assertMayGrantAccess(facts: Pick<GateFacts, 'checkClear' | 'contractSigned'>): void {
  if (!facts.checkClear) throw new RuleBroken('Access waits for a clear background check; none is on record.');
  if (!facts.contractSigned) throw new RuleBroken('Access waits for the signed contract; it is not signed by both.');
}

/** Gate of I8: no work before every blocking item is done or waived. Throws RuleBroken with what is missing. */
export function assertMayStartWork(facts: GateFacts): void {
  assertMayGrantAccess(facts);
  const open = facts.items.filter((item) => item.blocking && item.state === 'open');
  if (open.length > 0)
    throw new RuleBroken(
      `Work waits for: ${open.map((item) => item.title).join('; ')}. Finish or waive them with a reason.`,
      {
        items: open.map((item) => item.item),
      },
    );
  if (facts.systemsMissing.length > 0)
    throw new RuleBroken(`Work waits for access to ${facts.systemsMissing.join(', ')}.`, {
      systems: facts.systemsMissing,
    });
}

/** The parts of a checklist or contract that are for somebody who is engaged as this. Unknown: those for everybody. */
export function partsFor<T extends { only?: 'contractor' | 'employee' | undefined }>(
  parts: readonly T[],
  classification: 'contractor' | 'employee' | null,
): T[] {
  return parts.filter(({ only }) => only === undefined || only === classification);
}

/** A template’s sections with their names filled in. A name without a value is a broken template. */
export function fillTemplate<T extends Pick<SowTemplate, 'sections'>>(
  template: T,
  values: Readonly<Record<string, string>>,
): T {
  const fill = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined)
        throw new RuleBroken(`The template asks for {{${name}}}, which nothing fills; publish a corrected version.`);
      return value;
    });
  return {
    ...template,
    sections: template.sections.map((part) => ({ ...part, heading: fill(part.heading), text: fill(part.text) })),
  };
}

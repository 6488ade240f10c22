import type { StoryLinks } from './contract';

/** Base address of the Temporal UI and its namespace, for links to runs. */
export interface TemporalUi {
  url: string | undefined;
  namespace: string;
}

const kinds = [
  ['hire_', 'hires'],
  ['camp_', 'campaigns'],
] as const;

/** Links of a season, a hire or an engagement; paths of ours are relative to the API's base address. */
export function storyLinks(subject: string, workflowId: string, ui: TemporalUi): StoryLinks {
  const kind = kinds.find(([prefix]) => subject.startsWith(prefix))?.[1] ?? 'engagements';
  const run = `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(workflowId)}`;
  return {
    self: `/v1/${kind}/${subject}`,
    timeline: `/v1/${kind}/${subject}/timeline`,
    console: `/console/${kind}/${subject}`,
    temporal: ui.url ? run : null,
  };
}

/** The page on which an ask is answered: talent have the portal, staff the console. */
export function askPage(askId: string, talent: boolean): string {
  return talent ? `/portal/asks/${askId}` : `/console/asks/${askId}`;
}

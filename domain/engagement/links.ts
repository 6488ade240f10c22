import type { StoryLinks } from './contract';

/** Base address of the Temporal UI and its namespace, for links to runs. */
export interface TemporalUi {
  url: string | undefined;
  namespace: string;
}

/** Links of a hire, a season or an engagement; paths of ours are relative to the API's base address. */
export function storyLinks(subject: string, workflowId: string, ui: TemporalUi): StoryLinks {
  const kind = kindOf(subject);
  const run = `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(workflowId)}`;
  return {
    self: `/v1/${kind}/${subject}`,
    timeline: kind === 'campaigns' ? `/v1/events?subject=${subject}` : `/v1/${kind}/${subject}/timeline`,
    console: `/console/${kind}/${subject}`,
    temporal: ui.url ? run : null,
  };
}

function kindOf(subject: string): 'hires' | 'campaigns' | 'engagements' {
  if (subject.startsWith('hire_')) return 'hires';
  return subject.startsWith('camp_') ? 'campaigns' : 'engagements';
}

/** The page on which an ask is answered: talent have the portal, staff the console. */
export function askPage(askId: string, talent: boolean): string {
  return talent ? `/portal/asks/${askId}` : `/console/asks/${askId}`;
}

/** Pages of the portal that mails lead to. */
export const portalPages = {
  home: '/portal',
  rating: '/portal/rating',
  documents: '/portal/documents',
  /** The class that somebody has a place in. */
  place: '/portal/class',
  /** Shifts of a week: `?week=2027-W09`. */
  week: '/portal/week',
} as const;

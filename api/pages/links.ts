import { portalPages } from '../../domain/engagement/links';

/** Where every page of console and portal lives. Routes, mails and redirects take their paths from here. */
export const pagePaths = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  home: '/console',
  hires: '/console/hires',
  newHire: '/console/hires/new',
  cancelHire: (id: string) => `/console/hires/${id}/cancel`,
  hire: (id: string) => `/console/hires/${id}`,
  campaigns: '/console/campaigns',
  newCampaign: '/console/campaigns/new',
  campaign: (id: string) => `/console/campaigns/${id}`,
  campaignPlan: (id: string) => `/console/campaigns/${id}/plan`,
  campaignCommand: (id: string, kind: string) => `/console/campaigns/${id}/tell/${kind}`,
  campaignClass: (id: string, no: number | string) => `/console/campaigns/${id}/waves/${no}`,
  classList: (id: string, no: number | string, list: string) => `/console/campaigns/${id}/waves/${no}/${list}`,
  campaignRelease: (id: string, no: number | string) => `/console/campaigns/${id}/releases/${no}`,
  campaignHours: (id: string, period: string) => `/console/campaigns/${id}/weeks/${period}`,
  campaignReport: (id: string) => `/console/campaigns/${id}/report`,
  engagements: '/console/engagements',
  engagement: (id: string) => `/console/engagements/${id}`,
  engagementCommand: (id: string, kind: string) => `/console/engagements/${id}/tell/${kind}`,
  waive: (id: string, item: string) => `/console/engagements/${id}/checklist/${item}/waive`,
  asks: '/console/asks',
  ask: (id: string) => `/console/asks/${id}`,
  bulk: '/console/bulk',
  bulkBatch: (id: string) => `/console/bulk/${id}`,
  expiries: '/console/expiries',
  talents: '/console/talent',
  talent: (id: string) => `/console/talent/${id}`,
  talentTier: (id: string) => `/console/talent/${id}/tier`,
  eraseTalent: (id: string) => `/console/talent/${id}/erase`,
  knowledge: '/console/knowledge',
  newKnowledge: '/console/knowledge/new',
  knowledgeItem: (id: string) => `/console/knowledge/${id}`,
  events: '/console/events',
  portal: portalPages.home,
  portalList: '/portal/list',
  portalAsk: (id: string) => `/portal/asks/${id}`,
  portalKnowledge: (id: string) => `/portal/knowledge/${id}`,
  portalDocuments: portalPages.documents,
  portalLeave: (id: string) => `/portal/engagements/${id}/leave`,
  portalRating: portalPages.rating,
  portalShifts: '/portal/shifts',
  portalTime: '/portal/time',
  portalPlace: portalPages.place,
  portalWeek: portalPages.week,
  portalStatus: (engagementId: string) => `/portal/status/${engagementId}`,
  portalDispute: (card: string, metric: string) => `/portal/rating/${card}/${metric}`,
  portalTierAppeal: (change: string) => `/portal/tier/${change}/appeal`,
  portalAppeal: (engagement: string) => `/portal/engagements/${engagement}/appeal`,
} as const;

/** The console page of a story, by its id; null for subjects without a page of their own. */
export function subjectPage(subject: string): string | null {
  if (subject.startsWith('camp_')) return pagePaths.campaign(subject);
  if (subject.startsWith('hire_')) return pagePaths.hire(subject);
  if (subject.startsWith('eng_')) return pagePaths.engagement(subject);
  if (subject.startsWith('tal_')) return pagePaths.talent(subject);
  return null;
}

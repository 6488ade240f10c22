import { readPortal } from '../../adapters/db/reads/portal';
import { pagePaths } from '../pages/links';
import { html, show, pageQuery } from '../pages/page';
import { route, type Route } from '../route';
import { openPortal } from './frame';

/** What else a talent finds: documents. */
export const portalPageRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalDocuments,
    summary: 'Your contract and documents',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const { engagements } = await readPortal(page.reads);
      const documents = engagements.flatMap(({ title, documents: own }) =>
        own.map((doc) => ({ ...doc, project: title })),
      );
      return show(200, page.render('documents', { documents }));
    },
  }),
];

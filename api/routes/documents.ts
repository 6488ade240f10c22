import { z } from 'zod';

import { readDocumentFile } from '../../adapters/db/reads/documents';
import { media, route } from '../route';

export const documentRoutes = [
  route({
    method: 'get',
    path: '/v1/documents/{id}',
    summary: 'A document as it was made, e.g. the signed statement of work',
    describe: 'ETag is the SHA-256 of the bytes.',
    params: z.strictObject({ id: z.string().max(100) }),
    replies: { 200: media('application/pdf'), 304: null },
    // The read itself shows a talent, lead or approver only documents of engagements that they take part in.
    policy: { roles: ['admin', 'ops', 'hr', 'lead', 'auditor', 'approver', 'talent'] },
    handle: async ({ reads, params, req }) => {
      const { title, mediaType, digest, bytes } = await readDocumentFile(reads, params.id);
      const headers = {
        'Content-Type': mediaType,
        'Content-Disposition': `inline; filename="${params.id}.pdf"; filename*=UTF-8''${encodeURIComponent(title)}.pdf`,
        'Cache-Control': 'private, no-cache',
        ETag: `"${digest}"`,
      };
      if (req.get('if-none-match') === headers.ETag) return { status: 304, headers };
      return { status: 200, headers, body: bytes };
    },
  }),
];

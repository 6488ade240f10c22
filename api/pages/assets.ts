import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Router } from 'express';

/** Each asset with its media type and the files, in order, that it is made of. */
const sources: Readonly<Record<string, { type: string; files: string[] }>> = {
  'app.css': {
    type: 'text/css; charset=utf-8',
    files: [
      'tokens.css',
      'frame.css',
      'cards.css',
      'engagement.css',
      'forms.css',
      'knowledge.css',
      'portal.css',
      'small.css',
      'season.css',
    ],
  },
  'live.js': { type: 'text/javascript; charset=utf-8', files: ['live.js'] },
  'forms.js': { type: 'text/javascript; charset=utf-8', files: ['forms.js'] },
  'season.js': { type: 'text/javascript; charset=utf-8', files: ['season.js'] },
  'files.js': { type: 'text/javascript; charset=utf-8', files: ['files.js'] },
  'mark.svg': { type: 'image/svg+xml', files: ['mark.svg'] },
};

interface Asset {
  body: Buffer;
  type: string;
  url: string;
}

const assets = new Map<string, Asset>(
  Object.entries(sources).map(([name, { type, files }]) => {
    const body = Buffer.concat(files.map((file) => readFileSync(join(__dirname, 'assets', file))));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [name, { body, type, url: `/assets/${version}/${name}` }];
  }),
);

/** Address of a style sheet, script or picture; it changes with the content, so browsers may keep it for ever. */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`no asset ${name}; add it to api/pages/assets.ts`);
  return asset.url;
}

/** Serves the assets. An old version's address gets the present content, uncached. */
export function assetRouter(): Router {
  const router = Router();
  router.get('/assets/:version/:name', (req, res, next) => {
    const asset = assets.get(req.params.name);
    if (!asset) return next();
    const current = req.path === asset.url;
    res.set('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
    res.type(asset.type).send(asset.body);
  });
  return router;
}

import { Router } from 'express';
// Its index would run the whole bundle, which is for browsers.
import absolutePath from 'swagger-ui-dist/absolute-path';

// Loaded as a file, since the content security policy allows no inline script.
const initialise = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Muster API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<noscript><p>This page needs script. The API is described in <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** `/docs`: the API page, self-hosted. */
export function docsRouter(): Router {
  const router = Router();
  router.get('/docs', (_req, res) => void res.type('html').send(html));
  router.get('/docs/start.js', (_req, res) => void res.type('js').send(initialise));
  for (const file of files)
    router.get(`/docs/${file}`, (_req, res) => res.sendFile(file, { root: absolutePath(), maxAge: '1h' }));
  return router;
}

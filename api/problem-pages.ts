import { Router } from 'express';

import { escapeHtml, plainCss, plainPage } from './html';
import { problemTypes, type ProblemName } from './problem-types';
import type { Problem } from './problems';

/** `/problems` and `/problems/<type>`: what each kind of problem means and what to do about it. */
export function problemPages(): Router {
  const router = Router();
  router.get('/plain.css', (_req, res) => void res.type('css').set('Cache-Control', 'max-age=600').send(plainCss));
  router.get('/problems', (_req, res) => void res.type('html').send(listPage()));
  router.get('/problems/:type', (req, res, next) => {
    if (!Object.hasOwn(problemTypes, req.params.type)) return next();
    res.type('html').send(typePage(req.params.type as ProblemName));
  });
  return router;
}

/** A refusal as a page, when console and portal have no better one. */
export function plainProblemPage(problem: Problem): string {
  return plainPage(
    problem.title,
    `<h1>${escapeHtml(problem.title)}</h1>
<p>${escapeHtml(problem.detail)}</p>
<p>Request <code>${escapeHtml(problem.requestId)}</code> · <a href="${escapeHtml(problem.type)}">What this means</a> · <a href="/">Home</a></p>`,
  );
}

function listPage(): string {
  const lines = Object.entries(problemTypes).map(
    ([name, type]) =>
      `<dt><a href="/problems/${name}">${escapeHtml(type.title)}</a></dt><dd>${type.status} <code>${name}</code></dd>`,
  );
  return plainPage('Problems', `<h1>Problems</h1>\n<dl>\n${lines.join('\n')}\n</dl>`);
}

function typePage(name: ProblemName): string {
  const type = problemTypes[name];
  return plainPage(
    type.title,
    `<h1>${escapeHtml(type.title)}</h1>
<p>Status <code>${type.status}</code>, type <code>${name}</code></p>
<dl>
<dt>What it means</dt><dd>${escapeHtml(type.meaning)}</dd>
<dt>What to do</dt><dd>${escapeHtml(type.remedy)}</dd>
</dl>
<p><a href="/problems">All problems</a> · <a href="/docs">API</a></p>`,
  );
}

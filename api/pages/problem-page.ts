import type { Request, Response } from 'express';

import type { Caller } from '../caller';
import { problemTypes, type ProblemName } from '../problem-types';
import type { Problem } from '../problems';
import { renderView } from './engine';
import { pagePaths } from './links';
import { csrfOf } from './page';

/** How a refusal looks in a browser: what is wrong, what to do about it, one way on. */
export function problemPage(problem: Problem, req: Request, res: Response): string {
  const name = problem.type.slice(problem.type.lastIndexOf('/') + 1) as ProblemName;
  const portal = req.path.startsWith(pagePaths.portal) || req.path.startsWith('/p/');
  const caller = res.locals['caller'] as Caller | undefined;
  const signIn = req.path === pagePaths.signIn;
  if (name === 'link-expired' && signIn) return signInPage({ problem: problem.detail });
  if (name === 'link-expired' || (name === 'unauthenticated' && portal))
    return linkExpiredPage({
      action: req.path.startsWith('/p/') ? req.path : null,
      csrf: caller ? csrfOf(caller) : '',
    });
  if (name === 'unauthenticated') return signInPage();
  const type = problemTypes[name];
  return renderView('pages/views/error', {
    heading: headings[name] ?? type.title,
    detail: problem.detail,
    remedy: problem.detail.includes(';') ? null : type.remedy,
    back: backFor(caller, portal),
    portal,
    requestId: problem.status >= 500 ? problem.requestId : null,
  });
}

/** The page to sign in on. `sent`: a link is on its way; `email`: what was typed. */
export function signInPage(data: { sent?: boolean; problem?: string | null; email?: string } = {}): string {
  return renderView('console/views/sign-in', { sent: false, problem: null, email: '', ...data });
}

/** The page behind a link that works no more. `action`: where a new one is asked for; `sent`: it is on its way. */
export function linkExpiredPage(data: { sent?: boolean; action?: string | null; csrf?: string } = {}): string {
  return renderView('portal/views/link-expired', { sent: false, action: null, csrf: '', ...data });
}

/** Words for people instead of the API's own. */
const headings: Partial<Record<ProblemName, string>> = {
  invalid: 'This does not fit',
  'not-found': 'There is nothing here',
  csrf: 'This page was open too long',
  internal: 'Something is wrong on our side',
  unavailable: 'Not available at the moment',
  'too-many-requests': 'That was a little fast',
};

function backFor(caller: Caller | undefined, portal: boolean): { href: string; label: string } {
  if (caller?.kind === 'talent' || portal) return { href: pagePaths.portal, label: 'To your page' };
  if (caller?.kind === 'user') return { href: pagePaths.home, label: 'To the console' };
  return { href: pagePaths.signIn, label: 'Sign in' };
}

import express, { type RequestHandler, type Router } from 'express';
import { Refusal } from '../support/problems';
import { Play, type Plays } from './plays';

/**
 * `POST /play` {thread, seed?, until?, staff?, season?}, `GET /play`, `DELETE /play/<thread>`: which stories the people play.
 * `GET /late`: wall seconds by which people or floors are behind business time, so that whoever sets its speed can slow it.
 */
export function playRoutes(plays: Plays, authenticate: RequestHandler, lateSeconds: () => number): Router {
  const router = express.Router();
  router.use(authenticate, express.json());
  router.get('/late', (_req, res) => void res.json({ seconds: lateSeconds() }));
  router.get('/play', (_req, res) => void res.json({ plays: plays.list() }));
  router.post('/play', async (req, res) => {
    const play = Play.safeParse(req.body);
    if (!play.success) {
      const places = play.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`).join('; ');
      throw new Refusal(400, 'invalid-play', `The play does not fit: ${places}`);
    }
    await plays.start(play.data);
    res.json(play.data);
  });
  router.delete('/play/:thread', async (req, res) => {
    await plays.stop(String(req.params['thread']));
    res.status(204).end();
  });
  return router;
}

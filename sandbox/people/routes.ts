import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../support/problems';
import { Play, type Plays } from './plays';

const Floor = z.strictObject({ key: z.string().min(1).max(200) });

/**
 * `POST /play` {thread, seed?, until?, staff?, season?}, `GET /play`, `DELETE /play/<thread>`: which stories the people play.
 * `POST /floor` {key}: an API key with the roles `ops` and `hr`, for floors of seasons that the inbox’s button starts.
 * `GET /late`: wall seconds by which people or floors are behind business time, so that whoever sets its speed can slow it.
 */
export function playRoutes(plays: Plays, authenticate: RequestHandler, lateSeconds: () => number): Router {
  const router = express.Router();
  router.use(authenticate, express.json());
  router.get('/late', (_req, res) => void res.json({ seconds: lateSeconds() }));
  router.get('/play', (_req, res) => void res.json({ plays: plays.list(), floor: plays.floorKey() !== null }));
  router.post('/play', async (req, res) => {
    const play = Play.safeParse(req.body);
    if (!play.success) {
      const places = play.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`).join('; ');
      throw new Refusal(400, 'invalid-play', `The play does not fit: ${places}`);
    }
    await plays.start(play.data);
    res.json(play.data);
  });
  router.post('/floor', async (req, res) => {
    const floor = Floor.safeParse(req.body);
    if (!floor.success) throw new Refusal(400, 'invalid-floor', 'A floor needs a key, a text of up to 200 characters');
    await plays.lendFloor(floor.data.key);
    res.status(204).end();
  });
  router.delete('/play/:thread', async (req, res) => {
    await plays.stop(String(req.params['thread']));
    res.status(204).end();
  });
  return router;
}

import type { Services } from '../../api/services';
import { NotFound } from '../../domain/errors';

const none = () => Promise.reject(new NotFound('There are no launches here.'));

/** A house without Temporal has no launches, and makes none. */
export const noLaunches: Services['launches'] = {
  create: none,
  list: () => Promise.resolve([]),
  read: none,
  pause: none,
  remove: none,
};

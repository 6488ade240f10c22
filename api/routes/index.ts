import type { Route } from '../route';
import { clockRoutes } from './clock';
import { documentRoutes } from './documents';
import { eventRoutes } from './events';
import { hireRoutes } from './hires';
import { hookRoutes } from './hooks';
import { keyRoutes } from './keys';
import { policyRoutes } from './policies';
import { signInRoutes } from './sign-in';
import { userRoutes } from './users';

/** Every route of the API, console and portal. */
export const routes: readonly Route[] = [
  ...clockRoutes,
  ...documentRoutes,
  ...eventRoutes,
  ...hireRoutes,
  ...hookRoutes,
  ...keyRoutes,
  ...policyRoutes,
  ...signInRoutes,
  ...userRoutes,
];

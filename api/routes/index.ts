import type { Route } from '../route';
import { clockRoutes } from './clock';

/** Every route of the API, console and portal. */
export const routes: readonly Route[] = [...clockRoutes];

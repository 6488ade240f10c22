import { startServices } from './services';

/** Runs once before all tests: only opens the door behind which PostgreSQL, the bundle and the browser start when asked for. */
export default async function setup(): Promise<void> {
  const services = await startServices();
  process.env.MUSTER_TEST_SERVICES = services.url;
  (globalThis as { musterTestServices?: typeof services }).musterTestServices = services;
}

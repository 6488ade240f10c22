import { type Services } from './services';

/** Runs once after all tests: stops and removes whatever they asked for. */
export default async function teardown(): Promise<void> {
  await (globalThis as { musterTestServices?: Services }).musterTestServices?.stop();
}

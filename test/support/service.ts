import { type ServiceReplies } from './services';

/** Asks jest's main process for something shared, which starts on the first asking. */
export async function service<Name extends keyof ServiceReplies>(name: Name): Promise<ServiceReplies[Name]> {
  const response = await fetch(`${process.env.MUSTER_TEST_SERVICES}/${name}`);
  const body = (await response.json()) as ServiceReplies[Name] & { error?: string };
  if (!response.ok) throw new Error(`The test service ${name} did not start: ${body.error}`);
  return body;
}

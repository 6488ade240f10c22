import type { RunFile } from '../../cli/stack/run-file';

type Document = Readonly<Record<string, unknown>>;

/** Publishes a policy with something changed, on a whole stack. Only what starts afterwards follows it. */
export async function changePolicy(
  { api, adminKey }: Pick<RunFile, 'api' | 'adminKey'>,
  kind: string,
  change: (document: Document) => Document,
): Promise<void> {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const reply = await fetch(`${api}/v1/policies/${kind}`, { headers });
  const { document } = (await reply.json()) as { document: Document };
  const published = await fetch(`${api}/v1/policies/${kind}`, {
    method: 'POST',
    headers: { ...headers, 'if-match': reply.headers.get('etag') ?? '' },
    body: JSON.stringify({ document: change(document), note: 'for a test' }),
  });
  if (!published.ok) throw new Error(`the policy was refused: ${published.status} ${await published.text()}`);
}

/** Short hires start within days; that they are urgent, and offers stand for hours only, is not what they are about. */
export function letOffersStand(run: Pick<RunFile, 'api' | 'adminKey'>): Promise<void> {
  return changePolicy(run, 'source', (document) => ({ ...document, urgentOfferHours: 72 }));
}

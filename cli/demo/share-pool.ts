import { callApi, callUntilUp, type ApiDoor } from '../api';

/**
 * Many demos side by side draw on the same sixty people. So that none of them waits for a person whom another one has,
 * the hires of this stack may share everybody: a new version of the source policy says so.
 */
export async function sharePool(door: ApiDoor, hires: number): Promise<void> {
  await callUntilUp(async () => {
    const { version, document } = await callApi<SourceVersion>(door, 'GET', '/v1/policies/source');
    if (Number(document['engagementsAtOnce']) >= hires) return;
    await callApi(door, 'POST', '/v1/policies/source', {
      body: { document: { ...document, engagementsAtOnce: hires }, note: 'many demos share the same people' },
      ifMatch: `"${version}"`,
    });
  });
}

interface SourceVersion {
  version: number;
  document: Record<string, unknown>;
}

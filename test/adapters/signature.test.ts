import { createSignature } from '../../adapters/signature/http';
import { signatureContract } from '../contracts/signature';
import { sandboxVendor } from './sandbox-vendor';

signatureContract(sandboxVendor('signature', createSignature), async (url, button) => {
  const page = await fetch(url, { method: 'POST', body: new URLSearchParams({ action: button }) });
  expect(page.status).toBe(200);
});

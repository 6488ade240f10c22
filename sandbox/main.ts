import { readConfig } from '../adapters/config';
import { startSandbox } from './app';

/** Wiring: the outside world as a process of its own, on the address that MUSTER_SANDBOX_URL names. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { marketplace, screening, signature, learning, identity, workTool, payments } = config.vendors;
  const address = new URL(config.sandboxUrl);
  const smtp = new URL(config.smtpUrl);
  const sandbox = await startSandbox({
    dataDir: config.data,
    host: config.host,
    port: Number(address.port || (address.protocol === 'https:' ? 443 : 80)),
    baseUrl: config.sandboxUrl,
    apiUrl: config.apiUrl,
    seed: config.seed,
    smtp: { host: config.host, port: Number(smtp.port || 25) },
    tokens: {
      marketplace: marketplace.token,
      screening: screening.token,
      signature: signature.token,
      learning: learning.token,
      scim: identity.token,
      'work-tool': workTool.token,
      payments: payments.token,
    },
    hookSecrets: {
      marketplace: marketplace.webhookSecret,
      screening: screening.webhookSecret,
      signature: signature.webhookSecret,
      learning: learning.webhookSecret,
      'work-tool': workTool.webhookSecret,
      payments: payments.webhookSecret,
    },
    onFailure: (error) => {
      console.error(`sandbox: a journal cannot be written (${error.message}); stopping, so that nothing is lost`);
      process.exit(1);
    },
  });
  console.log(`sandbox: listening on ${sandbox.url}`);

  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void sandbox.close().then(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${(error as Error).message}`);
  process.exit(1);
});

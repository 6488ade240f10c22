import type { World } from '../activities/ports';
import type { Config } from './config';
import { createIdentity } from './identity/scim';
import { createLearning } from './learning/http';
import { createMarketplace } from './marketplace/http';
import { createMessaging } from './messaging/smtp';
import { createPayments } from './payments/http';
import { createScreening } from './screening/http';
import { createSignature } from './signature/http';
import { createWorkTool } from './work-tool/http';

/** Everything outside. Whether an address is a vendor's or the sandbox's makes no difference here. */
export function createWorld({ vendors, smtpUrl, mailFrom }: Pick<Config, 'vendors' | 'smtpUrl' | 'mailFrom'>): World {
  return {
    marketplace: createMarketplace(vendors.marketplace),
    screening: createScreening(vendors.screening),
    signature: createSignature(vendors.signature),
    learning: createLearning(vendors.learning),
    identity: createIdentity(vendors.identity),
    workTool: createWorkTool(vendors.workTool),
    payments: createPayments(vendors.payments),
    messaging: createMessaging({ smtpUrl, from: mailFrom }),
  };
}

import { createPayments } from '../../adapters/payments/http';
import { paymentsContract } from '../contracts/payments';
import { sandboxVendor } from './sandbox-vendor';

paymentsContract(sandboxVendor('payments', createPayments));

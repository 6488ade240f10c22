import { createScreening } from '../../adapters/screening/http';
import { screeningContract } from '../contracts/screening';
import { sandboxVendor } from './sandbox-vendor';

screeningContract(sandboxVendor('screening', createScreening));

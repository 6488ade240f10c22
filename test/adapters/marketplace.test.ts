import { createMarketplace } from '../../adapters/marketplace/http';
import { marketplaceContract } from '../contracts/marketplace';
import { sandboxVendor } from './sandbox-vendor';

marketplaceContract(sandboxVendor('marketplace', createMarketplace));

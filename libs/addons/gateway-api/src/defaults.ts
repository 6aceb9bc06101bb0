import { layer } from '@strata/addon';
import type { GatewayApiConfig } from './schema';

/** The release that the gateway controller of the platform supports; raise both together. */
export const defaults = layer<GatewayApiConfig>({ version: 'v1.5.1' });

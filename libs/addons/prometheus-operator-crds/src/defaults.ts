import { layer } from '@strata/addon';
import type { PrometheusOperatorCrdsConfig } from './schema';

/** The release of the operator that kube-prometheus-stack runs; raise both together. */
export const defaults = layer<PrometheusOperatorCrdsConfig>({ version: 'v0.93.0' });

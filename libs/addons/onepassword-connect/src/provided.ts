import type { AddonContext } from '@strata/addon';
import { NAMESPACE, PORT, SERVICE } from './names';
import type { OnepasswordConnectConfig } from './schema';

/** What the values that decide names and ports look like. */
interface ChartValues {
  readonly connect?: { readonly applicationName?: string; readonly api?: { readonly httpPort?: number } };
}

/** The Service of the server. */
export function provided({ config }: AddonContext<OnepasswordConnectConfig>): string[] {
  const { connect } = config.values as ChartValues;
  return [`Service ${NAMESPACE}/${connect?.applicationName ?? SERVICE}:${connect?.api?.httpPort ?? PORT}`];
}

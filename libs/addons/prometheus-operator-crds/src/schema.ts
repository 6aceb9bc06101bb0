import { Type } from '@sinclair/typebox';
import { gitFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of the definitions: the release is all there is to choose. */
export const schema = Type.Object({ ...gitFields });

export type PrometheusOperatorCrdsConfig = ConfigOf<typeof schema>;

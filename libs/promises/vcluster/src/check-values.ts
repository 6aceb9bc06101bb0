import { validateSchema } from '@strata/schema';
import type { SchemaProblem } from '@strata/schema';
import { CHART_VALUES } from './chart-values-schema';

/**
 * Holds values against the part of the chart's schema that this promise knows: names every key that it does not know
 * and every value of another type. The whole schema of the chart is larger, so that values which somebody writes by
 * hand may be right all the same.
 */
export const checkValues = (values: unknown): SchemaProblem[] => validateSchema(CHART_VALUES, values);

import type { StructuralSchema } from '../../structural/structural-schema';

/** A map that takes no other field. */
export const map = (
  properties: Readonly<Record<string, StructuralSchema>>,
  ...required: readonly string[]
): StructuralSchema => ({ type: 'object', properties, ...(required.length === 0 ? {} : { required }) });

export const list = (items: StructuralSchema): StructuralSchema => ({ type: 'array', items });

export const words = (...allowed: readonly string[]): StructuralSchema => ({ type: 'string', enum: allowed });

export const text: StructuralSchema = { type: 'string' };

export const flag: StructuralSchema = { type: 'boolean' };

export const whole: StructuralSchema = { type: 'integer' };

/** Keys that the user chooses, with texts. */
export const labels: StructuralSchema = { type: 'object', additionalProperties: text };

/** Whatever another system reads. */
export const anything: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };

export const labelSelector: StructuralSchema = map({
  matchExpressions: list(map({ key: text, operator: text, values: list(text) }, 'key', 'operator')),
  matchLabels: labels,
});

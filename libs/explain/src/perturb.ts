/**
 * Other values of the same kind as a value. Several, because a change may be invisible in one of them: a threshold
 * may lie elsewhere, or a function may refuse a form.
 */
export function perturb(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value === 1 ? 0 : 1, value * 10 + 7];
  if (typeof value === 'string') return perturbText(value);
  if (Array.isArray(value))
    return value.length === 0 ? [['changed']] : [[], [...(value as unknown[]), value[0]]];
  return typeof value === 'object' && value !== null ? [{ changed: 'changed' }] : ['changed', 7];
}

function perturbText(text: string): readonly string[] {
  if (text === 'true' || text === 'false') return [text === 'true' ? 'false' : 'true'];
  const counted = text.replace(/\d+/, (digits) => String((Number(digits) + 1) % 200));
  return [`${text}x`, ...(counted === text ? [] : [counted]), 'changed'];
}

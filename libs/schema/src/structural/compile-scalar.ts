import isEqual from 'lodash/isEqual';
import { parseQuantity } from '../quantity';
import { compilePattern } from './compile-pattern';
import { formatOf } from './formats';
import type { Check } from './schema-report';
import type { StructuralSchema } from './structural-schema';

/** What a schema says of texts, numbers and listed values. */
export function compileScalar(schema: StructuralSchema, type: string): Check[] {
  return [
    ...compileEnum(schema),
    ...(type === 'string' || type === 'int-or-string' || type === '' ? compileText(schema) : []),
    ...(type === 'object' || type === 'array' || type === 'string' || type === 'boolean'
      ? []
      : compileNumber(schema)),
    ...(type === 'quantity' ? [checkQuantity] : []),
  ];
}

function compileEnum({ enum: allowed }: StructuralSchema): Check[] {
  if (allowed === undefined) return [];
  const scalars = new Set(allowed);
  const message = `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`;
  return [
    (value, report) => {
      if (
        !scalars.has(value) &&
        !(typeof value === 'object' && allowed.some((each) => isEqual(each, value)))
      ) {
        report.add('value', message);
      }
    },
  ];
}

function compileText({ pattern, format, minLength = 0, maxLength = Infinity }: StructuralSchema): Check[] {
  const checks: Check[] = [];
  if (minLength > 0 || maxLength < Infinity) {
    checks.push((value, report) => {
      if (typeof value !== 'string') return;
      // Only characters outside the first plane make a difference between units and characters.
      const isClear = value.length <= maxLength && value.length >= 2 * minLength;
      const length = isClear ? value.length : [...value].length;
      if (length < minLength)
        report.add(
          'value',
          minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters`,
        );
      if (length > maxLength) report.add('value', `must have at most ${maxLength} characters`);
    });
  }
  if (pattern !== undefined) {
    let test: ((text: string) => boolean) | undefined;
    checks.push((value, report) => {
      if (typeof value !== 'string') return;
      test ??= compilePattern(pattern);
      if (!test(value)) report.add('value', `must match the pattern ${pattern}`);
    });
  }
  const known = format === undefined ? undefined : formatOf(format);
  if (known !== undefined) {
    const [test, what] = known;
    checks.push((value, report) => {
      if (typeof value === 'string' && !test(value)) report.add('value', `must be ${what}`);
    });
  }
  return checks;
}

/** The largest whole numbers of each format. */
const BOUNDS: Readonly<Record<string, readonly [minimum: number, maximum: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
};

function compileNumber(schema: StructuralSchema): Check[] {
  const { minimum = -Infinity, maximum = Infinity, multipleOf, format = '' } = schema;
  const checks: Check[] = [];
  if (minimum > -Infinity || maximum < Infinity) {
    const [isLow, isHigh] = [schema.exclusiveMinimum === true, schema.exclusiveMaximum === true];
    checks.push((value, report) => {
      if (typeof value !== 'number') return;
      if (value < minimum || (isLow && value === minimum)) {
        report.add('value', `must be ${isLow ? 'more than' : 'at least'} ${minimum}`);
      }
      if (value > maximum || (isHigh && value === maximum)) {
        report.add('value', `must be ${isHigh ? 'less than' : 'at most'} ${maximum}`);
      }
    });
  }
  if (multipleOf !== undefined) {
    checks.push((value, report) => {
      if (typeof value === 'number' && value % multipleOf !== 0)
        report.add('value', `must be a multiple of ${multipleOf}`);
    });
  }
  const bounds = Object.hasOwn(BOUNDS, format) ? BOUNDS[format] : undefined;
  if (bounds !== undefined) {
    const [low, high] = bounds;
    checks.push((value, report) => {
      if (typeof value === 'number' && (value < low || value > high))
        report.add('value', `does not fit into ${format}`);
    });
  }
  return checks;
}

const checkQuantity: Check = (value, report) => {
  if (typeof value === 'string' && parseQuantity(value) === undefined)
    report.add('value', 'must be a quantity such as 500m or 2Gi');
};

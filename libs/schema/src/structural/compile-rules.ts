import { compileCel } from '../cel/compile-cel';
import type { CelProgram } from '../cel/compile-cel';
import type { StructuralCompiler } from './compile-structural';
import type { Check, SchemaReport } from './schema-report';
import type { StructuralSchema, ValidationRule } from './structural-schema';
import { compileToCel } from './to-cel';

/** The rules in CEL beside a schema. Those that compare with an older object have nothing to say about a new one. */
export function compileRules(schema: StructuralSchema, compiler: StructuralCompiler): Check[] {
  const rules = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => !/\boldSelf\b/.test(rule));
  if (rules.length === 0) return [];
  let compiled: ((self: unknown, report: SchemaReport) => void)[] | undefined;
  let toCel: ((value: unknown) => unknown) | undefined;
  return [
    (value, report) => {
      // Most schemas are compiled for what surrounds them; their rules cost nothing until a value comes.
      compiled ??= rules.map(compileRule);
      toCel ??= compileToCel(schema, compiler);
      const self = toCel(value);
      for (const check of compiled) check(self, report);
    },
  ];
}

function compileRule(rule: ValidationRule): (self: unknown, report: SchemaReport) => void {
  let program: CelProgram | undefined;
  return (self, report) => {
    try {
      program ??= compileCel(rule.rule);
      if (program({ self }) !== true) report.add('rule', messageOf(rule, self));
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      report.add('rule', `cannot be judged by the rule ${oneLine(rule.rule)}: ${reason}`);
    }
  };
}

function messageOf({ rule, message, messageExpression }: ValidationRule, self: unknown): string {
  if (messageExpression !== undefined) {
    try {
      const text = compileCel(messageExpression)({ self });
      if (typeof text === 'string' && text.trim() !== '') return oneLine(text);
    } catch {
      // The API server falls back to the message as well.
    }
  }
  return message === undefined ? `breaks the rule ${oneLine(rule)}` : oneLine(message);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

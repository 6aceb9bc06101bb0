import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import { suggest } from '@strata/model';
import { CONTRACTS, isAtLeast } from './contract';
import type { Contract } from './contract';
import { documentId } from './document';
import type { TalosDocument } from './document';
import type { MachineConfigProblem } from './problem';
import { describeBadText } from './check/text-types';
import { replacementOf } from './replacements';
import { fieldNames, fieldOf, kindsOf, releasesOfKind, typeOfKind } from './types/type-table';
import type { FieldType, Shape } from './types/type-table';

/**
 * Checks the kinds and fields of a machine config against a release of Talos: what the release does not know is an
 * error, what it still reads and its schema has no more is a warning.
 */
export const checkFields = (
  contract: Contract,
  documents: readonly TalosDocument[],
): MachineConfigProblem[] =>
  documents.flatMap((document) => {
    const checker = new FieldChecker(contract, documentId(document));
    checker.checkDocument(document);
    return checker.problems;
  });

class FieldChecker {
  readonly problems: MachineConfigProblem[] = [];

  constructor(
    private readonly contract: Contract,
    private readonly document: string,
  ) {}

  checkDocument(document: TalosDocument): void {
    const { kind = 'v1alpha1', apiVersion } = document;
    const type = typeof kind === 'string' ? typeOfKind(this.contract, kind) : undefined;
    if (type === undefined) {
      this.reportKind(String(kind));
      return;
    }
    if (document['kind'] !== undefined && apiVersion !== 'v1alpha1') {
      this.report('error', ['apiVersion'], 'must be v1alpha1');
    }
    this.checkStruct(type, document, [], ['kind', 'apiVersion']);
  }

  private reportKind(kind: string): void {
    const releases = releasesOfKind(kind, CONTRACTS);
    const since = releases.find((release) => isAtLeast(release, this.contract));
    const message =
      since === undefined
        ? `is of the kind ${kind}, which Talos does not know`
        : `is of the kind ${kind}, which Talos has since ${since}`;
    const remedy = suggest(kind, kindsOf(this.contract)) || undefined;
    this.report('error', ['kind'], message, since === undefined ? remedy : undefined);
  }

  private checkStruct(type: string, value: unknown, path: Path, also: readonly string[] = []): void {
    if (value === null) return;
    if (!isMap(value)) {
      this.reportShape(path, 'a map', value);
      return;
    }
    for (const [name, field] of Object.entries(value)) {
      const known = fieldOf(this.contract, type, name);
      const at = [...path, name];
      if (known === undefined) {
        if (!also.includes(name)) this.reportField(type, name, at);
        continue;
      }
      if (known.isDeprecated) this.reportDeprecated(at, field);
      this.checkValue(known, field, at);
    }
  }

  private reportField(type: string, name: string, path: Path): void {
    const newer = CONTRACTS.find((each) => fieldOf(each, type, name) !== undefined);
    const isNewer = newer !== undefined && isAtLeast(newer, this.contract);
    const known = fieldNames(this.contract, type);
    this.report(
      'error',
      path,
      isNewer ? `is there since Talos ${newer}` : 'is not known to Talos',
      isNewer ? undefined : suggest(name, known) || undefined,
    );
  }

  private reportDeprecated(path: Path, value: unknown): void {
    const isEmpty = (isMap(value) && Object.keys(value).length === 0) || value === null;
    if (isEmpty) return;
    const replacement = replacementOf(path);
    const message = `is deprecated in Talos ${this.contract}`;
    this.report('warning', path, message, replacement === undefined ? undefined : `Use ${replacement}.`);
  }

  private checkValue({ shape }: FieldType, value: unknown, path: Path): void {
    if (value === null || value === undefined) return;
    switch (shape.kind) {
      case 'struct':
        this.checkStruct(shape.type, value, path);
        return;
      case 'list':
        if (!Array.isArray(value)) this.reportShape(path, 'a list', value);
        else value.forEach((item: unknown, index) => this.checkValue(shape.item, item, [...path, index]));
        return;
      case 'map':
        if (!isMap(value)) this.reportShape(path, 'a map', value);
        else
          for (const [key, item] of Object.entries(value)) this.checkValue(shape.value, item, [...path, key]);
        return;
      case 'free':
        if (!isMap(value)) this.reportShape(path, 'a map', value);
        return;
      case 'text':
        this.checkText(shape.type, value, path);
        return;
      case 'scalar':
        if (!isScalar(shape, value)) this.reportShape(path, WORDS[shape.of], value);
    }
  }

  private checkText(type: string, value: unknown, path: Path): void {
    // Arguments may be lists; everything else is one text.
    if (isMap(value) || (Array.isArray(value) && type !== 'ArgValue'))
      this.reportShape(path, 'a text', value);
    const wrong = describeBadText(type, value);
    if (wrong !== undefined) this.report('error', path, wrong);
  }

  private reportShape(path: Path, wanted: string, value: unknown): void {
    const isList = Array.isArray(value);
    const text = wanted === WORDS.duration ? 'another text' : 'a text';
    const scalar = typeof value === 'string' ? text : `a ${typeof value}`;
    const actual = isList ? 'a list' : typeof value === 'object' ? 'a map' : scalar;
    this.report('error', path, `must be ${wanted}, not ${actual}`);
  }

  private report(severity: 'error' | 'warning', path: Path, message: string, remedy?: string): void {
    this.problems.push({ severity, document: this.document, path, message, remedy });
  }
}

type Scalar = Extract<Shape, { kind: 'scalar' }>['of'];

const WORDS: Readonly<Record<Scalar, string>> = {
  string: 'a text',
  bool: 'true or false',
  int: 'a whole number',
  uint: 'a whole number that is not negative',
  float: 'a number',
  bytes: 'a text in base64',
  duration: 'a duration such as 10s or 1h30m',
};

/** @see https://pkg.go.dev/time#ParseDuration */
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Words that YAML 1.1 takes for booleans, as Talos' reader does. */
const BOOLEAN_WORDS = /^(?:y|yes|n|no|on|off|true|false)$/i;

function isScalar({ of }: { readonly of: Scalar }, value: unknown): boolean {
  switch (of) {
    case 'bool':
      return typeof value === 'boolean' || (typeof value === 'string' && BOOLEAN_WORDS.test(value));
    case 'duration':
      return value === 0 || (typeof value === 'string' && DURATION.test(value));
    case 'int':
      return Number.isInteger(value);
    case 'uint':
      return Number.isInteger(value) && (value as number) >= 0;
    case 'float':
      return typeof value === 'number';
    case 'string':
    case 'bytes':
      return typeof value !== 'object';
  }
}

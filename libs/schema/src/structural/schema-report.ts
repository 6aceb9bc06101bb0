import type { Path } from '@strata/compose';

/** In which way a value does not fit. */
export type SchemaFault = 'unknown' | 'type' | 'missing' | 'value' | 'duplicate' | 'rule';

/** One way in which an object does not fit the schema of its kind. */
export interface StructuralProblem {
  readonly fault: SchemaFault;
  /** Of unknown and missing fields, with the field. */
  readonly path: Path;
  /** What is wrong with what stands there; it never repeats the value. */
  readonly message: string;
  /** Of an unknown field, those that are known in its place. */
  readonly known?: readonly string[];
}

/** Collects problems on the way through an object; the way itself is one list that grows and shrinks. */
export class SchemaReport {
  readonly problems: StructuralProblem[] = [];
  readonly path: (string | number)[] = [];

  add(fault: SchemaFault, message: string, field?: string, known?: readonly string[]): void {
    const path = field === undefined ? [...this.path] : [...this.path, field];
    this.problems.push({ fault, path, message, ...(known === undefined ? {} : { known }) });
  }

  /** A report for a trial whose problems may not count. */
  trial(): SchemaReport {
    const trial = new SchemaReport();
    trial.path.push(...this.path);
    return trial;
  }
}

/** Checks a value where a report stands. */
export type Check = (value: unknown, report: SchemaReport) => void;

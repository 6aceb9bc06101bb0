import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Contract } from '../contract';
import { documentId } from '../document';
import type { TalosDocument } from '../document';
import type { MachineConfigProblem } from '../problem';
import { scalarText } from './texts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A document as the rules of Talos look at it. It gives nothing where a value has another type: that the type is wrong is
 * said elsewhere.
 */
export class Reader {
  private readonly found: MachineConfigProblem[] = [];

  constructor(
    readonly document: TalosDocument,
    readonly contract: Contract,
  ) {}

  get problems(): readonly MachineConfigProblem[] {
    return this.found;
  }

  /** Reports that something is refused. */
  refuse(path: Path, message: string, remedy?: string): void {
    this.report('error', path, message, remedy);
  }

  /** Reports something that Talos accepts with a warning. */
  warn(path: Path, message: string, remedy?: string): void {
    this.report('warning', path, message, remedy);
  }

  private report(severity: 'error' | 'warning', path: Path, message: string, remedy?: string): void {
    this.found.push({ severity, document: documentId(this.document), path, message, remedy });
  }

  value(path: Path): unknown {
    let value: unknown = this.document;
    for (const step of path) {
      const holder: unknown = value;
      value =
        isMap(holder) && Object.hasOwn(holder, step)
          ? holder[String(step)]
          : Array.isArray(holder)
            ? (holder as unknown[])[Number(step)]
            : undefined;
    }
    return value === null ? undefined : value;
  }

  /** Whether something is given, whatever it is. */
  has(...path: Path): boolean {
    return this.value(path) !== undefined;
  }

  map(...path: Path): Fields | undefined {
    const value = this.value(path);
    return isMap(value) ? value : undefined;
  }

  /** The entries of a map; none where there is no map. */
  entries(...path: Path): [string, unknown][] {
    return Object.entries(this.map(...path) ?? {});
  }

  list(...path: Path): readonly unknown[] {
    const value = this.value(path);
    return Array.isArray(value) ? (value as unknown[]) : [];
  }

  /** A text, or a number or boolean as the text that it is to Talos; an empty text where there is none. */
  text(...path: Path): string {
    return scalarText(this.value(path)) ?? '';
  }

  isTrue(...path: Path): boolean {
    const value = this.value(path);
    return value === true || (typeof value === 'string' && /^(?:y|yes|on|true)$/i.test(value));
  }

  number(...path: Path): number {
    const value = this.value(path);
    return typeof value === 'number' ? value : 0;
  }
}

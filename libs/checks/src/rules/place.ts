import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { IssueCode } from '@strata/model';
import type { ObjectProblem } from '../object-problem';

/**
 * One place in an object: what stands there, if anything, and where its problems are put down.
 *
 * Every reader gives undefined (or nothing) for a value of another type, which is the business of the schema check.
 */
export class Place {
  constructor(
    readonly value: unknown,
    private readonly path: Path,
    private readonly problems: ObjectProblem[],
  ) {}

  /** The place of a field of this map, or of a field within it. */
  at(...keys: string[]): Place {
    let value = this.value;
    for (const key of keys) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return new Place(value, [...this.path, ...keys], this.problems);
  }

  /** Whether nothing stands here; the API server takes null for nothing. */
  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Whether nothing stands here, or a text, list or map with nothing in it: Go does not tell these apart. */
  get isEmpty(): boolean {
    const { value } = this;
    if (value === '' || this.isAbsent) return true;
    if (Array.isArray(value)) return value.length === 0;
    return isMap(value) && Object.keys(value).length === 0;
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  /** The elements of the list, with their places. */
  get elements(): Place[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((value: unknown, index) => new Place(value, [...this.path, index], this.problems));
  }

  /** The keys of the map, with the places of their values. */
  get entries(): [string, Place][] {
    return isMap(this.value) ? Object.keys(this.value).map((key) => [key, this.at(key)]) : [];
  }

  /** Those of the fields that hold something. */
  present(fields: readonly string[]): string[] {
    return fields.filter((field) => !this.at(field).isAbsent);
  }

  /** Puts a problem down; the message says what is wrong with the value here, and never repeats it. */
  refuse(code: IssueCode, message: string): void {
    // Containers share what their pod says, so that each of them may find the same there.
    const isKnown = this.problems.some(
      (problem) => problem.message === message && problem.path.join('/') === this.path.join('/'),
    );
    if (!isKnown) this.problems.push({ code, path: this.path, message });
  }

  /** Refuses nothing where something is needed; says whether something stands here. */
  require(code: IssueCode): boolean {
    if (this.isEmpty) this.refuse(code, 'is required');
    return !this.isEmpty;
  }

  /** Refuses a text that is not one of those; an empty one counts as nothing, which is the default. */
  requireOneOf(code: IssueCode, choices: readonly string[]): void {
    if (this.text !== '') this.requireElementOf(code, choices);
  }

  /** Refuses a text that is not one of those, also an empty one: an element of a list has no default. */
  requireElementOf(code: IssueCode, choices: readonly string[]): void {
    const { text } = this;
    if (text !== undefined && !choices.includes(text)) this.refuse(code, `must be ${nameChoices(choices)}`);
  }

  /** Refuses a number below the minimum (and above the maximum). */
  requireRange(code: IssueCode, minimum: number, maximum = Infinity): void {
    const { number } = this;
    if (number === undefined || (number >= minimum && number <= maximum)) return;
    this.refuse(
      code,
      maximum === Infinity ? `must be at least ${minimum}` : `must be from ${minimum} to ${maximum}`,
    );
  }
}

/** Choices as a message lists them: `A`, `A or B`, `A, B or C`. */
export function nameChoices(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

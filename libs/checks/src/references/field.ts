import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';

/** A place in an object, with what stands there. Reading what has another shape gives nothing, never an error. */
export class Field {
  /** @param steps from the place above to this one; most places are never told of, so the path waits until it is asked for */
  constructor(
    readonly value: unknown,
    private readonly above?: Field,
    private readonly steps: Path = [],
  ) {}

  /** Where it stands in the object. */
  get path(): Path {
    return this.above === undefined ? this.steps : [...this.above.path, ...this.steps];
  }

  /** The field below; one without a value where there is none. */
  at(...keys: string[]): Field {
    let value = this.value;
    for (const key of keys) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return new Field(value, this, keys);
  }

  /** The same place with another value, such as a part of the text that stands there. */
  with(value: unknown): Field {
    return new Field(value, this);
  }

  /** A text that is not empty. */
  get text(): string | undefined {
    return typeof this.value === 'string' && this.value !== '' ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  get isTrue(): boolean {
    return this.value === true;
  }

  /** Whether something stands here. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The elements of a list. */
  get elements(): Field[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((value: unknown, index) => new Field(value, this, [index]));
  }

  /** The texts in a list. */
  get texts(): string[] {
    return this.elements.flatMap(({ text }) => text ?? []);
  }

  /** The keys of a map, with what they hold. */
  get entries(): [string, Field][] {
    const { value } = this;
    return isMap(value) ? Object.keys(value).map((key) => [key, this.at(key)]) : [];
  }

  /** Those entries of a map that hold texts. */
  get labels(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.entries.flatMap(([key, { value }]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
  }

  /** Every map at or below this place, outermost first. */
  *maps(): Generator<Field> {
    if (isMap(this.value)) yield this;
    for (const [, field] of this.entries) yield* field.maps();
    for (const element of this.elements) yield* element.maps();
  }
}

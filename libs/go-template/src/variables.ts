import type { GoValue } from './value';

interface Variable {
  readonly name: string;
  value: GoValue;
}

/** The variables of one template while it is executed; the newest of a name counts. */
export class Variables {
  private readonly stack: Variable[];

  constructor(data: GoValue) {
    // `$` itself.
    this.stack = [{ name: '', value: data }];
  }

  /** How many there are, for `drop`. */
  get mark(): number {
    return this.stack.length;
  }

  /** Forgets those that have come since a mark. */
  drop(mark: number): void {
    this.stack.length = mark;
  }

  declare(name: string, value: GoValue): void {
    this.stack.push({ name, value });
  }

  /** @throws Error where there is none: one of the other branch of a condition is known, and has no value */
  read(name: string): GoValue {
    return this.find(name).value;
  }

  /** @throws Error where there is none */
  assign(name: string, value: GoValue): void {
    this.find(name).value = value;
  }

  private find(name: string): Variable {
    const variable = this.stack.findLast((each) => each.name === name);
    if (variable === undefined) throw new Error(`undefined variable: $${name}`);
    return variable;
  }
}

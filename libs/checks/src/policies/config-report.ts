import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import { suggest } from '@strata/model';
import type { ConfigProblem } from './config-problem';

/** Collects what is wrong with a configuration that may be anything. */
export class ConfigReport {
  readonly problems: ConfigProblem[] = [];

  refuse(path: Path, message: string, remedy?: string): void {
    this.problems.push({ code: 'STR674', path, message, ...(remedy === undefined ? {} : { remedy }) });
  }

  /** A map with no other keys than the known; undefined, and a problem, for anything else. */
  readMap(value: unknown, path: Path, known?: readonly string[]): Record<string, unknown> | undefined {
    if (!isMap(value)) {
      this.refuse(path, 'must be an object');
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (known?.includes(key) === false) this.refuse([...path, key], 'is no known key', suggest(key, known));
    }
    return value;
  }

  /** The elements of a list; none, and a problem, for anything else but nothing. */
  readList(value: unknown, path: Path): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as unknown[];
    this.refuse(path, 'must be a list');
    return [];
  }

  /** A text with something in it; undefined, and a problem, for anything else. */
  readText(holder: Record<string, unknown>, key: string, path: Path): string | undefined {
    const value = holder[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    // What is not there has no line to point at.
    if (value === undefined) this.refuse(path, `needs \`${key}\``);
    else this.refuse([...path, key], 'must be a text that is not empty');
    return undefined;
  }

  /** Like {@link readText}, for a key that may be absent. */
  readOptionalText(holder: Record<string, unknown>, key: string, path: Path): string | undefined {
    return holder[key] === undefined ? undefined : this.readText(holder, key, path);
  }
}

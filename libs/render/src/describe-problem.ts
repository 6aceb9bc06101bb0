import { formatPath } from '@strata/compose';
import type { ComposeError, ComposeErrorKind, Composition } from '@strata/compose';
import { suggest } from '@strata/model';
import type { Issue, IssueCode, Location, RelatedPlace } from '@strata/model';
import { locationAt } from './location';

const CODES: Readonly<Record<ComposeErrorKind, IssueCode>> = {
  evaluation: 'STR301',
  cycle: 'STR302',
  assertion: 'STR303',
  merge: 'STR304',
  depth: 'STR305',
};

/**
 * An error of a composition as an issue: where it happened, the fields that were being computed on the way to it,
 * the other layers that give the field, and the name that was meant where one was mistyped.
 */
export function describeProblem(problem: ComposeError, composition: Composition<unknown>): Issue {
  const { kind, path, place, message, cause, details } = problem;
  const subject = path.length === 0 || kind === 'cycle' ? '' : `${formatPath(path)}: `;
  const thrown = cause === undefined ? undefined : positionInStack(cause, place.origin.file);
  const { missing } = details;
  const remedy =
    missing === undefined
      ? undefined
      : `There is no ${formatPath(missing.path)}. ${suggest(String(missing.path.at(-1)), missing.known)}`.trim();
  return {
    code: CODES[kind],
    message: `${subject}${message}`,
    location: { ...locationAt(place), ...thrown },
    related: [...walkedFields(problem), ...otherLayers(problem, composition)],
    remedy,
  };
}

/** The fields on the way, from the one at fault outwards; all fields of a cycle. */
function walkedFields({ kind, details: { trail = [] } }: ComposeError): RelatedPlace[] {
  const steps = kind === 'cycle' ? trail : trail.slice(0, -1).reverse();
  const role = kind === 'cycle' ? 'in the cycle' : 'needed for';
  return steps.flatMap(({ path, place }) =>
    place === undefined ? [] : [{ role: `${role} ${formatPath(path)}`, location: locationAt(place) }],
  );
}

function otherLayers({ kind, path, place }: ComposeError, composition: Composition<unknown>): RelatedPlace[] {
  if (kind === 'cycle') return [];
  return composition
    .placesGiving(path)
    .filter(({ origin }) => origin !== place.origin)
    .map((other) => ({ role: 'also given by', location: locationAt(other) }));
}

/** Where in a layer's file an error was thrown, by its stack. */
function positionInStack(cause: unknown, file: string): Pick<Location, 'line' | 'column'> | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  for (const [, path, line, column] of stack.matchAll(/([^\s()]+):(\d+):(\d+)/g)) {
    if (path?.replace(/\\/g, '/').endsWith(file)) return { line: Number(line), column: Number(column) };
  }
  return undefined;
}

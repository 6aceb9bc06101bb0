import type { BootProblem, GroupFile } from './boot-files';
import { isMacLabel } from './parse-mac';
import { compareTexts, formatSelector, normaliseSelector } from './selector';
import type { Selector } from './selector';

interface Rival {
  readonly file: string;
  readonly id: string;
  readonly selector: Selector;
}

/** Finds groups that take machines from one another, so that one never wins, or chance or spelling decides. */
export function checkRivals(groups: readonly GroupFile[]): BootProblem[] {
  const rivals = [...groups]
    .sort((a, b) => compareTexts(a.file, b.file))
    .flatMap(({ file, group }): Rival[] => {
      const selector = normaliseSelector(group);
      return selector === undefined ? [] : [{ file, id: group.id, selector }];
    });
  return rivals.flatMap((rival, index) => {
    const before = rivals.slice(0, index);
    const problem = findSame(rival, before) ?? findSameMac(rival, before);
    return problem === undefined ? [] : [problem];
  });
}

function findSame({ file, selector }: Rival, before: readonly Rival[]): BootProblem | undefined {
  const same = before.find(
    (each) => isNarrower(each.selector, selector) && isNarrower(selector, each.selector),
  );
  if (same === undefined) return undefined;
  if (Object.keys(selector).length === 0) {
    return {
      file,
      path: [],
      message: `has no selector, as "${same.id}" has none: one of them never wins`,
      remedy: 'Leave one group for machines that no other group takes.',
    };
  }
  return {
    file,
    path: ['selector'],
    message: `is also that of "${same.id}" (${formatSelector(selector)}): one of them never wins`,
    remedy: 'Remove one group, or ask for a label more.',
  };
}

/** One machine in two groups is meant where one of them asks for more, or where they ask for different values. */
function findSameMac({ file, selector }: Rival, before: readonly Rival[]): BootProblem | undefined {
  const keys = Object.keys(selector).filter(isMacLabel);
  for (const key of keys) {
    const other = before.find(
      (each) =>
        each.selector[key] === selector[key] &&
        !isNarrower(each.selector, selector) &&
        !isNarrower(selector, each.selector) &&
        !areApart(each.selector, selector),
    );
    if (other === undefined) continue;
    return {
      file,
      path: ['selector', key],
      message: `is also in "${other.id}", and the machine can be in both groups`,
      remedy: 'Let one group ask for all labels of the other, or both for different values of one.',
    };
  }
  return undefined;
}

/** Whether a selector asks for everything that another does. */
const isNarrower = (selector: Selector, than: Selector): boolean =>
  Object.entries(than).every(([key, value]) => Object.hasOwn(selector, key) && selector[key] === value);

/** Whether no machine fits both. */
const areApart = (a: Selector, b: Selector): boolean =>
  Object.entries(a).some(([key, value]) => Object.hasOwn(b, key) && b[key] !== value);

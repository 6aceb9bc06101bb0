import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import once from 'lodash/once';

/** By how many percent of what is in use the heap may grow before garbage is collected. */
const GROWTH_PERCENT = 30;

/** Bytes of the space for new objects, of which half is in use at a time: in more, thousands of short texts take longer to die. */
const YOUNG_BYTES = 16 * 2 ** 20;

/** Projects from which rendering leaves much behind. */
const MANY = 5;

/** Projects that this process has rendered. */
let rendered = 0;

/**
 * Keeps the heap of this process in proportion to what is in use. V8 lets garbage grow to a multiple of that while there is
 * memory, which gains nothing here: every addon leaves as much, and next to nothing of it is needed any more.
 *
 * To be called after a project has been rendered, or before that with as many as there will be; harmless where a version of
 * V8 does not know its switches.
 */
export function keepHeapSmall(projects = 1): void {
  rendered += projects;
  if (rendered < MANY) return;
  growSlowly();
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size >= YOUNG_BYTES) stopGrowingYoung();
}

const growSlowly = once(() => setUntilExit('--heap-growing-percent', GROWTH_PERCENT, 0));

const stopGrowingYoung = once(() => setUntilExit('--semi-space-growth-factor', 1, 2));

/** What is compiled is kept at the exit, for processes that begin with the switches as they are by default. */
function setUntilExit(flag: string, value: number, byDefault: number): void {
  setFlagsFromString(`${flag}=${value}`);
  process.prependOnceListener('exit', () => setFlagsFromString(`${flag}=${byDefault}`));
}

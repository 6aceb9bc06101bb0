import { growthOf } from './growth';
import { rateRows } from './report';
import type { SizeReport } from './report';
import type { Row, Task } from './row';
import { replaceBetweenMarks } from './write-docs';

const row = (task: Task, contender: string, seconds?: number): Row => ({
  task,
  contender,
  ...(seconds === undefined ? {} : { wallSeconds: { median: seconds, min: seconds, max: seconds } }),
});

describe('rateRows', () => {
  const rows = [
    row('write', 'bare write', 0.5),
    row('cold', 'strata', 2),
    row('cold', 'peer', 8),
    row('overlay', 'strata', 1),
    row('named', 'strata', 0.5),
    row('named', 'peer', 0.25),
    row('fact', 'strata'),
  ];
  const rated = rateRows(rows, ['peer']);
  const find = (task: Task, contender: string) =>
    rated.find((each) => each.task === task && each.contender === contender);

  it('compares with the bare write', () => {
    expect(find('cold', 'strata')?.timesWrite).toBe(4);
    expect(find('cold', 'peer')?.timesWrite).toBe(16);
  });

  it('compares with what a peer does for the same: everything, unless an addon is named', () => {
    expect(find('cold', 'strata')?.peerTimes).toEqual({ peer: 4 });
    expect(find('overlay', 'strata')?.peerTimes).toEqual({ peer: 8 });
    expect(find('named', 'strata')?.peerTimes).toEqual({ peer: 0.5 });
  });

  it('gives no ratio to what took too long', () => {
    expect(find('fact', 'strata')).toEqual({ task: 'fact', contender: 'strata', peerTimes: {} });
  });
});

describe('growthOf', () => {
  it('tells the slope on logarithmic axes', () => {
    const size = (name: string, addons: number, seconds: number): SizeReport => ({
      size: name,
      addons,
      clusters: 1,
      files: 0,
      bytes: 0,
      equal: {},
      rows: rateRows([row('cold', 'strata', seconds)], []),
    });
    const [growth] = growthOf([size('S', 1, 1), size('M', 10, 10), size('L', 100, 1000)]);
    expect(
      growth?.steps.map(({ from, to, exponent }) => [from, to, Math.round(exponent * 100) / 100]),
    ).toEqual([
      ['S', 'M', 1],
      ['M', 'L', 2],
    ]);
  });
});

describe('replaceBetweenMarks', () => {
  it('replaces what stands between the marks of a size, and nothing else', () => {
    const page = 'a\n<!-- bench S -->\nold\n<!-- end of bench S -->\nb\n';
    const next = replaceBetweenMarks(page, 'S', 'new');
    expect(next).toBe('a\n<!-- bench S -->\n\nnew\n\n<!-- end of bench S -->\nb\n');
    expect(() => replaceBetweenMarks(page, 'M', 'new')).toThrow('has no <!-- bench M -->');
  });
});

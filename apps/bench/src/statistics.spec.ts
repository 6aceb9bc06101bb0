import { spreadOf } from './statistics';

describe('spreadOf', () => {
  it('gives the middle and both ends, in whatever order the values come', () => {
    expect(spreadOf([9, 1, 2])).toEqual({ median: 2, min: 1, max: 9 });
    expect(spreadOf([4, 10, 1, 2])).toEqual({ median: 3, min: 1, max: 10 });
  });

  it('gives nothing where a value is missing', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([1, undefined])).toBeUndefined();
  });
});

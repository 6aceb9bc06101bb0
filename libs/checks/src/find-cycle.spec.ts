import { findCycle } from './find-cycle';

describe('findCycle', () => {
  it('finds where data refers to what it is part of', () => {
    const list: unknown[] = [];
    const data = { spec: { list } };
    expect(findCycle(data)).toBeUndefined();
    list.push(1, { back: data.spec });
    expect(findCycle(data)).toEqual(['spec', 'list', 1, 'back']);
  });

  it('allows one object in several places', () => {
    const labels = { app: 'web' };
    expect(findCycle({ a: labels, b: [labels, labels] })).toBeUndefined();
  });
});

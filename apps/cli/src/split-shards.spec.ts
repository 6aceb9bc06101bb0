import fc from 'fast-check';
import { splitShards } from './split-shards';

const COSTS = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), fc.integer({ min: 1, max: 5000 })), {
    selector: ([name]) => name,
    maxLength: 40,
  })
  .map((entries) => new Map(entries));
const COUNT = fc.integer({ min: 1, max: 12 });

describe('splitShards', () => {
  it('puts every project into exactly one shard', () => {
    fc.assert(
      fc.property(COSTS, COUNT, (costs, count) => {
        const shards = splitShards(costs, count);
        expect(shards.map(({ shard }) => shard)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
        expect(shards.flatMap(({ projects }) => projects).sort()).toEqual([...costs.keys()].sort());
      }),
    );
  });

  it('gives no shard more than the average and the most expensive project', () => {
    fc.assert(
      fc.property(COSTS, COUNT, (costs, count) => {
        const largest = Math.max(...splitShards(costs, count).map(({ cost }) => cost));
        const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
        expect(largest).toBeLessThanOrEqual(total / count + Math.max(0, ...costs.values()));
      }),
    );
  });

  it('adds up the costs of its projects', () => {
    fc.assert(
      fc.property(COSTS, COUNT, (costs, count) => {
        for (const { projects, cost } of splitShards(costs, count)) {
          expect(cost).toBe(projects.reduce((sum, project) => sum + (costs.get(project) ?? NaN), 0));
        }
      }),
    );
  });

  it('gives the same shards in whatever order the projects come', () => {
    const shuffled = COSTS.chain((costs) =>
      fc.tuple(
        fc.constant(costs),
        fc.shuffledSubarray([...costs], { minLength: costs.size, maxLength: costs.size }),
      ),
    );
    fc.assert(
      fc.property(shuffled, COUNT, ([costs, others], count) => {
        expect(splitShards(new Map(others), count)).toEqual(splitShards(costs, count));
      }),
    );
  });

  it('takes the most expensive first and equal ones by name', () => {
    const costs = new Map([
      ['c', 4],
      ['b', 4],
      ['a', 4],
      ['big', 9],
    ]);
    expect(splitShards(costs, 2)).toEqual([
      { shard: 1, projects: ['big'], cost: 9 },
      { shard: 2, projects: ['a', 'b', 'c'], cost: 12 },
    ]);
  });

  it('leaves shards empty where there are more of them than projects', () => {
    expect(splitShards(new Map([['a', 1]]), 3).map(({ projects }) => projects)).toEqual([['a'], [], []]);
  });
});

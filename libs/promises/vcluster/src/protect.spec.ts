import { RequestError } from '@strata/kratix';
import { protect } from './protect';
import { contextOf, requestOf } from './vcluster.cases';

const deleted = (spec: Parameters<typeof requestOf>[0]) => () =>
  protect(requestOf(spec), contextOf('delete'));

describe('deletion', () => {
  it('fails for a protected virtual cluster, and says how to go on', () => {
    expect(deleted({ preset: 'prod' })).toThrow(RequestError);
    expect(deleted({ deletion: { protect: true } })).toThrow('kratix.io/manual-reconciliation=true');
  });

  it('goes on for any other, and writes nothing, which Kratix would discard', () => {
    expect(deleted({})()).toEqual({});
    expect(deleted({ preset: 'prod', deletion: { protect: false } })()).toEqual({});
  });
});

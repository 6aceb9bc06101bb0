import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

describe('external-dns', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('owns records under a name that no other cluster has', () => {
    const { values } = renderReference(addon);
    expect(values('lab')['txtOwnerId']).not.toBe(values('guest')['txtOwnerId']);
  });

  it('keeps to the zone that holds the domain', () => {
    const { values } = renderReference(addon);
    expect(values('lab')['domainFilters']).toEqual([REFERENCE_FACTS.dnsZone]);
  });

  it('deletes nothing unless it is told to', () => {
    expect(renderReference(addon).values()['policy']).toBe('upsert-only');
    expect(renderReference(addon, { overlay: { policy: 'sync' } }).values()['policy']).toBe('sync');
  });
});

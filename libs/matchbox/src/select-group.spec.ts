import fc from 'fast-check';
import type { Group } from './group';
import { selectGroup } from './select-group';

const groupOf = (id: string, selector?: Record<string, string>): Group => ({
  id,
  profile: 'talos',
  ...(selector === undefined ? {} : { selector }),
});

const ALL = groupOf('all');
const NODE = groupOf('node', { mac: '52:54:00:00:00:0a' });
const idOf = (groups: readonly Group[], labels: Record<string, string>) => selectGroup(groups, labels)?.id;

describe('selectGroup', () => {
  it.each(['52:54:00:00:00:0a', '52-54-00-00-00-0a', '52:54:00:00:00:0A', '5254.0000.000A'])(
    'finds the machine with the MAC address %s',
    (mac) => {
      expect(idOf([ALL, NODE], { mac })).toBe('node');
      expect(idOf([ALL, groupOf('node', { mac })], { mac: '52-54-00-00-00-0A' })).toBe('node');
    },
  );

  it.each(['', 'node', '52:54:00:00:00', '525400000000a', '52:54-00-00-00-0a'])(
    'gives a machine with the MAC address "%s" the group without a selector',
    (mac) => expect(idOf([ALL, NODE], { mac })).toBe('all'),
  );

  it('gives nothing where no group fits', () => expect(idOf([NODE], {})).toBeUndefined());

  it('passes over a group with a MAC address that cannot be read', () =>
    expect(idOf([groupOf('bad', { mac: 'node' })], { mac: 'node' })).toBeUndefined());

  it('takes names of labels in upper and lower case for different ones', () =>
    expect(idOf([groupOf('a', { Rack: 'x' })], { rack: 'x' })).toBeUndefined());

  it('takes a label that is not there for an empty text', () => {
    expect(idOf([groupOf('a', { hostname: '' })], {})).toBe('a');
    expect(idOf([groupOf('a', { toString: '' })], {})).toBe('a');
    expect(idOf([groupOf('a', { hostname: '' })], { hostname: 'x' })).toBeUndefined();
  });

  it('prefers more labels, then those that come last as text', () => {
    const labels = { a: 'x', b: 'y', z: 'z' };
    const groups = [ALL, groupOf('z', { z: 'z' }), groupOf('ab', { b: 'y', a: 'x' })];
    expect(idOf(groups, labels)).toBe('ab');
    expect(idOf([...groups, groupOf('az', { a: 'x', z: 'z' })], labels)).toBe('az');
  });

  it('orders texts by code points', () => {
    const groups = [groupOf('high', { '\u{1F600}': 'x' }), groupOf('low', { '\uFFFD': 'x' })];
    expect(idOf(groups, { '\u{1F600}': 'x', '\uFFFD': 'x' })).toBe('high');
  });

  describe('for any groups', () => {
    const mac = fc.constantFrom('52:54:00:00:00:01', '52-54-00-00-00-02', '5254.0000.000B', 'none');
    const label = fc.oneof(
      fc.tuple(fc.constant('mac'), mac),
      fc.tuple(fc.constantFrom('arch', 'os', 'rack'), fc.constantFrom('', 'a', 'b', 'a,os=b')),
    );
    const labels = fc.array(label, { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
    const groups = fc
      .array(labels, { maxLength: 12 })
      .map((selectors) => selectors.map((selector, index) => groupOf(`g${index}`, selector)));

    it('gives what the rule says', () => {
      const wins: Record<string, number> = {};
      fc.assert(
        fc.property(groups, labels, (all, asked) => {
          const expected = winnerOf(all, asked);
          wins[String(expected !== undefined)] = (wins[String(expected !== undefined)] ?? 0) + 1;
          expect(idOf(all, asked)).toBe(expected);
        }),
        { numRuns: 1000 },
      );
      expect(wins['true']).toBeGreaterThan(100);
      expect(wins['false']).toBeGreaterThan(20);
    });

    it('gives the same whatever their order', () => {
      fc.assert(
        fc.property(
          groups.chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
          ),
          labels,
          ([all, shuffled], asked) => expect(idOf(shuffled, asked)).toBe(idOf(all, asked)),
        ),
        { numRuns: 300 },
      );
    });
  });
});

/** The rule once more: all that fit, then only those with the most labels, then the greatest text, then the first id. */
function winnerOf(groups: readonly Group[], asked: Record<string, string>): string | undefined {
  const plainMac = (text: string): string => {
    const digits = text.toLowerCase().replace(/[:.-]/g, '');
    return /^[0-9a-f]{12}$/.test(digits) ? digits : '';
  };
  const read = (key: string): string => (key === 'mac' ? plainMac(asked['mac'] ?? '') : (asked[key] ?? ''));
  let best: { id: string; keys: string[]; text: string } | undefined;
  for (const { id, selector = {} } of groups) {
    const keys = Object.keys(selector).sort();
    const wanted = keys.map((key) =>
      key === 'mac' ? plainMac(selector['mac'] ?? '') : (selector[key] ?? ''),
    );
    if (keys.includes('mac') && wanted[keys.indexOf('mac')] === '') continue;
    if (keys.some((key, index) => read(key) !== wanted[index])) continue;
    const spelt = wanted.map((value, index) =>
      keys[index] === 'mac' ? (value.match(/../g) ?? []).join(':') : value,
    );
    const text = keys.map((key, index) => `${key}=${spelt[index]}`).join(',');
    const beats =
      best === undefined ||
      keys.length > best.keys.length ||
      (keys.length === best.keys.length && (text > best.text || (text === best.text && id < best.id)));
    if (beats) best = { id, keys, text };
  }
  return best?.id;
}

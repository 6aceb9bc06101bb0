import fc from 'fast-check';
import { countAddresses, formatRange, overlaps } from './address-range';
import { CLAIM_KINDS } from './claim';
import type { Claim, ClaimKind } from './claim';
import { writeClaims } from './claim-sketch.cases';
import type { Sketch } from './claim-sketch.cases';
import { INVALID_CLAIMS } from './invalid-claims.cases';
import { INVALID_PLANS } from './invalid-plans.cases';
import { planNetworks } from './plan-networks';
import { joinRanges } from './subtract-ranges';

const VALID: readonly Sketch[] = [
  ['subnet', '10.0.0.0/24'],
  ['subnet', '10.0.0.0/24', { owner: 'staging' }],
  ['subnet', 'fd00::/64'],
  ['router', '10.0.0.1'],
  ['router', '10.0.0.1', { owner: 'staging' }],
  ['nameserver', '10.0.0.1'],
  ['nameserver', '9.9.9.9'],
  ['dhcp', '10.0.0.100-10.0.0.199'],
  ['dhcp', '10.0.0.100-10.0.0.199', { owner: 'staging' }],
  ['pool', '10.0.0.208/28'],
  ['node', '10.0.0.11', { name: 'n1', hostname: 'n1', mac: ['52:54:00:00:00:01'] }],
  ['node', 'fd00::11', { name: 'n1', hostname: 'N1', mac: ['5254.0000.0001'] }],
  ['gateway', '10.0.0.20', { name: 'web' }],
  ['exposure', '10.0.0.20', { name: 'grafana', within: 'web' }],
  ['exposure', '10.0.0.20', { name: 'argocd', within: 'gateway' }],
  ['service', '10.0.0.210', { within: 'pool' }],
  ['pods', '10.244.0.0/16'],
  ['pods', '10.244.0.0/16', { owner: 'staging' }],
  ['services', '10.96.0.0/12'],
];

describe('planNetworks', () => {
  it('finds nothing wrong with addresses that go together', () => {
    const { networks, problems } = planNetworks(writeClaims(VALID));
    expect(problems).toEqual([]);
    expect(networks.map(({ name }) => name)).toEqual(['home']);
    expect(networks[0]?.subnets.map(({ owner }) => owner)).toEqual(['prod, staging', 'prod']);
    expect(networks[0]?.free.map(formatRange).slice(0, 3)).toEqual([
      '10.0.0.2-10.0.0.10',
      '10.0.0.12-10.0.0.19',
      '10.0.0.21-10.0.0.99',
    ]);
  });

  it.each(
    [...INVALID_PLANS, ...INVALID_CLAIMS].map(([sketches, line, related, message]) => ({
      sketches,
      line,
      related,
      message,
    })),
  )('reports once: $message', ({ sketches, line, related, message }) => {
    const { problems } = planNetworks(writeClaims(sketches));
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(problems[0]?.location).toEqual({ file: 'net.yaml', line });
    expect(problems[0]?.related.map(({ location }) => location.line)).toEqual(related);
    expect(problems[0]?.remedy).toMatch(/\.$/);
  });

  it('reports everything at once', () => {
    const all = INVALID_PLANS.flatMap(([sketches], index) =>
      writeClaims(sketches).map((claim) => ({
        ...claim,
        network: `${claim.network}-${index}`,
        owner: `${claim.owner}-${index}`,
      })),
    );
    const { problems } = planNetworks(all.filter(({ kind }) => kind !== 'subnet'));
    expect(problems.length).toBeGreaterThan(INVALID_PLANS.length);
  });

  it('counts a statement of one place once', () => {
    const [subnet, node] = writeClaims([
      ['subnet', '10.0.0.0/24'],
      ['node', '10.0.0.5'],
    ]) as [Claim, Claim];
    expect(planNetworks([subnet, node, node]).problems).toEqual([]);
  });

  it('takes networks that state one subnet as one', () => {
    const lab = { network: 'lab' };
    const { networks, problems } = planNetworks(
      writeClaims([
        ['subnet', '10.0.0.0/24'],
        ['subnet', '10.0.0.0/24', lab],
        ['node', '10.0.0.5'],
        ['vip', '10.0.0.5', lab],
      ]),
    );
    expect(networks).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });

  const claim = fc
    .record({
      kind: fc.constantFrom(...(Object.keys(CLAIM_KINDS) as ClaimKind[])),
      network: fc.constantFrom('a', 'b', 'c'),
      owner: fc.constantFrom('x', 'y'),
      name: fc.constantFrom('p', 'q'),
      first: fc.integer({ min: 0, max: 31 }),
      more: fc.integer({ min: 0, max: 4 }),
      hostname: fc.constantFrom(undefined, 'h', 'H'),
      mac: fc.constantFrom(undefined, ['525400000001'], ['52:54:00:00:00:01']),
      within: fc.constantFrom(undefined, 'pool', 'p', 'gateway'),
      line: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ first, more, line, ...rest }): Claim => {
      const last = more === 0 ? '' : `-10.0.0.${first + more}`;
      const isCidr = rest.kind === 'subnet' || rest.kind === 'pods' || rest.kind === 'services';
      const range = isCidr ? `10.0.0.${(first >> 3) << 3}/${more === 0 ? 29 : 27}` : `10.0.0.${first}${last}`;
      return { ...rest, range, location: { file: 'f.yaml', line } };
    });

  it('does not depend on the order of the claims', () => {
    const shuffled = fc
      .array(claim, { maxLength: 14 })
      .chain((claims) =>
        fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
      );
    fc.assert(fc.property(shuffled, ([a, b]) => expect(planNetworks(b)).toEqual(planNetworks(a))));
  });

  it('divides a subnet into what is claimed, what is free and its edges', () => {
    const inside = fc
      .array(claim, { maxLength: 10 })
      .map((claims) => [
        ...writeClaims([['subnet', '10.0.0.0/26']]),
        ...claims
          .filter(({ kind }) => kind === 'node' || kind === 'pool' || kind === 'reserved')
          .map((each): Claim => ({ ...each, network: 'home' })),
      ]);
    fc.assert(
      fc.property(inside, (claims) => {
        const plan = planNetworks(claims).networks[0];
        const taken = plan?.entries.map(({ range }) => range) ?? [];
        const free = plan?.free ?? [];
        expect(free.some((range) => taken.some((other) => overlaps(range, other)))).toBe(false);
        const edge = (value: bigint) => ({ family: 4 as const, first: value, last: value });
        const first = BigInt(10 * 2 ** 24);
        const whole = joinRanges([...taken, ...free, edge(first), edge(first + 63n)]);
        expect(whole.map(formatRange)).toEqual(['10.0.0.0/26']);
        expect(whole.map(countAddresses)).toEqual([64n]);
      }),
    );
  });
});

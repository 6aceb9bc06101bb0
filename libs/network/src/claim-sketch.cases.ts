import type { Claim, ClaimKind } from './claim';

/** A claim in few words; its line in `net.yaml` is its place in the list. */
export type Sketch = readonly [ClaimKind, string, Partial<Claim>?];

/** Writes sketches as claims of the network `home` and the cluster `prod`. */
export function writeClaims(sketches: readonly Sketch[]): Claim[] {
  return sketches.map(([kind, range, more], index) => ({
    network: 'home',
    kind,
    name: kind,
    owner: 'prod',
    range,
    location: { file: 'net.yaml', line: index + 1 },
    ...more,
  }));
}

/** Claims, the line at fault, the related lines, and the one message. */
export type InvalidPlan = readonly [readonly Sketch[], number, readonly number[], string];

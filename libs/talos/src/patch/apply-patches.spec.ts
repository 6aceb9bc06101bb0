import fc from 'fast-check';
import type { Contract } from '../contract';
import { CONTRACTS } from '../contract';
import type { TalosDocument } from '../document';
import { applyPatches } from './apply-patches';
import CASES from './apply-patches.cases.json';

interface Case {
  readonly name: string;
  readonly contract: Contract;
  readonly config: readonly TalosDocument[];
  readonly patch: readonly TalosDocument[];
  /** What Talos gives, or where it refuses. */
  readonly documents?: readonly TalosDocument[];
  readonly refused?: readonly string[];
}

const cases = CASES as unknown as readonly Case[];

describe('applyPatches', () => {
  it.each(cases)('$name', ({ contract, config, patch, documents, refused }) => {
    const patched = applyPatches(contract, config, [patch]);
    if (documents !== undefined) expect(patched).toEqual({ documents });
    else {
      const problems = 'problems' in patched ? patched.problems : [];
      expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(refused);
    }
  });

  it('has cases of every way in which lists merge', () => {
    const count = (start: string) => cases.filter(({ name }) => name.startsWith(start)).length;
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect([count('lists append'), count('lists replace'), count('delete')].every((each) => each >= 5)).toBe(
      true,
    );
  });

  it('applies patches one after the other', () => {
    const config = [{ version: 'v1alpha1', machine: { sysctls: { a: '1' } } }];
    const patch = (value: string) => [{ machine: { sysctls: { a: value } } }];
    expect(applyPatches('1.12', config, [patch('2'), patch('3')])).toEqual({
      documents: [{ version: 'v1alpha1', machine: { sysctls: { a: '3' } } }],
    });
  });

  it.each([
    ['an unknown field', { machine: { sysctl: {} } }, 'machine.sysctl is not known to Talos'],
    ['a field of a later release', { machine: { baseRuntimeSpecOverrides: 5 } }, 'must be a map'],
    ['a wrong type', { machine: { install: { wipe: [] } } }, 'machine.install.wipe must be true or false'],
    ['an unknown kind', { apiVersion: 'v1alpha1', kind: 'LinkConf' }, 'which Talos does not know'],
    [
      'a kind of a later release',
      { apiVersion: 'v1alpha1', kind: 'VRFConfig' },
      'which Talos has since 1.13',
    ],
  ])('refuses %s', (_, document, message) => {
    const patched = applyPatches('1.12', [], [[document]]);
    const problems = 'problems' in patched ? patched.problems : [];
    expect(problems.map(({ path, message: text }) => `${path.join('.')} ${text}`).join()).toContain(message);
  });

  it('finds everything that is wrong with all patches, and says in which', () => {
    const patched = applyPatches(
      '1.12',
      [{ version: 'v1alpha1', machine: {} }],
      [
        [{ machine: { a: 1, b: 2 } }],
        [{ machine: { sysctls: { x: '1' } } }],
        [{ machine: { sysctls: { y: { $patch: 'delete' } } } }],
      ],
    );
    expect('problems' in patched && patched.problems.map(({ patch }) => patch)).toEqual([0, 0, 2]);
  });

  it.each(CONTRACTS)(
    'changes nothing by an empty patch, and nothing twice by maps alone, in %s',
    (contract) => {
      const sysctls = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3'));
      fc.assert(
        fc.property(sysctls, sysctls, (left, right) => {
          const config = [{ version: 'v1alpha1', machine: { type: 'worker', sysctls: left } }];
          expect(applyPatches(contract, config, [[]])).toEqual({ documents: config });
          const patch = [{ machine: { sysctls: right } }];
          const once = applyPatches(contract, config, [patch]);
          expect(once).toEqual({
            documents: [{ version: 'v1alpha1', machine: { type: 'worker', sysctls: { ...left, ...right } } }],
          });
          expect(applyPatches(contract, config, [patch, patch])).toEqual(once);
        }),
      );
    },
  );

  it('leaves the config and the patch as they are', () => {
    for (const { contract, config, patch } of cases) {
      const before = JSON.stringify([config, patch]);
      applyPatches(contract, config, [patch]);
      expect(JSON.stringify([config, patch])).toBe(before);
    }
  });
});

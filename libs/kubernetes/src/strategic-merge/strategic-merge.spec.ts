import { compose, isMap, withOrigin } from '@strata/compose';
import * as fc from 'fast-check';
import cases from './strategic-merge.cases.json';
import { strategicMerge, strategicMergePatch } from './strategic-merge';

/** A patch, and what the library of the API server (k8s.io/apimachinery v0.34.3) makes of it. */
interface Case {
  readonly name: string;
  readonly type: string;
  readonly original: unknown;
  readonly patch: Record<string, unknown>;
  readonly result?: unknown;
  readonly fails?: boolean;
}

const answered = cases as readonly Case[];

describe('strategicMergePatch', () => {
  it.each(answered.filter(({ fails }) => fails !== true).map((each) => [each.name, each] as const))(
    '%s, as the API server does',
    (_, { type, original, patch, result }) => {
      const before = JSON.stringify([original, patch]);
      expect(strategicMergePatch(original, patch, type)).toEqual(result);
      expect(JSON.stringify([original, patch])).toBe(before);
    },
  );

  it.each(answered.filter(({ fails }) => fails === true).map((each) => [each.name, each] as const))(
    '%s, as the API server does',
    (_, { type, original, patch }) => {
      expect(() => strategicMergePatch(original, patch, type)).toThrow();
    },
  );

  it.each<[string, string, unknown, Record<string, unknown>, string]>([
    [
      'an element without merge key',
      'Pod',
      { spec: { containers: [{ name: 'a' }] } },
      { spec: { containers: [{ name: 'a' }, { image: 'x' }] } },
      'spec.containers[1]: an element has no "name", the merge key of the list',
    ],
    [
      'an element below without merge key',
      'PodSpec',
      { containers: [{ image: 'a' }] },
      { containers: [{ name: 'a' }] },
      'containers: an element below has no "name", the merge key of the list',
    ],
    [
      'a mistyped field',
      'PodSpec',
      { contaners: [{}] },
      { contaners: [] },
      'contaners: "contaners" is no map or list of PodSpec. Did you mean "containers"?',
    ],
    [
      'an unknown word',
      'Deployment',
      { spec: { strategy: { type: 'a' } } },
      { spec: { strategy: { $patch: 'remove' } } },
      'spec.strategy["$patch"]: is "delete" or "replace", not "remove"',
    ],
    [
      'an unknown word in a list',
      'PodSpec',
      { containers: [{ name: 'a' }] },
      { containers: [{ name: 'a', $patch: 'merge' }] },
      'containers[0]: $patch in a list is "delete" or "replace", not "merge"',
    ],
    [
      'elements of several kinds',
      'ConfigMap',
      { metadata: { finalizers: ['a'] } },
      { metadata: { finalizers: [1] } },
      'metadata.finalizers: elements are of several kinds: text, integer',
    ],
    [
      'a key that is not retained',
      'DeploymentSpec',
      { strategy: {} },
      { strategy: { $retainKeys: ['type'], rollingUpdate: {} } },
      'strategy["$retainKeys"]: does not name "rollingUpdate", which the patch sets',
    ],
    [
      'an order that contradicts the patch',
      'PodSpec',
      { containers: [{ name: 'a' }] },
      { '$setElementOrder/containers': [{ name: 'b' }], containers: [{ name: 'a' }] },
      '["$setElementOrder/containers"]: does not name the elements of the patch in their order',
    ],
    [
      'an order of something that is no list',
      'PodSpec',
      { containers: [{ name: 'a' }] },
      { '$setElementOrder/containers': 'a' },
      '["$setElementOrder/containers"]: takes a list',
    ],
    ['a patch of a list', 'PodSpec', [], {}, 'changes a map of PodSpec, but the layers below give none'],
  ])('says where the patch does not fit: %s', (_, type, original, patch, message) => {
    expect(() => strategicMergePatch(original, patch, type)).toThrow(message);
  });

  it.each([
    ['Deploymnt', 'Did you mean "Deployment"?'],
    ['containers', 'Did you mean "Container"?'],
    ['Certificate', 'Custom resources have no strategic merge'],
    ['toString', 'is no type of the core API'],
  ])('refuses the type %s and names what is near', (type, hint) => {
    expect(() => strategicMergePatch({}, {}, type)).toThrow(hint);
  });

  it('does not depend on the order of keys in the patch', () => {
    const reverse = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reverse);
      if (!isMap(value)) return value;
      const fields = Object.entries(value).reverse();
      return Object.fromEntries(fields.map(([key, field]) => [key, reverse(field)]));
    };
    for (const { type, original, patch, result } of answered.filter(({ fails }) => fails !== true)) {
      expect(strategicMergePatch(original, reverse(patch), type)).toEqual(result);
    }
  });

  it('deletes a value before it adds the same, where the API server does either', () => {
    const patch = { finalizers: ['a'], '$deleteFromPrimitiveList/finalizers': ['a', 'b'] };
    expect(strategicMergePatch({ finalizers: ['a', 'b'] }, patch, 'ObjectMeta')).toEqual({
      finalizers: ['a'],
    });
  });

  it('is stable: the same patch again changes nothing', () => {
    const element = fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      image: fc.constantFrom('x', 'y'),
      env: fc.uniqueArray(
        fc.record({ name: fc.constantFrom('A', 'B', 'C'), value: fc.constantFrom('1', '2') }),
        {
          selector: ({ name }) => name,
        },
      ),
    });
    const spec = fc.record({ containers: fc.uniqueArray(element, { selector: ({ name }) => name }) });
    fc.assert(
      fc.property(spec, spec, (original, patch) => {
        const once = strategicMergePatch(original, patch, 'PodSpec') as { containers: { name: string }[] };
        expect(strategicMergePatch(once, patch, 'PodSpec')).toEqual(once);
        const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
        expect(new Set(names(once.containers))).toEqual(
          new Set([...names(original.containers), ...names(patch.containers)]),
        );
        expect(names(once.containers).filter((name) => names(patch.containers).includes(name))).toEqual(
          names(patch.containers),
        );
      }),
    );
  });

  it('refuses keys through which a prototype could be reached', () => {
    const patch = JSON.parse(
      '{ "metadata": { "labels": { "__proto__": { "polluted": "yes" } } } }',
    ) as object;
    expect(() => strategicMergePatch({ metadata: { labels: {} } }, patch, 'Pod')).toThrow(
      'the key "__proto__" is forbidden',
    );
  });
});

describe('strategicMerge', () => {
  const evaluate = (patch: unknown) => {
    const web = { name: 'web', image: 'web:1', env: [{ name: 'A', value: '1' }] };
    const below = { fields: { pod: { containers: [web] }, tag: '2' }, assertions: [] };
    return compose([
      withOrigin(below, { name: 'below', file: 'below.ts' }),
      withOrigin({ fields: { pod: patch }, assertions: [] }, { name: 'above', file: 'above.ts' }),
    ]).evaluate();
  };

  it('merges what the layers below give', () => {
    const patch = strategicMerge('PodSpec', {
      containers: [{ name: 'web', env: [{ name: 'B', value: '2' }] }],
    });
    const [container] = (evaluate(patch).data as { pod: { containers: object[] } }).pod.containers;
    expect(container).toEqual({
      name: 'web',
      image: 'web:1',
      env: [
        { name: 'B', value: '2' },
        { name: 'A', value: '1' },
      ],
    });
  });

  it('can be computed from other fields', () => {
    const late = ({ $ }: { $: { tag: string } }) =>
      strategicMerge('PodSpec', { containers: [{ name: 'web', image: `web:${$.tag}` }] });
    expect(evaluate(late).data).toMatchObject({ pod: { containers: [{ image: 'web:2' }] } });
  });

  it('fails with its name and the place in the patch', () => {
    const { problems } = evaluate(strategicMerge('PodSpec', { containers: [{ image: 'x' }] }));
    expect(problems).toMatchObject([
      {
        path: ['pod'],
        message: '$strategicMerge: containers[0]: an element has no "name", the merge key of the list',
      },
    ]);
  });

  it('refuses an unknown type and patches that are no plain data at once', () => {
    expect(() => strategicMerge('Contaner', {})).toThrow('Did you mean "Container"?');
    expect(() => strategicMerge('Container', { image: () => 'x' })).toThrow('takes plain data');
  });
});

import { DirectiveError, parseDirectives, Transform } from '@strata/compose';
import { STRATEGIC_MERGE_WORD } from './strategic-merge-word';

const parse = (value: unknown): unknown =>
  parseDirectives(value, ['pod'], { $strategicMerge: STRATEGIC_MERGE_WORD });

describe('$strategicMerge', () => {
  it('merges by the rules of its type and leaves the words in the patch to Kubernetes', () => {
    const patch = parse({
      $strategicMerge: { containers: [{ name: 'a', $patch: 'delete' }], dnsConfig: { $patch: 'delete' } },
      $type: 'PodSpec',
    }) as Transform;
    expect(patch).toBeInstanceOf(Transform);
    expect(
      patch.apply({ containers: [{ name: 'a' }, { name: 'b' }], dnsConfig: { searches: ['x'] } }),
    ).toEqual({
      containers: [{ name: 'b' }],
      dnsConfig: {},
    });
  });

  it.each<[string, unknown, string, string]>([
    ['no type', { $strategicMerge: {} }, '$strategicMerge', 'needs $type beside it'],
    ['a type that is no text', { $strategicMerge: {}, $type: 1 }, '$type', 'takes the name of a type'],
    ['an unknown type', { $strategicMerge: {}, $type: 'PodSpek' }, '$type', 'Did you mean "PodSpec"?'],
    ['a list', { $strategicMerge: [], $type: 'PodSpec' }, '$strategicMerge', 'takes a map'],
    [
      'a stranger',
      { $strategicMerge: {}, $type: 'PodSpec', a: 1 },
      'a',
      'cannot stand beside $strategicMerge',
    ],
  ])('refuses %s and says where', (_, value, word, message) => {
    const thrown = (): unknown => {
      try {
        return parse(value);
      } catch (error) {
        return error;
      }
    };
    expect(thrown()).toBeInstanceOf(DirectiveError);
    expect(thrown()).toMatchObject({
      path: ['pod', word],
      message: expect.stringContaining(message) as string,
    });
  });
});

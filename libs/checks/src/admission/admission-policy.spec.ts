import type { Manifest } from '@strata/kubernetes';
import { compileAdmissionPolicy } from './admission-policy';

const policy = (spec: object): Manifest => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'test' },
  spec: {
    matchConstraints: {
      resourceRules: [
        { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] },
      ],
    },
    ...spec,
  },
});

const deployment = (replicas: number, labels: Record<string, string> = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web', labels },
  spec: { replicas },
});

function judge(spec: object, object: Manifest): readonly string[] {
  const compiled = compileAdmissionPolicy(policy(spec));
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy.judge(object);
}

describe('compileAdmissionPolicy', () => {
  const most = { expression: 'object.spec.replicas <= 5', message: 'too many' };

  it('judges objects as the API server would when they are created', () => {
    expect(judge({ validations: [most] }, deployment(5))).toEqual([]);
    expect(judge({ validations: [most] }, deployment(6))).toEqual(['too many']);
  });

  it.each<[string, object, Manifest]>([
    [
      'another group',
      { matchConstraints: { resourceRules: [{ apiGroups: ['batch'], resources: ['*'] }] } },
      deployment(6),
    ],
    [
      'another resource',
      { matchConstraints: { resourceRules: [{ resources: ['networkpolicies'] }] } },
      deployment(6),
    ],
    [
      'another operation',
      { matchConstraints: { resourceRules: [{ resources: ['*'], operations: ['DELETE'] }] } },
      deployment(6),
    ],
    [
      'an object that is left out',
      {
        matchConstraints: {
          resourceRules: [{ resources: ['*'] }],
          excludeResourceRules: [{ resources: ['deployments'] }],
        },
      },
      deployment(6),
    ],
    [
      'other labels',
      {
        matchConstraints: {
          resourceRules: [{ resources: ['*'] }],
          objectSelector: { matchLabels: { a: 'b' } },
        },
      },
      deployment(6, { a: 'c' }),
    ],
    [
      'another namespace',
      {
        matchConstraints: {
          resourceRules: [{ resources: ['*'] }],
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['web'] }],
          },
        },
      },
      deployment(6),
    ],
    [
      'a condition that does not hold',
      { matchConditions: [{ name: 'a', expression: 'request.namespace != "web"' }] },
      deployment(6),
    ],
  ])('has nothing to say of %s', (_, spec, object) => {
    expect(judge({ validations: [most], ...spec }, object)).toEqual([]);
  });

  it('knows variables, and messages that are expressions', () => {
    const spec = {
      variables: [
        { name: 'most', expression: '3' },
        { name: 'over', expression: 'object.spec.replicas - variables.most' },
      ],
      validations: [
        { expression: 'variables.over <= 0', messageExpression: '"over by " + string(variables.over)' },
        { expression: 'has(object.metadata.labels.team)' },
      ],
    };
    expect(judge(spec, deployment(5))).toEqual(['over by 2', 'fails has(object.metadata.labels.team)']);
  });

  it('takes what cannot be judged for a failure, unless the policy says otherwise', () => {
    const validations = [{ expression: 'object.spec.paused' }];
    expect(judge({ validations }, deployment(1))).toEqual([
      'object.spec.paused cannot be judged: No such key: paused',
    ]);
    expect(judge({ validations, failurePolicy: 'Ignore' }, deployment(1))).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'an expression that is none',
      { validations: [{ expression: 'object..a' }] },
      'spec.validations.0.expression cannot be read',
    ],
    [
      'parameters',
      { paramKind: { kind: 'ConfigMap' }, validations: [{ expression: 'true' }] },
      'spec.paramKind takes parameters',
    ],
    [
      'questions to the cluster',
      { validations: [{ expression: 'authorizer.group("").check("get").allowed()' }] },
      'asks authorizer, which only a cluster can answer',
    ],
    ['no validations', {}, 'spec has no validations'],
  ])('refuses %s', (_, spec, problem) => {
    const compiled = compileAdmissionPolicy(policy(spec));
    const problems = 'problems' in compiled ? compiled.problems : [];
    expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`).join()).toContain(problem);
  });
});

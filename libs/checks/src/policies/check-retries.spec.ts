import { application, applicationSet, provePolicy } from './policy-table.cases';

const retrying = (retry: unknown) => ({ syncPolicy: { retry } });
const ENDLESS = 'must be at least 0: a negative one means for ever';
const UNSAID = 'is required: without it nothing is retried';

describe('checkRetries', () => {
  provePolicy(
    'STR666',
    [
      ['for ever', application(retrying({ limit: -1 })), `spec.syncPolicy.retry.limit ${ENDLESS}`],
      ['any negative limit', application(retrying({ limit: -5 })), `spec.syncPolicy.retry.limit ${ENDLESS}`],
      ['no limit', application(retrying({ refresh: true })), `spec.syncPolicy.retry.limit ${UNSAID}`],
      ['an empty retry', application(retrying({})), `spec.syncPolicy.retry.limit ${UNSAID}`],
      [
        'for ever in a set',
        applicationSet(retrying({ limit: -1 })),
        `spec.template.spec.syncPolicy.retry.limit ${ENDLESS}`,
      ],
      [
        'no limit in a set',
        applicationSet(retrying({ backoff: {} })),
        `spec.template.spec.syncPolicy.retry.limit ${UNSAID}`,
      ],
      [
        'for ever where a generator says so',
        applicationSet({}, [{ list: { elements: [], template: { spec: retrying({ limit: -1 }) } } }]),
        `spec.generators[0].list.template.spec.syncPolicy.retry.limit ${ENDLESS}`,
      ],
    ],
    [
      ['ten times', application(retrying({ limit: 10, refresh: true }))],
      ['never', application(retrying({ limit: 0 }))],
      ['nothing about it', application({ syncPolicy: { automated: {} } })],
      ['a set with a limit', applicationSet(retrying({ limit: 5 }))],
      ['another kind', { ...application(retrying({ limit: -1 })), apiVersion: 'example.com/v1' }],
    ],
  );
});

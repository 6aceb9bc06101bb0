import { object, clusterObject, at, WEB, CONFIG_MAP, listener, gateway, workload } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

const RBAC = 'rbac.authorization.k8s.io/v1';
const binding = (kind: string, name: string, subject = 'default') =>
  object(RBAC, 'RoleBinding', 'api', {
    roleRef: { kind, name },
    subjects: [{ kind: 'ServiceAccount', name: subject, namespace: 'web' }],
  });

/** Roles and accounts of bindings. */
export const BINDINGS: ReferenceCase[] = [
  {
    title: 'have the roles of the API server',
    objects: [WEB, binding('ClusterRole', 'view'), binding('ClusterRole', 'system:auth-delegator')],
  },
  {
    title: 'take roles',
    objects: [
      WEB,
      object(RBAC, 'Role', 'api'),
      clusterObject(RBAC, 'ClusterRole', 'all'),
      binding('Role', 'api'),
      binding('ClusterRole', 'all'),
    ],
  },
  {
    title: 'miss roles and accounts',
    objects: [WEB, binding('Role', 'view', 'api'), binding('ClusterRole', 'all')],
    found: [
      'STR652 roleRef/name names the Role web/view, which nothing makes there',
      'STR642 subjects/0/name names the ServiceAccount web/api, which nothing makes there',
      'STR652 roleRef/name names the ClusterRole all, which nothing makes there',
    ],
  },
];

const selecting = (selector: object) =>
  object('v1', 'Service', 'shop', { spec: { selector, ports: [{ port: 80 }] } });
const budget = (matchLabels: object) =>
  object('policy/v1', 'PodDisruptionBudget', 'shop', { spec: { selector: { matchLabels } } });

const withPorts = (...names: string[]) =>
  object('apps/v1', 'Deployment', 'shop', {
    spec: {
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: { containers: [{ name: 'shop', ports: names.map((name) => ({ name })) }] },
      },
    },
  });
const targeting = (targetPort: string) =>
  object('v1', 'Service', 'shop', { spec: { selector: { app: 'shop' }, ports: [{ port: 80, targetPort }] } });

/** Selectors of Services and budgets. */
export const SELECTORS: ReferenceCase[] = [
  {
    title: 'select pods',
    objects: [
      WEB,
      workload({ app: 'shop', tier: 'front' }),
      selecting({ app: 'shop' }),
      budget({ app: 'shop' }),
    ],
  },
  {
    title: 'select none',
    objects: [WEB, workload({ app: 'shop' }), selecting({ app: 'cart' }), budget({ app: 'cart' })],
    found: [
      'STR654 spec/selector selects no pods: no pod template in web has these labels',
      'STR654 spec/selector selects no pods: no pod template in web has these labels',
    ],
  },
  {
    title: 'find a port of pods by its name',
    objects: [WEB, withPorts('http', 'metrics'), targeting('metrics')],
  },
  {
    title: 'name a port that no pod has',
    objects: [WEB, withPorts('http', 'probes'), targeting('metrics')],
    found: [
      'STR647 spec/ports/0/targetPort names the port metrics, which no pod that it selects has: they name http, probes',
    ],
  },
  {
    title: 'may select pods of a chart',
    objects: [WEB, workload({ app: 'shop' }), selecting({ app: 'cart' })],
    declared: ['Pod web/*'],
  },
  {
    title: 'may select pods of a controller',
    objects: [WEB, workload({ app: 'shop' }), gateway(listener()), selecting({ app: 'cart' })],
  },
  { title: 'may select pods that nobody renders', objects: [WEB, selecting({ app: 'cart' })] },
];

const application = (project: string) =>
  object('argoproj.io/v1alpha1', 'Application', 'shop', { spec: { project } });
const KRATIX = 'platform.kratix.io/v1alpha1';
const promise = (spec: object) => clusterObject(KRATIX, 'Promise', 'shop', { spec });
const scaling = (name: string) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'shop', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
  });

/** Everything else that is named. */
export const OTHERS: ReferenceCase[] = [
  {
    title: 'Applications miss their project',
    objects: [WEB, application('default'), application('shops')],
    found: ['STR656 spec/project names the AppProject argocd/shops, which nothing makes there'],
  },
  {
    title: 'Applications have a project',
    objects: [WEB, application('shops')],
    declared: ['AppProject.argoproj.io argocd/shops'],
  },
  {
    title: 'Destinations and state stores miss what they need',
    objects: [
      clusterObject(KRATIX, 'Destination', 'lab', {
        spec: { stateStoreRef: { kind: 'GitStateStore', name: 'state' } },
      }),
      clusterObject(KRATIX, 'GitStateStore', 'stat', {
        spec: { secretRef: { name: 'git', namespace: 'web' } },
      }),
    ],
    found: [
      'STR659 spec/stateStoreRef/name names the GitStateStore state, which nothing makes there',
      'STR640 spec/secretRef/name names the Secret web/git, which nothing makes there',
    ],
  },
  {
    title: 'Promises miss promises and destinations',
    objects: [
      clusterObject(KRATIX, 'Destination', 'lab', { metadata: { name: 'lab', labels: { cluster: 'lab' } } }),
      promise({
        requiredPromises: [{ name: 'cart' }],
        destinationSelectors: [{ matchLabels: { cluster: 'lab' } }, { matchLabels: { cluster: 'home' } }],
      }),
    ],
    found: [
      'STR659 spec/requiredPromises/0/name names the Promise cart, which nothing makes there',
      'STR659 spec/destinationSelectors/1 selects no Destination: none has these labels',
    ],
  },
  {
    title: 'autoscalers miss their workload',
    objects: [WEB, workload({}), scaling('shop'), scaling('cart')],
    found: ['STR659 spec/scaleTargetRef/name names the Deployment web/cart, which nothing makes there'],
  },
  {
    title: 'autoscalers may scale a workload of a chart',
    objects: [WEB, scaling('cart')],
    declared: ['Pod web/*'],
  },
  {
    title: 'StatefulSets, webhooks and APIs miss their Service',
    objects: [
      WEB,
      object('apps/v1', 'StatefulSet', 'db', { spec: { serviceName: 'db' } }),
      clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'hook', {
        webhooks: [{ clientConfig: { service: { name: 'hook', namespace: 'web' } } }],
      }),
      clusterObject('apiregistration.k8s.io/v1', 'APIService', 'v1.metrics', {
        spec: { service: { name: 'metrics', namespace: 'web', port: 443 } },
      }),
    ],
    found: [
      'STR647 spec/serviceName names the Service web/db, which nothing makes there',
      'STR647 webhooks/0/clientConfig/service/name names the Service web/hook, which nothing makes there',
      'STR647 spec/service/name names the Service web/metrics, which nothing makes there',
    ],
  },
  {
    title: 'objects miss their namespace',
    objects: [CONFIG_MAP, at('kube-system', CONFIG_MAP)],
    found: ['STR653 metadata/namespace names the Namespace web, which nothing makes there'],
  },
];

import type { Manifest } from '@strata/kubernetes';
import { object, clusterObject, at, WEB, SHOP, SERVICE } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

const POLICY = 'networking.k8s.io/v1';
const named = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const policy = (namespace: string, spec: object) =>
  at(namespace, object(POLICY, 'NetworkPolicy', 'rule', { spec: { podSelector: {}, ...spec } }));
const closed = (namespace: string) => policy(namespace, { policyTypes: ['Ingress', 'Egress'] });
const out = (fields: object = {}, ports?: object[]) =>
  policy('web', { policyTypes: ['Egress'], egress: [{ to: [{ ...named('shop'), ...fields }], ports }] });
const into = (fields: object = {}, ports?: object[]) =>
  policy('shop', { policyTypes: ['Ingress'], ingress: [{ from: [{ ...named('web'), ...fields }], ports }] });
const OUT_ONLY =
  'STR657 spec/egress/0/to/0 lets traffic out to the namespace shop, where no policy lets it in';
const IN_ONLY =
  'STR657 spec/ingress/0/from/0 lets traffic in from the namespace web, where no policy lets it out';

/** Both sides of NetworkPolicies. */
export const POLICIES: ReferenceCase[] = [
  { title: 'allow both sides', objects: [WEB, SHOP, closed('web'), closed('shop'), out(), into()] },
  {
    title: 'let traffic out only',
    objects: [WEB, SHOP, closed('web'), closed('shop'), out()],
    found: [OUT_ONLY],
  },
  {
    title: 'let traffic in only',
    objects: [WEB, SHOP, closed('web'), closed('shop'), into()],
    found: [IN_ONLY],
  },
  { title: 'let traffic out to a namespace that is open', objects: [WEB, SHOP, closed('web'), out()] },
  {
    title: 'allow different ports',
    objects: [WEB, SHOP, closed('web'), closed('shop'), out({}, [{ port: 80 }]), into({}, [{ port: 81 }])],
    found: [OUT_ONLY, IN_ONLY].reverse(),
  },
  {
    title: 'allow a port of a range, and one by name',
    objects: [
      WEB,
      SHOP,
      closed('web'),
      closed('shop'),
      out({}, [{ port: 80 }]),
      into({}, [{ port: 1, endPort: 100 }, { port: 'http' }]),
    ],
  },
  {
    title: 'allow different pods',
    objects: [
      WEB,
      SHOP,
      closed('web'),
      closed('shop'),
      out({ podSelector: { matchLabels: { app: 'a' } } }),
      policy('shop', { podSelector: { matchLabels: { app: 'b' } }, ingress: [{ from: [named('web')] }] }),
    ],
    found: [OUT_ONLY, IN_ONLY].reverse(),
  },
  {
    title: 'let everybody in',
    objects: [WEB, SHOP, closed('web'), closed('shop'), out(), policy('shop', { ingress: [{}] })],
  },
  {
    title: 'let namespaces in by labels that nobody knows',
    objects: [
      SHOP,
      closed('web'),
      closed('shop'),
      out(),
      policy('shop', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { tier: 'x' } } }] }] }),
    ],
    declared: ['Namespace web'],
  },
  {
    title: 'may have an answer of a chart',
    objects: [WEB, SHOP, closed('web'), closed('shop'), out()],
    declared: ['NetworkPolicy.networking.k8s.io shop/*'],
  },
  {
    title: 'name a namespace that is not there',
    objects: [WEB, out()],
    found: [
      'STR653 spec/egress/0/to/0/namespaceSelector/matchLabels/kubernetes.io/metadata.name names the Namespace shop, which nothing makes there',
    ],
  },
];

const pool = at('metallb', object('metallb.io/v1beta1', 'IPAddressPool', 'home'));
const METALLB = clusterObject('v1', 'Namespace', 'metallb');
const advertisement = (...ipAddressPools: string[]) =>
  at('metallb', object('metallb.io/v1beta1', 'L2Advertisement', 'home', { spec: { ipAddressPools } }));
const asking = (name: string): Manifest => ({
  ...SERVICE,
  metadata: { ...SERVICE.metadata, annotations: { 'metallb.io/address-pool': name } },
});

/** Address pools of MetalLB. */
export const POOLS: ReferenceCase[] = [
  { title: 'are there', objects: [WEB, METALLB, pool, advertisement('home'), asking('home')] },
  {
    title: 'are missed',
    objects: [WEB, METALLB, pool, advertisement('hom'), asking('lab')],
    found: [
      'STR655 spec/ipAddressPools/0 names the IPAddressPool metallb/hom, which nothing makes there',
      'STR655 metadata/annotations/metallb.io/address-pool names the IPAddressPool metallb/lab, which nothing makes there',
    ],
  },
  { title: 'of a virtual cluster are those of its host', objects: [WEB, asking('lab')], isVirtual: true },
];

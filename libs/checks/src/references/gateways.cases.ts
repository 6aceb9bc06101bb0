import {
  object,
  at,
  WEB,
  SHOP,
  GATEWAY_API,
  gateway,
  route,
  SERVICE,
  grant,
  certificate,
  tls,
  ISSUER,
} from './objects.cases';
import type { ReferenceCase } from './objects.cases';

/** What Gateways name. */
export const GATEWAYS: ReferenceCase[] = [
  {
    title: 'misses its class and its certificate',
    objects: [
      WEB,
      object(GATEWAY_API, 'Gateway', 'edge', { spec: { gatewayClassName: 'nginx', listeners: [tls()] } }),
    ],
    found: [
      'STR643 spec/gatewayClassName names the GatewayClass nginx, which nothing makes there',
      'STR640 spec/listeners/0/tls/certificateRefs/0/name names the Secret web/edge-tls, which nothing makes there',
    ],
  },
  {
    title: 'takes a declared class and a certificate for its host',
    objects: [
      WEB,
      ISSUER,
      certificate('*.example.com'),
      object(GATEWAY_API, 'Gateway', 'edge', {
        spec: { gatewayClassName: 'nginx', listeners: [tls('*.example.com')] },
      }),
    ],
    declared: ['GatewayClass.gateway.networking.k8s.io nginx'],
  },
  {
    title: 'takes a certificate that an annotation asks for',
    objects: [
      WEB,
      ISSUER,
      {
        ...gateway(tls('*.example.com')),
        metadata: { name: 'edge', namespace: 'web', annotations: { 'cert-manager.io/cluster-issuer': 'ca' } },
      },
    ],
  },
  {
    title: 'has a certificate for another host',
    objects: [WEB, ISSUER, certificate('example.com'), gateway(tls('*.example.com'))],
    found: [
      'STR649 spec/listeners/0/hostname is *.example.com, which the certificate of the listener does not name: example.com',
    ],
  },
  {
    title: 'has a Secret that is no certificate',
    objects: [
      WEB,
      object('external-secrets.io/v1', 'ExternalSecret', 'edge-tls', {
        spec: { data: [{ secretKey: 'tls.crt' }] },
      }),
      gateway(tls('*.example.com')),
    ],
    found: ['STR641 spec/listeners/0/tls/certificateRefs/0/name names a Secret without tls.key'],
  },
  {
    title: 'takes hosts that its certificate does not name',
    objects: [
      WEB,
      ISSUER,
      certificate('*.example.com'),
      gateway(tls('*.example.com')),
      route({ hostnames: ['a.b.example.com'] }),
    ],
    found: [
      'STR649 spec/hostnames/0 is a.b.example.com, which the certificate of the listener does not name: *.example.com',
    ],
  },
  {
    title: 'needs a grant for a certificate of another namespace',
    objects: [
      WEB,
      SHOP,
      ISSUER,
      at('shop', certificate('*.example.com')),
      gateway(tls('*.example.com', { namespace: 'shop' })),
    ],
    found: [
      'STR648 spec/listeners/0/tls/certificateRefs/0/namespace leads from web to the namespace shop, where no ReferenceGrant allows it',
    ],
  },
  {
    title: 'has a grant for a certificate of another namespace',
    objects: [
      WEB,
      SHOP,
      ISSUER,
      at('shop', certificate('*.example.com')),
      grant({ kind: 'Secret' }),
      gateway(tls('*.example.com', { namespace: 'shop' })),
    ],
  },
];

const ingress = (spec: object, annotations = {}) => ({
  ...object('networking.k8s.io/v1', 'Ingress', 'shop', { spec }),
  metadata: { name: 'shop', namespace: 'web', annotations },
});
const path = (port: object) => ({ http: { paths: [{ backend: { service: { name: 'shop', port } } }] } });

/** What Ingresses name. */
export const INGRESSES: ReferenceCase[] = [
  {
    title: 'misses its class, its Service and its certificate',
    objects: [
      WEB,
      ingress({
        ingressClassName: 'nginx',
        rules: [path({ number: 80 })],
        tls: [{ secretName: 'shop-tls' }],
      }),
    ],
    found: [
      'STR643 spec/ingressClassName names the IngressClass nginx, which nothing makes there',
      'STR647 spec/rules/0/http/paths/0/backend/service/name names the Service web/shop, which nothing makes there',
      'STR640 spec/tls/0/secretName names the Secret web/shop-tls, which nothing makes there',
    ],
  },
  {
    title: 'takes ports by number and by name',
    objects: [
      WEB,
      SERVICE,
      ingress({ ingressClassName: 'nginx', rules: [path({ number: 80 }), path({ name: 'http' })] }),
    ],
    declared: ['IngressClass.networking.k8s.io nginx'],
  },
  {
    title: 'misses the name of a port',
    objects: [
      WEB,
      SERVICE,
      ingress({ defaultBackend: { service: { name: 'shop', port: { name: 'https' } } } }),
    ],
    found: [
      'STR647 spec/defaultBackend/service/port/name names the port https, which the Service web/shop does not have',
    ],
  },
  {
    title: 'has a certificate that an annotation asks for',
    objects: [
      WEB,
      ISSUER,
      ingress({ tls: [{ secretName: 'shop-tls' }] }, { 'cert-manager.io/cluster-issuer': 'ca' }),
    ],
  },
  {
    title: 'misses the issuer of an annotation',
    objects: [WEB, ingress({ tls: [{ secretName: 'shop-tls' }] }, { 'cert-manager.io/issuer': 'ca' })],
    found: [
      'STR650 metadata/annotations/cert-manager.io/issuer names the Issuer web/ca, which nothing makes there',
    ],
  },
];

import { object, clusterObject, WEB, certificate } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

const solver = (reference: object) =>
  clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'acme', {
    spec: {
      acme: {
        privateKeySecretRef: { name: 'account' },
        solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: reference } } }],
      },
    },
  });

/** What Certificates and issuers name. */
export const CERTIFICATES: ReferenceCase[] = [
  {
    title: 'miss their issuer',
    objects: [WEB, certificate('example.com')],
    found: ['STR650 spec/issuerRef/name names the ClusterIssuer ca, which nothing makes there'],
  },
  {
    title: 'take a declared issuer',
    objects: [WEB, certificate('example.com')],
    declared: ['ClusterIssuer.cert-manager.io ca'],
  },
  {
    title: 'leave issuers of others alone',
    objects: [
      WEB,
      object('cert-manager.io/v1', 'Certificate', 'edge', {
        spec: { issuerRef: { group: 'awspca.cert-manager.io', kind: 'AWSPCAIssuer', name: 'ca' } },
      }),
    ],
  },
  {
    title: 'have issuers that miss their credentials',
    objects: [solver({ name: 'dns', key: 'token' })],
    found: [
      'STR640 spec/acme/solvers/0/dns01/cloudflare/apiTokenSecretRef/name names the Secret cert-manager/dns, which nothing makes there',
    ],
  },
  {
    title: 'have issuers that miss a key of them',
    objects: [solver({ name: 'dns', key: 'token' })],
    declared: ['Secret cert-manager/dns#api-token'],
    found: [
      'STR641 spec/acme/solvers/0/dns01/cloudflare/apiTokenSecretRef/key names the key token, which the Secret cert-manager/dns does not have',
    ],
  },
];

const storeOf = (provider: object) =>
  clusterObject('external-secrets.io/v1', 'ClusterSecretStore', 'vault', { spec: { provider } });
const token = {
  auth: { secretRef: { connectTokenSecretRef: { name: 'connect', namespace: 'web', key: 'token' } } },
};
const reading = (secretStoreRef: object) =>
  object('external-secrets.io/v1', 'ExternalSecret', 'token', { spec: { secretStoreRef } });
const pushing = (secretKey: string) =>
  object('external-secrets.io/v1alpha1', 'PushSecret', 'token', {
    spec: {
      secretStoreRefs: [{ kind: 'ClusterSecretStore', name: 'vault' }],
      selector: { secret: { name: 'connect' } },
      data: [{ match: { secretKey } }],
    },
  });

/** Secret stores, and what reads them. */
export const STORES: ReferenceCase[] = [
  {
    title: 'are missed, in the cluster and in the namespace',
    objects: [WEB, reading({ kind: 'ClusterSecretStore', name: 'vault' }), reading({ name: 'own' })],
    found: [
      'STR651 spec/secretStoreRef/name names the ClusterSecretStore vault, which nothing makes there',
      'STR651 spec/secretStoreRef/name names the SecretStore web/own, which nothing makes there',
    ],
  },
  {
    title: 'are there, with their token',
    objects: [
      WEB,
      storeOf({ onepassword: token }),
      reading({ kind: 'ClusterSecretStore', name: 'vault' }),
      pushing('token'),
    ],
    declared: ['Secret web/connect#token'],
  },
  {
    title: 'miss their token and their server',
    objects: [
      storeOf({ onepassword: { ...token, connectHost: 'http://connect.web.svc.cluster.local:8080' } }),
    ],
    found: [
      'STR640 spec/provider/onepassword/auth/secretRef/connectTokenSecretRef/name names the Secret web/connect, which nothing makes there',
      'STR647 spec/provider/onepassword/connectHost names the Service web/connect, which nothing makes there',
    ],
  },
  {
    title: 'are given a key that is not there',
    objects: [WEB, storeOf({}), pushing('key')],
    declared: ['Secret web/connect#token'],
    found: [
      'STR641 spec/data/0/match/secretKey names the key key, which the Secret web/connect does not have',
    ],
  },
];

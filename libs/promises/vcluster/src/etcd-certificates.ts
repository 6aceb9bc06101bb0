import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { namesOf } from './names';

const API = 'cert-manager.io/v1';

/**
 * An authority that only this namespace has, and what it issues: certificates of the members for their clients and
 * for one another, and that of the API server. The authority lives ten years and keeps its key, since nobody would
 * tell the members of another; the rest is renewed each year.
 *
 * @see https://cert-manager.io/docs/configuration/ca/
 */
export function etcdCertificates(name: string): Manifest[] {
  const { namespace, etcd } = namesOf(name);
  const authority = `${etcd}-ca`;
  const issuer = (issuerName: string, spec: object): Manifest =>
    customResource(API, 'Issuer', { name: issuerName, namespace }, spec);
  const certificate = (part: string, issuerName: string, spec: object): Manifest =>
    customResource(
      API,
      'Certificate',
      { name: `${etcd}-${part}`, namespace },
      {
        secretName: `${etcd}-${part}`,
        issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: issuerName },
        ...spec,
      },
    );
  const leaf = (part: string, spec: object): Manifest =>
    certificate(part, etcd, {
      duration: '8760h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      ...spec,
    });
  return [
    issuer(`${etcd}-self-signed`, { selfSigned: {} }),
    certificate('ca', `${etcd}-self-signed`, {
      isCA: true,
      commonName: authority,
      duration: '87600h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
    }),
    issuer(etcd, { ca: { secretName: authority } }),
    leaf('server', {
      ...memberNames(name),
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
    }),
    leaf('peer', {
      ...memberNames(name),
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
    }),
    leaf('client', {
      commonName: `${name}-apiserver`,
      usages: ['digital signature', 'key encipherment', 'client auth'],
    }),
  ];
}

function memberNames(name: string) {
  const { namespace, etcd } = namesOf(name);
  const domains = [namespace, `${namespace}.svc`, `${namespace}.svc.cluster.local`];
  return {
    commonName: etcd,
    dnsNames: [
      etcd,
      ...domains.map((domain) => `${etcd}.${domain}`),
      ...domains.map((domain) => `*.${etcd}-headless.${domain}`),
      'localhost',
    ],
    ipAddresses: ['127.0.0.1'],
  };
}

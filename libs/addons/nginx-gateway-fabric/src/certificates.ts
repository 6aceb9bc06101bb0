import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Facts } from '@strata/model';
import { NAMESPACE } from './names';

/** The certificate that the Gateway shows for every host of the domain. */
export function wildcardCertificate({ domain, acme, gateway }: Facts): Manifest {
  return customResource(
    'cert-manager.io/v1',
    'Certificate',
    { name: gateway.certificateSecret, namespace: NAMESPACE },
    {
      secretName: gateway.certificateSecret,
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: acme.issuer },
      dnsNames: [domain, `*.${domain}`],
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    },
  );
}

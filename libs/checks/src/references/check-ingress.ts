import { requireTls } from './check-gateway';
import type { Field } from './field';
import { KIND } from './kinds';
import type { ReferenceCheck } from './reference-report';
import { checkService } from './service-reference';

/** The class, the Services and the certificates of an Ingress. */
export const checkIngress: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  const spec = root.at('spec');
  const className = spec.at('ingressClassName');
  if (className.text !== undefined) {
    report.require(subject, className, { code: 'STR643', kind: KIND.ingressClass, name: className.text });
  }
  if (namespace === undefined) return;
  const backends = [
    spec.at('defaultBackend'),
    ...spec
      .at('rules')
      .elements.flatMap((rule) => rule.at('http', 'paths').elements.map((path) => path.at('backend'))),
  ];
  for (const backend of backends) {
    const service = backend.at('service');
    const port: Field = service.at('port', 'number').exists
      ? service.at('port', 'number')
      : service.at('port', 'name');
    checkService(subject, { namespace, name: service.at('name'), port }, report);
  }
  for (const tls of spec.at('tls').elements) {
    const name = tls.at('secretName');
    if (name.text === undefined) continue;
    const known = report.require(subject, name, {
      code: 'STR640',
      kind: KIND.secret,
      namespace,
      name: name.text,
    });
    requireTls(subject, name, known?.keys, report);
  }
};

import { at, WEB, SHOP, listener, gateway, route, backend, SERVICE, grant } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

/** What routes name. */
export const ROUTES: ReferenceCase[] = [
  {
    title: 'attaches and leads to a Service',
    objects: [WEB, gateway(listener()), SERVICE, route(backend({}))],
  },
  {
    title: 'misses the Gateway',
    objects: [WEB, route({})],
    found: ['STR645 spec/parentRefs/0/name names the Gateway web/edge, which nothing makes there'],
  },
  {
    title: 'takes a declared Gateway, whose listeners nobody knows',
    objects: [WEB, route({ parentRefs: [{ name: 'edge', sectionName: 'any' }] })],
    declared: ['Gateway.gateway.networking.k8s.io web/edge'],
  },
  {
    title: 'misses the listener',
    objects: [WEB, gateway(listener()), route({ parentRefs: [{ name: 'edge', sectionName: 'htps' }] })],
    found: [
      'STR645 spec/parentRefs/0/sectionName names the listener htps, which the Gateway web/edge does not have',
    ],
  },
  {
    title: 'misses the port of the listener',
    objects: [WEB, gateway(listener()), route({ parentRefs: [{ name: 'edge', port: 8443 }] })],
    found: [
      'STR645 spec/parentRefs/0/port leads to no listener of the Gateway web/edge, which has the ports 443',
    ],
  },
  {
    title: 'is not let in from another namespace',
    objects: [WEB, SHOP, gateway(listener()), route({}, 'shop')],
    found: [
      'STR646 spec/parentRefs/0/name leads to the Gateway web/edge, whose listener https takes routes of the namespace web only',
    ],
  },
  {
    title: 'is let in from everywhere',
    objects: [
      WEB,
      SHOP,
      gateway(listener({ allowedRoutes: { namespaces: { from: 'All' } } })),
      route({}, 'shop'),
    ],
  },
  {
    title: 'is selected by the labels of its namespace, or not',
    objects: [
      WEB,
      SHOP,
      gateway(
        listener({
          allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { tier: 'front' } } } },
        }),
      ),
      route({}),
      route({}, 'shop'),
    ],
    found: [
      'STR646 spec/parentRefs/0/name leads to the Gateway web/edge, whose listener https does not select the namespace shop',
    ],
  },
  {
    title: 'may be selected where labels are not known',
    objects: [
      WEB,
      gateway(
        listener({
          allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { tier: 'front' } } } },
        }),
      ),
      route({}, 'shop'),
    ],
    declared: ['Namespace shop'],
  },
  {
    title: 'is not of a kind that the listener takes',
    objects: [WEB, gateway(listener({ protocol: 'TLS', tls: { mode: 'Passthrough' } })), route({})],
    found: [
      'STR646 spec/parentRefs/0/name leads to the Gateway web/edge, whose listener https takes TLSRoute and TCPRoute only',
    ],
  },
  {
    title: 'has a host of the listener',
    objects: [
      WEB,
      gateway(listener({ hostname: '*.example.com' })),
      route({ hostnames: ['shop.example.com', 'a.b.example.com'] }),
    ],
  },
  {
    title: 'has a host that the listener does not take',
    objects: [WEB, gateway(listener({ hostname: '*.example.com' })), route({ hostnames: ['example.com'] })],
    found: ['STR646 spec/hostnames/0 is example.com, but the listener takes *.example.com'],
  },
  {
    title: 'has one host that the listener does not take',
    objects: [
      WEB,
      gateway(listener({ hostname: '*.example.com' })),
      route({ hostnames: ['shop.example.com', 'shop.example.org'] }),
    ],
    found: ['STR646 spec/hostnames/1 is shop.example.org, but the listener takes *.example.com'],
  },
  {
    title: 'misses the Service',
    objects: [WEB, gateway(listener()), route(backend({}))],
    found: ['STR647 spec/rules/0/backendRefs/0/name names the Service web/shop, which nothing makes there'],
  },
  {
    title: 'misses the port of a Service, rendered or declared',
    objects: [
      WEB,
      gateway(listener()),
      SERVICE,
      route(backend({ port: 8080 })),
      route(backend({ name: 'cart', port: 80 })),
    ],
    declared: ['Service web/cart:8080'],
    found: [
      'STR647 spec/rules/0/backendRefs/0/port names the port 8080, which the Service web/shop does not have',
      'STR647 spec/rules/0/backendRefs/0/port names the port 80, which the Service web/cart does not have',
    ],
  },
  {
    title: 'misses the Service of a mirror',
    objects: [
      WEB,
      gateway(listener()),
      route({ rules: [{ filters: [{ requestMirror: { backendRef: { name: 'mirror', port: 80 } } }] }] }),
    ],
    found: [
      'STR647 spec/rules/0/filters/0/requestMirror/backendRef/name names the Service web/mirror, which nothing makes there',
    ],
  },
  {
    title: 'leads to another namespace without a grant',
    objects: [WEB, SHOP, gateway(listener()), at('shop', SERVICE), route(backend({ namespace: 'shop' }))],
    found: [
      'STR648 spec/rules/0/backendRefs/0/namespace leads from web to the namespace shop, where no ReferenceGrant allows it',
    ],
  },
  {
    title: 'leads to another namespace with a grant',
    objects: [
      WEB,
      SHOP,
      gateway(listener()),
      at('shop', SERVICE),
      grant({ kind: 'Service' }),
      route(backend({ namespace: 'shop' })),
    ],
  },
  {
    title: 'leads to another Service than the grant says',
    objects: [
      WEB,
      SHOP,
      gateway(listener()),
      at('shop', SERVICE),
      grant({ kind: 'Service', name: 'cart' }),
      route(backend({ namespace: 'shop' })),
    ],
    found: [
      'STR648 spec/rules/0/backendRefs/0/namespace leads from web to the namespace shop, where no ReferenceGrant allows it',
    ],
  },
];

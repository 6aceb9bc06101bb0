import { isMap } from '@strata/compose';
import { familyOf } from './ip-address';
import {
  checkName,
  checkRequiredName,
  DNS_1035_LABEL,
  DNS_SUBDOMAIN,
  PATH_SEGMENT,
  PORT_NAME,
  WILDCARD_SUBDOMAIN,
} from './name-syntax';
import type { Place } from './place';
import { checkPortNumber } from './port';

const FORBIDDEN_IN_PATH = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_AT_END = ['/..', '/.'];

/**
 * Checks an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function checkIngress(object: Place): void {
  const spec = object.at('spec');
  const [rules, backend] = [spec.at('rules'), spec.at('defaultBackend')];
  if (rules.isEmpty && backend.isAbsent) spec.refuse('STR627', 'must have rules or a defaultBackend');
  if (!backend.isAbsent) checkBackend(backend);
  for (const rule of rules.elements) checkRule(rule);
  for (const tls of spec.at('tls').elements) {
    for (const host of tls.at('hosts').elements) checkName(host, 'STR627', WILDCARD_SUBDOMAIN);
    if (!tls.at('secretName').isEmpty) checkName(tls.at('secretName'), 'STR627', DNS_SUBDOMAIN);
  }
  checkName(spec.at('ingressClassName'), 'STR627', DNS_SUBDOMAIN);
  const annotation = object.at('metadata', 'annotations', 'kubernetes.io/ingress.class');
  if (!annotation.isAbsent && !spec.at('ingressClassName').isAbsent) {
    if (annotation.value !== spec.at('ingressClassName').value) {
      annotation.refuse('STR627', 'must be equal to spec.ingressClassName');
    }
  }
}

/** Checks an IngressClass. */
export function checkIngressClass(object: Place): void {
  const controller = object.at('spec', 'controller');
  const { text } = controller;
  if (!controller.require('STR627') || text === undefined) return;
  const domain = text.slice(0, text.indexOf('/'));
  if (
    text.length > 250 ||
    !/^[^/]+\/[-A-Za-z0-9/%._~!$&'()*+,;=:]+$/.test(text) ||
    !DNS_SUBDOMAIN.fits(domain)
  ) {
    controller.refuse('STR627', 'must be a path with a domain before it, such as example.com/ingress');
  }
}

function checkRule(rule: Place): void {
  const host = rule.at('host');
  if (!host.isEmpty && host.text !== undefined) {
    if (familyOf(host.text) === undefined) checkName(host, 'STR627', WILDCARD_SUBDOMAIN);
    else host.refuse('STR627', 'must be a DNS name, not an address');
  }
  if (!isMap(rule.at('http').value)) return;
  rule.at('http', 'paths').require('STR627');
  for (const path of rule.at('http', 'paths').elements) checkPath(path);
}

function checkPath(entry: Place): void {
  const [type, path] = [entry.at('pathType'), entry.at('path')];
  type.require('STR627');
  type.requireOneOf('STR627', ['Exact', 'ImplementationSpecific', 'Prefix']);
  const text = path.text ?? '';
  const isFree = type.text === 'ImplementationSpecific';
  if (!text.startsWith('/') && !(isFree && path.isEmpty)) path.refuse('STR627', 'must start with /');
  const isTwisted =
    FORBIDDEN_IN_PATH.some((part) => text.includes(part)) ||
    FORBIDDEN_AT_END.some((end) => text.endsWith(end));
  if (!isFree && isTwisted) path.refuse('STR627', 'must have no empty parts, no . and .. and no %2f');
  checkBackend(entry.at('backend'));
}

function checkBackend(backend: Place): void {
  const [service, resource] = [backend.at('service'), backend.at('resource')];
  if (service.isAbsent === resource.isAbsent) {
    backend.refuse('STR627', 'must have either a service or a resource');
    return;
  }
  if (service.isAbsent) {
    for (const field of ['kind', 'name']) checkRequiredName(resource.at(field), 'STR627', PATH_SEGMENT);
    checkName(resource.at('apiGroup'), 'STR627', DNS_SUBDOMAIN);
    return;
  }
  checkRequiredName(service.at('name'), 'STR627', DNS_1035_LABEL);
  const [name, number] = [service.at('port', 'name'), service.at('port', 'number')];
  if (name.isEmpty === (number.isAbsent || number.number === 0)) {
    service.at('port').refuse('STR627', 'must have either a name or a number');
  } else if (name.isEmpty) checkPortNumber(number, 'STR627');
  else checkName(name, 'STR627', PORT_NAME);
}

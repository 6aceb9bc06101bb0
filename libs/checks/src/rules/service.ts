import { checkAddress, checkNetwork, familyOf } from './ip-address';
import { checkLabels } from './label-selector';
import { checkName, DNS_SUBDOMAIN, QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';
import { checkPortNumber } from './port';
import { checkServicePorts } from './service-ports';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const LARGEST_AFFINITY_SECONDS = 86_400;

/**
 * Checks a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function checkService(object: Place): void {
  const spec = object.at('spec');
  spec.at('type').requireOneOf('STR626', TYPES);
  const type = spec.at('type').text ?? 'ClusterIP';
  checkServicePorts(spec, type);
  checkLabels(spec.at('selector'), 'STR626');
  checkAffinity(spec);
  if (type === 'ExternalName') checkExternalName(spec);
  else checkClusterAddresses(spec, type);
  for (const address of spec.at('externalIPs').elements) checkAddress(address, 'STR626');
  checkLoadBalancer(spec, type);
  checkTraffic(spec, type);
}

function checkExternalName(spec: Place): void {
  const name = spec.at('externalName');
  if (
    name.require('STR626') &&
    name.text !== undefined &&
    !DNS_SUBDOMAIN.fits(name.text.replace(/\.$/, ''))
  ) {
    name.refuse('STR626', `must be ${DNS_SUBDOMAIN.description}`);
  }
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    if (!spec.at(field).isEmpty)
      spec.at(field).refuse('STR626', 'must be left out with the type ExternalName');
  }
}

function checkClusterAddresses(spec: Place, type: string): void {
  const [single, list] = [spec.at('clusterIP'), spec.at('clusterIPs')];
  if (single.text === 'None' && (type === 'LoadBalancer' || type === 'NodePort')) {
    single.refuse('STR626', `must not be None with the type ${type}`);
  }
  for (const address of [single, ...list.elements]) {
    if (!address.isEmpty && address.text !== 'None') checkAddress(address, 'STR626');
  }
  const addresses = list.elements.map(({ text }) => text);
  if (addresses.length > 0 && (addresses[0] !== single.text || addresses.length > 2)) {
    list.refuse('STR626', 'must start with clusterIP, and hold at most two addresses');
  } else if (addresses.length === 2) {
    const families = addresses.map((address) => familyOf(address ?? ''));
    if (families[0] === families[1]) list.refuse('STR626', 'must hold one address of each family');
  }
  checkFamilies(spec);
}

function checkFamilies(spec: Place): void {
  const families = spec.at('ipFamilies');
  for (const family of families.elements) family.requireElementOf('STR626', ['IPv4', 'IPv6']);
  const names = families.elements.map(({ text }) => text);
  if (new Set(names).size < names.length) families.refuse('STR626', 'must not name a family twice');
  const policy = spec.at('ipFamilyPolicy');
  policy.requireOneOf('STR626', ['SingleStack', 'PreferDualStack', 'RequireDualStack']);
  if (policy.text === 'SingleStack' && Math.max(names.length, spec.at('clusterIPs').elements.length) > 1) {
    policy.refuse('STR626', 'must not be SingleStack with two families');
  }
}

function checkAffinity(spec: Place): void {
  const affinity = spec.at('sessionAffinity');
  const config = spec.at('sessionAffinityConfig');
  affinity.requireOneOf('STR626', ['ClientIP', 'None']);
  // With None, or nothing, the API server drops the configuration.
  if (affinity.text === 'ClientIP') {
    config.at('clientIP', 'timeoutSeconds').requireRange('STR626', 1, LARGEST_AFFINITY_SECONDS);
  }
}

const LOAD_BALANCER_FIELDS = [
  'allocateLoadBalancerNodePorts',
  'loadBalancerClass',
  'loadBalancerIP',
  'loadBalancerSourceRanges',
];

function checkLoadBalancer(spec: Place, type: string): void {
  for (const field of type === 'LoadBalancer' ? [] : LOAD_BALANCER_FIELDS) {
    if (!spec.at(field).isEmpty)
      spec.at(field).refuse('STR626', 'must be left out unless the type is LoadBalancer');
  }
  checkName(spec.at('loadBalancerClass'), 'STR626', QUALIFIED_NAME);
  for (const network of spec.at('loadBalancerSourceRanges').elements) checkNetwork(network, 'STR626');
}

function checkTraffic(spec: Place, type: string): void {
  const external = spec.at('externalTrafficPolicy');
  const isReachable =
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && !spec.at('externalIPs').isEmpty);
  external.requireOneOf('STR626', ['Cluster', 'Local']);
  if (!isReachable && !external.isEmpty) {
    external.refuse('STR626', 'must be left out unless the type is LoadBalancer or NodePort');
  }
  spec.at('internalTrafficPolicy').requireOneOf('STR626', ['Cluster', 'Local']);
  const distribution = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
  spec.at('trafficDistribution').requireOneOf('STR626', distribution);
  const health = spec.at('healthCheckNodePort');
  if (health.number === undefined || health.number === 0) return;
  if (type !== 'LoadBalancer' || external.text !== 'Local') {
    health.refuse(
      'STR626',
      'must be left out unless the type is LoadBalancer and externalTrafficPolicy Local',
    );
  } else checkPortNumber(health, 'STR626');
}

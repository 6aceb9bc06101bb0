import { isAtLeast } from '../contract';
import { checkSubnets, isControlPlane } from './machine';
import type { Reader } from './reader';
import { describeBadEndpoint, isPrefix, parseUrl } from './texts';

/** The rules of the `cluster` section. */
export function checkCluster(reader: Reader): void {
  if (reader.map('cluster') === undefined) {
    reader.refuse(['cluster'], 'is required');
    return;
  }
  const endpoint = ['cluster', 'controlPlane', 'endpoint'];
  if (reader.text(...endpoint) === '') {
    reader.refuse(endpoint, 'is required');
    return;
  }
  const wrong = describeBadEndpoint(reader.text(...endpoint));
  if (wrong !== undefined) reader.refuse(endpoint, wrong, 'Write it as https://192.0.2.10:6443.');
  const domain = reader.text('cluster', 'network', 'dnsDomain');
  if (domain !== '' && !isDnsName(domain))
    reader.refuse(['cluster', 'network', 'dnsDomain'], 'is no DNS name');
  for (const field of ['podSubnets', 'serviceSubnets']) {
    reader.list('cluster', 'network', field).forEach((_, index) => {
      const path = ['cluster', 'network', field, index];
      // Talos notices only when Kubernetes starts, and does not.
      if (!isPrefix(reader.text(...path))) reader.refuse(path, 'must be a CIDR');
    });
  }
  checkEtcd(reader);
  if (!isControlPlane(reader) && reader.text('cluster', 'ca', 'key') !== '') {
    reader.refuse(['cluster', 'ca', 'key'], 'must not be on workers', 'Give the certificate alone.');
  }
  if (isControlPlane(reader)) checkCni(reader);
  checkCloudProvider(reader);
  checkManifests(reader);
  checkDiscovery(reader);
  for (const component of ['apiServer', 'controllerManager', 'scheduler']) checkResources(reader, component);
  checkAuthorization(reader);
}

const isDnsName = (name: string): boolean =>
  name.replace(/\./g, '').length <= 255 &&
  /^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62}(?:\.[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62})*[._]?$/.test(name);

function checkEtcd(reader: Reader): void {
  const path = ['cluster', 'etcd'];
  if (!reader.has(...path)) return;
  if (!isControlPlane(reader)) {
    reader.refuse(path, 'is only allowed on control planes');
    return;
  }
  if (!reader.has(...path, 'ca')) reader.refuse([...path, 'ca'], 'is required');
  const subnet = reader.text(...path, 'subnet');
  if (subnet !== '' && reader.list(...path, 'advertisedSubnets').length > 0) {
    reader.refuse([...path, 'subnet'], 'cannot be given beside advertisedSubnets');
  }
  checkSubnets(reader, [...path, 'advertisedSubnets']);
  checkSubnets(reader, [...path, 'listenSubnets']);
}

function checkCni(reader: Reader): void {
  const path = ['cluster', 'network', 'cni'];
  const name = reader.text(...path, 'name');
  if (!reader.has(...path)) return;
  if (!['flannel', 'custom', 'none'].includes(name)) {
    reader.refuse([...path, 'name'], `must be flannel, custom or none, not "${name}"`);
    return;
  }
  const urls = reader.list(...path, 'urls');
  if (name !== 'custom' && urls.length > 0) reader.refuse([...path, 'urls'], `must be empty for ${name}`);
  if (name === 'custom' && urls.length === 0)
    reader.warn([...path, 'urls'], 'should not be empty for custom');
  if (name === 'custom') {
    urls.forEach((_, index) => {
      const wrong = describeBadEndpoint(reader.text(...path, 'urls', index));
      if (wrong !== undefined) reader.refuse([...path, 'urls', index], wrong);
    });
  }
  if (name === 'flannel') return;
  const flannel = [...path, 'flannel'];
  if (reader.list(...flannel, 'extraArgs').length > 0) {
    reader.refuse([...flannel, 'extraArgs'], `must be empty for ${name}`);
  }
  if (isAtLeast(reader.contract, '1.13') && reader.isTrue(...flannel, 'kubeNetworkPoliciesEnabled')) {
    reader.refuse([...flannel, 'kubeNetworkPoliciesEnabled'], `must be off for ${name}`);
  }
}

function checkCloudProvider(reader: Reader): void {
  const path = ['cluster', 'externalCloudProvider'];
  const manifests = reader.list(...path, 'manifests');
  if (!reader.isTrue(...path, 'enabled')) {
    if (manifests.length > 0)
      reader.refuse([...path, 'manifests'], 'are given, and the provider is not enabled');
    return;
  }
  manifests.forEach((_, index) => {
    const wrong = describeBadEndpoint(reader.text(...path, 'manifests', index));
    if (wrong !== undefined) reader.refuse([...path, 'manifests', index], wrong);
  });
}

function checkManifests(reader: Reader): void {
  const path = ['cluster', 'inlineManifests'];
  const names = reader.list(...path).map((_, index) => reader.text(...path, index, 'name'));
  names.forEach((name, index) => {
    if (name.trim() === '') reader.refuse([...path, index, 'name'], 'is required');
    else if (names.indexOf(name) !== index) {
      reader.refuse(
        [...path, index, 'name'],
        `stands there twice: ${name}`,
        'Lists append: give it another name, or delete the first.',
      );
    }
  });
}

function checkDiscovery(reader: Reader): void {
  const path = ['cluster', 'discovery'];
  const service = [...path, 'registries', 'service'];
  if (!reader.isTrue(...path, 'enabled') || reader.isTrue(...service, 'disabled')) return;
  const endpoint = reader.text(...service, 'endpoint');
  const url = endpoint === '' ? { path: '' } : parseUrl(endpoint);
  if (url === undefined || (endpoint !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(endpoint))) {
    reader.refuse([...service, 'endpoint'], 'is no URL');
  } else if (!['', '/'].includes(url.path)) reader.refuse([...service, 'endpoint'], 'must not have a path');
  for (const field of ['id', 'secret']) {
    if (reader.text('cluster', field) === '') reader.refuse(['cluster', field], 'is required for discovery');
  }
}

function checkResources(reader: Reader, component: string): void {
  for (const field of ['requests', 'limits']) {
    const path = ['cluster', component, 'resources', field];
    for (const [name] of reader.entries(...path)) {
      if (!['cpu', 'memory'].includes(name)) reader.refuse([...path, name], 'must be cpu or memory');
    }
  }
}

const AUTHORIZERS = ['Node', 'RBAC', 'Webhook'];

function checkAuthorization(reader: Reader): void {
  const path = ['cluster', 'apiServer', 'authorizationConfig'];
  if (!reader.has(...path)) return;
  for (const [argument] of reader.entries('cluster', 'apiServer', 'extraArgs')) {
    if (argument === 'authorization-mode' || argument.startsWith('authorization-webhook-')) {
      reader.refuse(
        ['cluster', 'apiServer', 'extraArgs', argument],
        'cannot be given beside authorizationConfig',
      );
    }
  }
  reader.list(...path).forEach((_, index) => {
    for (const field of ['type', 'name']) {
      if (reader.text(...path, index, field) === '') reader.refuse([...path, index, field], 'is required');
    }
    const type = reader.text(...path, index, 'type');
    if (type !== '' && !AUTHORIZERS.includes(type))
      reader.refuse([...path, index, 'type'], `must be one of ${AUTHORIZERS.join(', ')}`);
    const hasWebhook = reader.entries(...path, index, 'webhook').length > 0;
    if (type === 'Webhook' && !hasWebhook) reader.refuse([...path, index, 'webhook'], 'is required');
    if (type !== 'Webhook' && hasWebhook)
      reader.refuse([...path, index, 'webhook'], 'is only for the type Webhook');
  });
}

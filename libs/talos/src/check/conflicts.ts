import { isAtLeast } from '../contract';
import { documentId } from '../document';
import { LINK_KINDS } from './links';
import type { Reader } from './reader';
import { secondsOf } from './texts';

/** Kinds of which one name may stand in one document. */
const RIVALS: readonly (readonly string[])[] = [
  LINK_KINDS,
  ['Layer2VIPConfig', 'HCloudVIPConfig'],
  ['UserVolumeConfig', 'ExistingVolumeConfig'],
];

/** Documents that say the same thing twice. */
export function checkConflicts(readers: readonly Reader[]): void {
  const ids = readers.map(({ document }) => documentId(document));
  readers.forEach((reader, index) => {
    if (ids.indexOf(ids[index] ?? '') !== index) reader.refuse([], 'stands there twice');
    const kind = reader.text('kind');
    const name = reader.text('name');
    const rivals = RIVALS.find((kinds) => kinds.includes(kind)) ?? [];
    const other = readers
      .slice(0, index)
      .find(
        (each) =>
          each.text('name') === name && each.text('kind') !== kind && rivals.includes(each.text('kind')),
      );
    if (other !== undefined) reader.refuse(['name'], `is that of a ${other.text('kind')} as well`);
  });
  const [main] = readers.filter((reader) => !reader.has('kind'));
  if (main !== undefined) readers.forEach((reader) => checkLegacy(reader, main));
}

/** Typed documents beside the sections of the `v1alpha1` document that they replace. */
function checkLegacy(reader: Reader, main: Reader): void {
  const network = ['machine', 'network'];
  const remedy = 'Keep the document, and delete the field of machine.';
  switch (reader.text('kind')) {
    case 'HostnameConfig':
      if (main.text(...network, 'hostname') !== '')
        main.refuse([...network, 'hostname'], 'is set by a HostnameConfig as well', remedy);
      else if (main.isTrue('machine', 'features', 'stableHostname')) {
        main.refuse(['machine', 'features', 'stableHostname'], 'is set by a HostnameConfig as well', remedy);
      }
      return;
    case 'ResolverConfig':
      for (const field of ['nameservers', 'searchDomains']) {
        if (main.list(...network, field).length > 0)
          main.refuse([...network, field], 'are set by a ResolverConfig as well', remedy);
      }
      if (main.isTrue(...network, 'disableSearchDomain')) {
        main.refuse([...network, 'disableSearchDomain'], 'is set by a ResolverConfig as well', remedy);
      }
      return;
    case 'TimeSyncConfig': {
      const time = ['machine', 'time'];
      const isSet =
        main.isTrue(...time, 'disabled') ||
        main.list(...time, 'servers').length > 0 ||
        (secondsOf(main.text(...time, 'bootTimeout')) ?? 0) !== 0;
      if (isSet) main.refuse(time, 'is set by a TimeSyncConfig as well', remedy);
      return;
    }
    case 'KubeSpanConfig':
      if (main.has(...network, 'kubespan'))
        main.refuse([...network, 'kubespan'], 'is set by a KubeSpanConfig as well', remedy);
      return;
    case 'EnvironmentConfig':
      if (main.entries('machine', 'env').length > 0)
        main.refuse(['machine', 'env'], 'is set by an EnvironmentConfig as well', remedy);
      return;
    case 'VolumeConfig': {
      const field = { STATE: 'state', EPHEMERAL: 'ephemeral' }[reader.text('name')] ?? '';
      const legacy = ['machine', 'systemDiskEncryption', field];
      const isEncrypted =
        reader.list('encryption', 'keys').length > 0 || reader.text('encryption', 'provider') !== '';
      if (field !== '' && isEncrypted && main.has(...legacy))
        main.refuse(legacy, 'is set by a VolumeConfig as well', remedy);
      return;
    }
    case 'RegistryMirrorConfig':
    case 'RegistryAuthConfig':
    case 'RegistryTLSConfig': {
      const field = reader.text('kind') === 'RegistryMirrorConfig' ? 'mirrors' : 'config';
      const legacy = ['machine', 'registries', field, reader.text('name')];
      if (isAtLeast(reader.contract, '1.12') && main.has(...legacy)) {
        main.refuse(legacy, `is set by a ${reader.text('kind')} as well`, remedy);
      }
      return;
    }
    default:
  }
}

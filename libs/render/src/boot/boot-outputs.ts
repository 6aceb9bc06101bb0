import { JSON_HEADERS, IPXE_HEADER_MARK, TEMPLATE_HEADER_MARK } from '@strata/model';
import { bootScript } from '@strata/matchbox';
import type { Group, Profile } from '@strata/matchbox';
import { MATCHBOX_DIRECTORY } from '../lay-out';
import type { OutputFile } from '../lay-out';
import type { Output } from '../outputs';
import type { BootAsset, BootDefinitions } from './boot-definitions';

/** Everything that matchbox serves, and what it is made from. */
export interface BootSources extends BootDefinitions {
  readonly url: string;
  /** Templates by their names. */
  readonly templates: readonly { readonly name: string; readonly text: string }[];
  /** SHA-256 of assets by their paths. */
  readonly digests: Readonly<Record<string, string>>;
}

const SOURCES = ['talos', 'matchbox'];

/** The file of a group. */
export const groupFile = ({ id }: Group): string => `${MATCHBOX_DIRECTORY}/groups/${id}.json`;

/** The file of a profile. */
export const profileFile = ({ id }: Profile): string => `${MATCHBOX_DIRECTORY}/profiles/${id}.json`;

/** The data directory of matchbox, and the list of assets to download. */
export function bootOutputs({ groups, profiles, assets, digests }: BootSources): Output[] {
  const json = (path: string, data: object): Output => ({
    path,
    data,
    sources: SOURCES,
    jsonHeader: JSON_HEADERS.matchbox,
  });
  const describeAsset = ({ path, url }: BootAsset) => ({
    path,
    url,
    ...(digests[path] === undefined ? {} : { sha256: digests[path] }),
  });
  return [
    ...groups.map((group) => json(groupFile(group), group)),
    ...profiles.map((profile) => json(profileFile(profile), profile)),
    json(`${MATCHBOX_DIRECTORY}/assets.json`, { assets: assets.map(describeAsset) }),
  ];
}

/** Files that are no data: the script that leads iPXE to matchbox, and templates. */
export function bootTexts({ url, templates }: BootSources): OutputFile[] {
  const [, ...script] = bootScript({ url }).split('\n');
  return [
    {
      path: `${MATCHBOX_DIRECTORY}/boot.ipxe`,
      text: [`${IPXE_HEADER_MARK}matchbox.`, ...script].join('\n'),
    },
    ...templates.map(({ name, text }) => ({
      path: `${MATCHBOX_DIRECTORY}/generic/${name}`,
      text: `${TEMPLATE_HEADER_MARK}matchbox. */ -}}\n${text}`,
    })),
  ];
}

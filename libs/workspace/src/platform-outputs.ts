import {
  BOOTSTRAP_PARTS,
  BOOTSTRAP_PROJECT,
  BOOTSTRAP_SETS,
  controlPlaneBootstrap,
  guestBootstrap,
  guestProject,
  guestRegistration,
  guestsOf,
  hostsOf,
  hostTerraform,
  platformProjects,
  promisesApplicationSet,
  renovatePreset,
  requestManifest,
  requestsApplicationSet,
} from '@strata/platform';
import type { PlatformAddon, PlatformCluster, PlatformRequest } from '@strata/platform';
import type { PromiseDefinition } from '@strata/kratix';
import { manifestFileName } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { JSON_HEADERS } from '@strata/model';
import {
  belowRendered,
  BOOTSTRAP_DIRECTORY,
  clusterDirectory,
  FILES,
  PROMISES_DIRECTORY,
  RENDERED,
  REQUESTS_DIRECTORY,
} from '@strata/render';
import type { Output } from '@strata/render';
import { promiseFile } from './promise-outputs';

/** What the outputs of the platform are made from. */
export interface PlatformSources {
  readonly addons: readonly PlatformAddon[];
  readonly clusters: readonly PlatformCluster[];
  readonly requests: readonly PlatformRequest[];
  readonly promises: readonly PromiseDefinition[];
  /** Names of the clusters that requests make: their promise registers them. */
  readonly requested: readonly string[];
}

/** What belongs to no single addon: the bootstrap of every cluster, the AppProjects and the platform requests. */
export function platformOutputs(sources: PlatformSources): Output[] {
  const { addons, clusters, requests, promises } = sources;
  return [
    ...applicationSets(addons, promises),
    ...platformProjects(addons, clusters, promises).map((project) =>
      bootstrapOutput(BOOTSTRAP_PARTS.projects, project, [LIBRARY, ADDONS]),
    ),
    ...clusters.flatMap((cluster) => clusterManifests(cluster, sources)),
    ...hostsOf(clusters).flatMap((host) => terraformOutput(host, addons)),
    ...requests.map(requestOutput),
    {
      path: RENOVATE_PRESET,
      data: renovatePreset(addons),
      sources: [LIBRARY, ADDONS],
      jsonHeader: JSON_HEADERS.renovate,
    },
  ];
}

/** The preset that `.github/renovate.json` extends. */
export const RENOVATE_PRESET = `${RENDERED}/renovate.json`;

const LIBRARY = 'libs/platform';
const ADDONS = 'libs/addons/*';

function applicationSets(addons: readonly PlatformAddon[], promises: readonly PromiseDefinition[]): Output[] {
  const paths = {
    bootstrap: belowRendered(BOOTSTRAP_DIRECTORY),
    addons: belowRendered(`${RENDERED}/addons`),
    applicationSet: FILES.applicationSet,
  };
  const bootstrap = [controlPlaneBootstrap(paths), guestBootstrap(paths)].map((set) =>
    bootstrapOutput(BOOTSTRAP_PARTS.applicationSets, set, [LIBRARY]),
  );
  const promised =
    promises.length === 0
      ? undefined
      : promisesApplicationSet(addons, belowRendered(PROMISES_DIRECTORY), (name) => promiseFile('*', name));
  const requests = requestsApplicationSet(addons, belowRendered(REQUESTS_DIRECTORY));
  const ofKratix = [promised, requests].flatMap((set) => set ?? []);
  return [
    ...bootstrap,
    ...ofKratix.map((set) => bootstrapOutput(BOOTSTRAP_PARTS.applicationSets, set, [LIBRARY, ADDONS])),
  ];
}

/** What the Argo CD of a host must know of its guests, and of a guest what its owners may do. */
function clusterManifests(
  cluster: PlatformCluster,
  { addons, clusters, requested }: PlatformSources,
): Output[] {
  const { name, host, environment } = cluster.cluster;
  const guests = guestsOf(name, clusters).filter((guest) => !requested.includes(guest.cluster.name));
  const manifests =
    host === undefined
      ? guests.map((guest) => guestRegistration(guest, cluster.facts))
      : [guestProject(cluster, addons)];
  const sources = [LIBRARY, `environments/{base,${environment}}`];
  return manifests.map((manifest) =>
    bootstrapOutput(`${BOOTSTRAP_PARTS.clusters}/${name}`, manifest, sources),
  );
}

/** From the directory of a host's Terraform configuration to `rendered/`. */
const FROM_TERRAFORM = '../../..';

function terraformOutput(host: PlatformCluster, addons: readonly PlatformAddon[]): Output[] {
  const { name, environment } = host.cluster;
  const inBootstrap = (path: string): string =>
    `${FROM_TERRAFORM}/${belowRendered(`${BOOTSTRAP_DIRECTORY}/${path}`)}`;
  const onHost = (addon: string, file: string): string =>
    `${FROM_TERRAFORM}/${belowRendered(clusterDirectory(addon, name))}/${file}`;
  const data = hostTerraform(host, addons, {
    projects: [inBootstrap(`${BOOTSTRAP_PARTS.projects}/${BOOTSTRAP_PROJECT}.yaml`)],
    applicationSets: BOOTSTRAP_SETS.map((set) =>
      inBootstrap(`${BOOTSTRAP_PARTS.applicationSets}/${set}.yaml`),
    ),
    application: (addon) => onHost(addon, FILES.application),
    values: (addon) => onHost(addon, FILES.values),
  });
  if (data === undefined) return [];
  return [
    {
      path: `${BOOTSTRAP_DIRECTORY}/${BOOTSTRAP_PARTS.terraform}/${name}/main.tf.json`,
      data,
      sources: [LIBRARY, ADDONS, `environments/{base,${environment}}`],
      jsonHeader: JSON_HEADERS.terraform,
    },
  ];
}

function bootstrapOutput(part: string, manifest: Manifest, sources: readonly string[]): Output {
  const name = part.includes('/') ? manifestFileName(manifest) : `${manifest.metadata.name}.yaml`;
  return { path: `${BOOTSTRAP_DIRECTORY}/${part}/${name}`, data: manifest, sources };
}

const requestOutput = (request: PlatformRequest): Output => ({
  path: `${REQUESTS_DIRECTORY}/${request.environment}/${request.name}.yaml`,
  data: requestManifest(request),
  sources: [`environments/${request.environment}/requests/${request.name}.yaml`],
});

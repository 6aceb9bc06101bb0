import { projectAllows } from '@strata/argocd';
import type { ProjectObject } from '@strata/argocd';
import type { Manifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import { BOOTSTRAP_PARTS } from '@strata/platform';
import { argoCdInstances, BOOTSTRAP_DIRECTORY } from '@strata/render';
import type { ArgoCdInstance, Claim, ClusterTarget, OutputFile } from '@strata/render';
import { parse } from 'yaml';
import type { RenderedProject } from './rendered-project';

/** An Application on one Argo CD, and the objects that it brings where they are known. */
interface Placed {
  readonly application: Manifest;
  readonly owner: RenderedProject;
  readonly objects: readonly ProjectObject[];
}

/**
 * What the AppProjects, as they are written, do not permit the Applications: repositories, destinations and kinds; and
 * projects that do not exist.
 */
export function checkProjects(
  projects: readonly RenderedProject[],
  targets: readonly ClusterTarget[],
): Issue[] {
  return argoCdInstances(targets.map(({ cluster }) => cluster)).flatMap((instance) => {
    const known = new Map(
      projectsOn(instance, projects).map((project) => [project.metadata.name, project] as const),
    );
    return applicationsOn(instance, projects).flatMap((placed) => checkApplication(placed, instance, known));
  });
}

function checkApplication(
  { application, owner, objects }: Placed,
  { host, clusters }: ArgoCdInstance,
  known: ReadonlyMap<string, Manifest>,
): Issue[] {
  const { project, destination } = application['spec'] as {
    project: string;
    destination: { name?: string; server?: string };
  };
  const { name } = application.metadata;
  const report = (message: string): Issue => ({
    code: 'STR411',
    message,
    location: owner.definition,
    clusters: [host],
  });
  const rules = known.get(project);
  if (rules === undefined)
    return [report(`Application ${name} is in the project ${project}, which does not exist`)];
  const cluster = clusters.find(
    (each) => each.name === destination.name || each.server === destination.server,
  );
  if (cluster === undefined) {
    const wanted = destination.name ?? destination.server ?? 'none';
    return [report(`Application ${name} goes to the cluster ${wanted}, which is not registered there`)];
  }
  return projectAllows(rules, application, cluster, objects).map(({ message }) =>
    report(`the project ${project} does not allow Application ${name} ${message}`),
  );
}

function applicationsOn(instance: ArgoCdInstance, projects: readonly RenderedProject[]): Placed[] {
  const { host } = instance;
  return projects.flatMap((owner) => {
    const generated = owner.applications
      .filter((each) => each.host === host)
      .flatMap(({ applications }) => applications)
      .map(({ manifest, cluster }) => ({
        application: manifest,
        owner,
        objects: owner.claims.filter((claim) => claim.cluster === cluster).map(describeObject),
      }));
    const written = manifestsOn(instance, owner, 'application').map((application) => ({
      application,
      owner,
      objects: [],
    }));
    return [...generated, ...written];
  });
}

/** The AppProjects that an Argo CD has: those of the bootstrap, of its guests, and what addons bring beside them. */
function projectsOn(instance: ArgoCdInstance, projects: readonly RenderedProject[]): Manifest[] {
  const { clusters } = instance;
  const ownDirectories = clusters.map(({ name }) =>
    bootstrapDirectory(`${BOOTSTRAP_PARTS.clusters}/${name}`),
  );
  const directories = [bootstrapDirectory(BOOTSTRAP_PARTS.projects), ...ownDirectories];
  const ofBootstrap = projects
    .flatMap(({ files }) => files)
    .filter(({ path }) => directories.some((directory) => path.startsWith(directory)))
    .map(read)
    .filter(({ kind }) => kind === 'AppProject');
  return [...ofBootstrap, ...projects.flatMap((project) => manifestsOn(instance, project, 'appproject'))];
}

const bootstrapDirectory = (part: string): string => `${BOOTSTRAP_DIRECTORY}/${part}/`;

/** Objects of a kind that an addon renders on the host itself; the files are named after their kinds. */
function manifestsOn({ host }: ArgoCdInstance, { files }: RenderedProject, kind: string): Manifest[] {
  return files.filter(({ path }) => path.includes(`/clusters/${host}/manifests/${kind}.`)).map(read);
}

/** Several Argo CDs read the same files. */
const READ = new WeakMap<OutputFile, Manifest>();

function read(file: OutputFile): Manifest {
  const manifest = READ.get(file) ?? (parse(file.text) as Manifest);
  READ.set(file, manifest);
  return manifest;
}

/** An object as its claim identifies it: group, kind, namespace and name. */
function describeObject({ identity }: Claim): ProjectObject {
  const [group = '', kind = '', namespace = '', ...name] = identity.split('/');
  return { group, kind, name: name.join('/'), ...(namespace === '' ? {} : { namespace }) };
}

import type { Layer, Path } from '@strata/compose';
import type * as Explain from '@strata/explain';
import { isError } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import {
  clusterFile,
  endpointOf,
  machineClusterOutputs,
  machineFile,
  machineOutput,
  locationOf,
  machineSchemaOutput,
  patchedConfig,
  writeOutput,
} from '@strata/render';
import type { ClusterTarget, MachineParts, MachineTarget, OutputFile } from '@strata/render';
import { checkVersions, documentId } from '@strata/talos';
import type { MachineConfigProblem, TalosDocument } from '@strata/talos';
import { checkConfig } from './check-config';
import { machineDirectory, machineTarget } from './machine-target';
import { checkRenderedVersions } from './rendered-versions';

/** The machine configs of a platform. */
export interface MachineRendering {
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
}

/** Renders and checks the configs of all machines. Warnings do not keep files from being rendered. */
export function renderMachines(
  root: string,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): MachineRendering {
  const issues: Issue[] = [];
  const files = targets.flatMap((target) => {
    const { machines = [] } = target;
    const complete = machines.filter((machine) => {
      const found = checkComplete(target, machine);
      issues.push(...found);
      return found.length === 0;
    });
    const parts = complete.map((machine) => partsOf(target, machine));
    complete.forEach((machine, index) => {
      issues.push(...checkRendered(root, target, machine, parts[index] as MachineParts, layerOf));
    });
    issues.push(...checkRenderedVersions(root, target, complete));
    if (issues.some(isError)) return [];
    return [...parts.map(machineOutput), ...machineClusterOutputs(parts)].map((output) => ({
      path: output.path,
      text: writeOutput(output),
    }));
  });
  const schema = machineSchemaOutput();
  return {
    files: issues.some(isError) ? [] : [...files, { path: schema.path, text: writeOutput(schema) }],
    issues,
  };
}

/** All that the config of a machine is made from. */
export const partsOf = (
  { cluster }: ClusterTarget,
  { node, machine, patches }: MachineTarget,
): MachineParts => ({ node, machine, cluster, patches: patches.map(({ documents }) => documents) });

/** What no layer says, and nothing follows from. */
function checkComplete(target: ClusterTarget, { node, machine, locate }: MachineTarget): Issue[] {
  const file = `${machineDirectory(target, node)}/machine.yaml`;
  const versions = checkVersions(machine).map(({ field, message, remedy }): Issue => ({
    code: 'STR233',
    message,
    clusters: [node],
    location: locate([field]) ?? { file },
    remedy,
  }));
  const { name, environment } = target.cluster;
  if (endpointOf(machine, target.cluster) !== undefined) return versions;
  const message = `the machines of ${name} do not know where its Kubernetes API is`;
  const remedy =
    'Give the network a `vip`, the only control plane an address, or the machines an `endpoint`.';
  const place = { file: clusterFile(environment, name) };
  return [...versions, { code: 'STR231', message, clusters: [node], location: place, remedy }];
}

function checkRendered(
  root: string,
  target: ClusterTarget,
  machine: MachineTarget,
  parts: MachineParts,
  layerOf: (file: string) => Layer | undefined,
): Issue[] {
  const patched = patchedConfig(parts);
  if ('problems' in patched) {
    return patched.problems.map((problem): Issue => {
      const file = machine.patches[problem.patch];
      const index = (file?.documents ?? []).findIndex((each) => documentId(each) === problem.document);
      const steps = ['documents', Math.max(index, 0), ...problem.path];
      return {
        code: 'STR230',
        message: describe(problem),
        clusters: [machine.node],
        location:
          file === undefined
            ? { file: machineDirectory(target, machine.node) }
            : locationOf(file.layer.origin, steps),
        remedy: problem.remedy,
      };
    });
  }
  const { documents } = patched;
  const locate = locator(target, machine, documents, layerOf);
  return checkConfig(root, machine.machine, documents).map(({ code, ...problem }) => ({
    code,
    ...(problem.severity === 'warning' ? { severity: problem.severity } : {}),
    message: describe(problem),
    clusters: [machine.node],
    location: locate(problem),
    remedy: problem.remedy,
  }));
}

const describe = ({ document, path, message }: MachineConfigProblem): string => {
  const place = [...(document === 'v1alpha1' ? [] : [document.replace(/^v1alpha1\//, '')]), path.join('.')];
  return `${place.filter((part) => part !== '').join(' ')} ${message}`.trim();
};

/** Where a value of a machine config comes from: the first place that flows into it or the nearest value above. */
function locator(
  target: ClusterTarget,
  machine: MachineTarget,
  documents: readonly TalosDocument[],
  layerOf: (file: string) => Layer | undefined,
): (problem: MachineConfigProblem) => Location {
  let explainer: Explain.Explainer | undefined;
  const file = machineFile(target.cluster.name, machine.node);
  const own = { file: `${machineDirectory(target, machine.node)}/machine.yaml` };
  return ({ document, path }) => {
    const index = documents.findIndex((each) => documentId(each) === document);
    if (index < 0) return own;
    const { Explainer, valueAt } = require('@strata/explain') as typeof Explain;
    explainer ??= new Explainer(machineTarget(target, machine, layerOf));
    // What is wrong with a map or list as a whole, or missing in it, is the last patch's doing, where one reaches in.
    if (typeof (valueAt(documents, [index, ...path]) ?? {}) === 'object') {
      const patch = patchAt(machine, document, path);
      if (patch !== undefined) return patch;
    }
    const steps = [index, ...path];
    while (steps.length > 2 && valueAt(documents, steps) === undefined) steps.pop();
    // A whole document is too much to ask about.
    if (steps.length < 2) return own;
    const origins = explainer
      .explainFile({ file, path: steps })
      .flatMap((field) => field.origins)
      .filter(({ location }) => !location.file.startsWith('libs/'));
    return origins[0]?.location ?? own;
  };
}

/** Where the last patch that says something at a path says it. */
function patchAt({ patches }: MachineTarget, document: string, path: Path): Location | undefined {
  const { valueAt } = require('@strata/explain') as typeof Explain;
  for (const { documents, layer } of [...patches].reverse()) {
    const index = documents.findIndex(
      (each) => documentId(each) === document && path.length > 0 && valueAt(each, path) !== undefined,
    );
    if (index >= 0) return locationOf(layer.origin, ['documents', index, ...path]);
  }
  return undefined;
}

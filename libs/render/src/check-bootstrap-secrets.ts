import { BOOTSTRAP_SECRETS_SCHEMA, isPlacedOn } from '@strata/addon';
import type { BootstrapSecret } from '@strata/addon';
import { validateSchema } from '@strata/schema';
import { messageOf } from '@strata/compose';
import type { Issue, Location } from '@strata/model';
import type { AddonSource } from './addon-source';
import { describeShape } from './check-shape';
import { locationOf } from './location';
import type { ClusterTarget } from './platform';

type Source = Pick<AddonSource, 'addon' | 'folder' | 'definitionOrigin'>;

/** A Terraform variable of a host. */
interface Input {
  readonly variable: string;
  readonly folder: string;
  /** Identifies the Secret that it is for. */
  readonly secret: string;
  readonly location: Location;
}

/**
 * Bootstrap Secrets of addons that cannot be made, or that take one Terraform variable for different Secrets, on every
 * cluster that is bootstrapped: one without a host.
 */
export function checkBootstrapSecrets(
  sources: readonly Source[],
  targets: readonly ClusterTarget[],
): Issue[] {
  return targets
    .filter(({ cluster }) => cluster.host === undefined)
    .flatMap((target) => {
      const found: Issue[] = [];
      const inputs = sources.flatMap((source) => inputsOf(source, target, found));
      return [...found, ...findShared(inputs)].map((issue) => ({
        ...issue,
        clusters: [target.cluster.name],
      }));
    });
}

function inputsOf(source: Source, { cluster, facts }: ClusterTarget, issues: Issue[]): Input[] {
  const { addon, folder, definitionOrigin } = source;
  if (addon.bootstrapSecrets === undefined || !isPlacedOn(addon, cluster)) return [];
  let secrets: readonly BootstrapSecret[];
  try {
    secrets = addon.bootstrapSecrets(facts);
  } catch (error) {
    const location = locationOf(definitionOrigin, ['bootstrapSecrets']);
    issues.push({
      code: 'STR221',
      message: `bootstrapSecrets of ${folder} fails: ${messageOf(error)}`,
      location,
    });
    return [];
  }
  const problems = validateSchema(BOOTSTRAP_SECRETS_SCHEMA, { bootstrapSecrets: secrets });
  issues.push(...problems.map((problem) => describeShape(problem, folder, definitionOrigin, 'STR221')));
  if (problems.length > 0) return [];
  return secrets.map(({ name, variable }, index) => ({
    variable,
    folder,
    secret: `${addon.namespace.name}/${name}`,
    location: locationOf(definitionOrigin, ['bootstrapSecrets', index, 'variable']),
  }));
}

/** Two Secrets that take one variable: one of its descriptions, and a revision that belongs to both, would be lost. */
const findShared = (inputs: readonly Input[]): Issue[] =>
  inputs.flatMap(({ variable, folder, secret, location }, index): Issue[] => {
    const first = inputs.slice(0, index).find((each) => each.variable === variable && each.secret !== secret);
    if (first === undefined) return [];
    const message = `the Secrets ${first.secret} of ${first.folder} and ${secret} of ${folder} both take the variable ${variable}`;
    const related = [{ role: `variable of ${first.secret}`, location: first.location }];
    return [
      { code: 'STR221', message, location, related, remedy: 'Give one of the two a variable of its own.' },
    ];
  });

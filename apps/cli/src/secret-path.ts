import { isSecretKey } from '@strata/report';

type Path = readonly (string | number)[];

/** Names of products and kinds that sound confidential; what is nested under them is judged by its own keys. */
const HARMLESS = /(?:one|1)password|external[-_]?secrets?/gi;

/** The key of a value that ends so tells which, and never what: `secretName`, `secret_suffix`, `token_revision`. */
const NAMES = /(?:name|suffix|revision)$/i;

/**
 * Arguments of a Terraform variable that describe it; its `default` is its value.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/variable
 */
const VARIABLE_ARGUMENTS: readonly unknown[] = [
  'description',
  'type',
  'sensitive',
  'ephemeral',
  'nullable',
  'validation',
];

/**
 * Arguments of a Secret in Terraform that hold nothing of what is in it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1
 */
const SECRET_ARGUMENTS: readonly unknown[] = [
  'metadata',
  'type',
  'immutable',
  'data_wo_revision',
  'depends_on',
  'lifecycle',
];

/** The type of a resource, which begins with its provider: `kubernetes_secret_v1`. */
const RESOURCE_TYPE = /^[a-z\d]+(?:_[a-z\d]+)+$/;

/** Whether a key on the way to a value looks confidential. */
export function isSecretPath(path: Path): boolean {
  if (isLabel(path)) return false;
  const { isSecret, rest } = readTerraformAddress(path);
  if (isSecret) return true;
  const keys = rest.flatMap((step) => (typeof step === 'string' ? step.split('.') : []));
  return keys.some((key, index) => {
    const isOuter = index < keys.length - 1;
    return isOuter ? isSecretKey(key.replace(HARMLESS, '')) : isSecretKey(key) && !NAMES.test(key);
  });
}

/** Whether a value is that of a label: everybody may read those. */
const isLabel = (path: Path): boolean => {
  const [outer, inner] = path.slice(-3);
  return path.length >= 3 && (inner === 'matchLabels' || (inner === 'labels' && outer === 'metadata'));
};

/**
 * What a path in a Terraform configuration begins with names a block: `resource`, its type and its name. Those are no
 * keys of a value.
 *
 * @returns the path within the block; the whole path where it names none
 */
function readTerraformAddress(path: Path): { readonly isSecret: boolean; readonly rest: Path } {
  const [block, type, name, argument] = path;
  if (block === 'variable' && typeof type === 'string') {
    if (VARIABLE_ARGUMENTS.includes(name)) return { isSecret: false, rest: [] };
    if (name === 'default' && argument === undefined) return { isSecret: false, rest: [type] };
  }
  const isResource =
    block === 'resource' && typeof type === 'string' && RESOURCE_TYPE.test(type) && path.length > 3;
  if (!isResource) return { isSecret: false, rest: path };
  const isSecret = isSecretKey(type) && !SECRET_ARGUMENTS.includes(argument);
  return { isSecret, rest: path.slice(3) };
}

import type { Addon } from '@strata/addon';
import { validateSchema } from '@strata/schema';
import { compose, withOrigin } from '@strata/compose';
import { readYamlLayer } from '@strata/render';
import { referenceTargets } from './reference-platform';

/**
 * What a render refuses of the shape of an overlay above the addon's defaults: unknown keys, values of a wrong form,
 * words in a wrong place. Not what only the whole configuration shows, such as a key that is missing.
 */
export function judgeOverlay({ schema, defaults }: Addon, overlay: object): string[] {
  const [, target] = referenceTargets();
  const { layer, issues } = readYamlLayer(JSON.stringify(overlay), 'overlay.yaml', 'overlay');
  if (layer === undefined) return issues.map(({ message }) => message);
  const layers = [withOrigin(defaults, { name: 'defaults', file: 'defaults.ts' }), layer];
  const { data, problems } = compose(layers, { ...target }).evaluate();
  const misplaced = problems.filter(({ kind }) => kind === 'merge').map(({ message }) => message);
  const invalid = validateSchema(schema, data)
    // How many keys a map has depends on the layers below, which an overlay alone does not show.
    .filter(({ kind, message }) => kind !== 'missing' && !/than \d+ properties$/.test(message))
    .map(({ path, message }) => `${path.join('.')} ${message}`);
  return [...misplaced, ...invalid];
}

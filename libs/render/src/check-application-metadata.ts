import { APPLICATION_METADATA_SCHEMA } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { PLACEHOLDERS, SYNC_WAVE } from '@strata/argocd';
import { validateSchema } from '@strata/schema';
import type { Issue } from '@strata/model';
import type { AddonSource } from './addon-source';
import { describeShape } from './check-shape';
import { locationOf } from './location';
import { usualLabels } from './predict';

/**
 * Labels and annotations that an addon gives its Applications and that are not its own to give. A function that
 * throws is told of where the ApplicationSet is made.
 */
export function checkApplicationMetadata({ addon, folder, definitionOrigin }: AddonSource): Issue[] {
  const metadata = metadataOf(addon);
  if (metadata === undefined) return [];
  const data = { applicationMetadata: metadata };
  const problems = validateSchema(APPLICATION_METADATA_SCHEMA, data);
  if (problems.length > 0) {
    return problems.map((problem) => describeShape(problem, folder, definitionOrigin));
  }
  const reserved = {
    labels: Object.keys(usualLabels(addon, PLACEHOLDERS)),
    // On Applications that a set generates a wave orders nothing.
    annotations: [SYNC_WAVE],
  };
  return (['labels', 'annotations'] as const).flatMap((field) => {
    const given = Object.keys(metadata[field] ?? {});
    return reserved[field]
      .filter((key) => given.includes(key))
      .map((key): Issue => {
        const message = `${folder} gives its Applications the ${field.slice(0, -1)} ${key}, which is not its own to give`;
        const location = locationOf(definitionOrigin, ['applicationMetadata', field, key]);
        return { code: 'STR220', message, location, remedy: REMEDIES[field] };
      });
  });
}

const REMEDIES = {
  labels: 'Choose another key; this one says which addon, project and environment the Application is of.',
  annotations: 'Remove it; the order of addons follows from `dependsOn`.',
} as const;

function metadataOf(addon: Addon): ReturnType<NonNullable<Addon['applicationMetadata']>> | undefined {
  try {
    return addon.applicationMetadata?.(PLACEHOLDERS);
  } catch {
    return undefined;
  }
}

import { platformAddon } from '@strata/platform';
import { checkDefinition } from '@strata/render';
import { digestOf } from './digest';
import { addonsReadBy, addonsReadElsewhere } from './module-reads';
import type { RenderContext } from './open-project';

/**
 * Names what the platform depends on, with what it is made of each addon in the place of the addon's code; undefined where
 * a definition has issues. Takes every definition, so it is asked only where the code of an addon has changed.
 */
export function nameOfPlatform({ root, names, workspace }: RenderContext): string | undefined {
  const parts: string[] = [names.platform(addonsReadElsewhere(root))];
  for (const folder of names.addons) {
    const source = workspace().addonSource(folder);
    if ('issues' in source || checkDefinition(source, []).length > 0) return undefined;
    const { bootstrapSecrets, ...plain } = platformAddon(source.addon);
    parts.push(JSON.stringify(plain));
    // What a function gives is known by its code alone.
    if (bootstrapSecrets !== undefined) parts.push(names.base(folder, addonsReadBy(root, folder, [])));
  }
  return digestOf(parts);
}

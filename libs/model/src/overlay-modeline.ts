/** The JSON Schema of the YAML overlays of an addon, as a path from the workspace root. */
export const overlaySchemaPath = (addon: string): string => `rendered/addons/${addon}/overlay.schema.json`;

/**
 * The first line of a YAML overlay, by which editors find its schema.
 *
 * @param file path of the overlay from the workspace root
 * @see https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
 */
export function overlayModeline(file: string, addon: string): string {
  const up = '../'.repeat(file.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${overlaySchemaPath(addon)}`;
}

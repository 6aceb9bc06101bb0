/** The JSON Schema of the YAML overlays of an addon, as a path from the workspace root. */
export const overlaySchemaPath = (addon: string): string => `rendered/addons/${addon}/overlay.schema.json`;

/**
 * The first line of a YAML overlay, by which editors find its schema.
 *
 * @param file path of the overlay from the workspace root
 * @see https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
 */
export const overlayModeline = (file: string, addon: string): string =>
  modeline(file, overlaySchemaPath(addon));

/** The JSON Schema of the layers of machines, as a path from the workspace root. */
export const MACHINE_SCHEMA_PATH = 'rendered/talos/machine.schema.json';

/** The first line of a YAML layer of machines. @param file path of the layer from the workspace root */
export const machineModeline = (file: string): string => modeline(file, MACHINE_SCHEMA_PATH);

const modeline = (file: string, schema: string): string =>
  `# yaml-language-server: $schema=${'../'.repeat(file.split('/').length - 1)}${schema}`;

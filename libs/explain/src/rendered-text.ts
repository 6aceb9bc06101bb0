import type { Path } from '@strata/compose';
import { readYamlLayer, writeOutput } from '@strata/render';
import type { Output } from '@strata/render';
import { fieldsAtLine } from './layer-paths';

/** The line, from 1, on which a field stands in a rendered file. */
export function lineOfField(output: Output, path: Path): number | undefined {
  return readOutput(output)?.origin.locate?.(path)?.line;
}

/** The fields that stand on a line of a rendered file; none behind its end. */
export function fieldsOnLine(output: Output, line: number): Path[] {
  const lines = writeOutput(output).trimEnd().split('\n');
  const layer = line > lines.length ? undefined : readOutput(output);
  return layer === undefined ? [] : fieldsAtLine(layer, line).map(({ path }) => path);
}

/** JSON is read as the YAML that it is. */
const readOutput = (output: Output) => readYamlLayer(writeOutput(output), output.path, output.path).layer;

import type { Layer, Path } from '@strata/compose';
import { DOCUMENT_MARK, readYamlLayer, writeOutput } from '@strata/render';
import type { Output } from '@strata/render';
import { fieldsAtLine } from './layer-paths';

/** The line, from 1, on which a field stands in a rendered file. */
export function lineOfField(output: Output, path: Path): number | undefined {
  for (const { layer, lines, prefix } of readParts(output)) {
    const inside = prefix.every((step, index) => String(path[index]) === String(step));
    const line = inside ? layer.origin.locate?.(path.slice(prefix.length))?.line : undefined;
    if (line !== undefined) return line + lines;
  }
  return undefined;
}

/** The fields that stand on a line of a rendered file; none behind its end. */
export function fieldsOnLine(output: Output, line: number): Path[] {
  const last = writeOutput(output).trimEnd().split('\n').length;
  if (line > last) return [];
  const parts = readParts(output);
  const part = parts.findLast(({ lines }) => lines < line);
  if (part === undefined) return [];
  return fieldsAtLine(part.layer, line - part.lines).map(({ path }) => [...part.prefix, ...path]);
}

/** One document of a file. */
interface Part {
  readonly layer: Layer;
  /** Lines of the file before the document. */
  readonly lines: number;
  /** What leads to the document in the data of the file. */
  readonly prefix: Path;
}

/** The documents of a file; JSON is read as the YAML that it is. */
function readParts(output: Output): Part[] {
  const text = writeOutput(output);
  const documents = output.isStream === true ? text.split(`\n${DOCUMENT_MARK}`) : [text];
  let lines = 0;
  return documents.flatMap((document, index) => {
    const before = lines;
    lines += document.split('\n').length + 1;
    const { layer } = readYamlLayer(document, output.path, output.path);
    const prefix = output.isStream === true ? [index] : [];
    return layer === undefined ? [] : [{ layer, lines: before, prefix }];
  });
}

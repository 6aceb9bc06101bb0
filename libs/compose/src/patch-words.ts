import { DirectiveError } from './directive-error';
import { messageOf } from './errors';
import type { Transform } from './operators';
import { jsonPatch, mergePatch } from './patches';
import type { JsonPatchOperation } from './patches';
import type { Path } from './path';

/** A word of plain data that turns the map around it into a patch. */
export interface PatchWord {
  /** The words that may stand beside it in the map. */
  readonly companions: readonly string[];
  /** Makes the patch from the map. @throws Error or DirectiveError, whose path starts in the map */
  readonly parse: (map: Readonly<Record<string, unknown>>) => Transform;
}

/** Words that patch, by how they are written, such as `$jsonPatch`. */
export type PatchWords = Readonly<Record<string, PatchWord>>;

/** The formats of patches that every overlay can use. */
export const PATCH_WORDS: PatchWords = {
  $jsonPatch: { companions: [], parse: (map) => jsonPatch(map['$jsonPatch'] as JsonPatchOperation[]) },
  $mergePatch: { companions: [], parse: (map) => mergePatch(map['$mergePatch']) },
};

/** Turns a map with a word that patches into the patch. @throws DirectiveError with the place of what is wrong */
export function parsePatchWord(
  map: Readonly<Record<string, unknown>>,
  word: string,
  path: Path,
  words: PatchWords,
): Transform {
  const { companions, parse } = words[word] as PatchWord;
  const stranger = Object.keys(map).find((key) => key !== word && !companions.includes(key));
  if (stranger !== undefined) {
    throw new DirectiveError(
      [...path, stranger],
      `"${stranger}" cannot stand beside ${word}: the patch takes the place of the value`,
    );
  }
  try {
    return parse(map);
  } catch (error) {
    if (error instanceof DirectiveError) throw new DirectiveError([...path, ...error.path], error.message);
    throw new DirectiveError([...path, word], `${word}: ${messageOf(error)}`);
  }
}

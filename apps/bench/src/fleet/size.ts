/** How many addons on how many clusters. */
export interface FleetSize {
  readonly addons: number;
  readonly clusters: number;
}

/** The sizes that have a name, smallest first. */
export const NAMED_SIZES: Readonly<Record<string, FleetSize>> = {
  S: { addons: 20, clusters: 3 },
  M: { addons: 60, clusters: 10 },
  L: { addons: 100, clusters: 50 },
  XL: { addons: 200, clusters: 100 },
};

/** What a size may look like, for messages. */
export const SIZE_WORDS = `${Object.keys(NAMED_SIZES).join(', ')} and numbers as in 5x2`;

/** Reads a size: one with a name, or addons by clusters as in `5x2`; undefined if it is neither. */
export function parseSize(text: string): FleetSize | undefined {
  const [, addons, clusters] = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(text) ?? [];
  if (addons === undefined || clusters === undefined)
    return Object.hasOwn(NAMED_SIZES, text) ? NAMED_SIZES[text] : undefined;
  return { addons: Number(addons), clusters: Number(clusters) };
}

/** How many addons on how many clusters. */
export interface FleetSize {
  readonly addons: number;
  readonly clusters: number;
}

const NAMED: Readonly<Record<string, FleetSize>> = {
  S: { addons: 20, clusters: 3 },
  M: { addons: 60, clusters: 10 },
  L: { addons: 100, clusters: 50 },
};

/** Reads a size: `S`, `M`, `L`, or addons by clusters as in `5x2`; undefined if it is neither. */
export function parseSize(text: string): FleetSize | undefined {
  const [, addons, clusters] = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(text) ?? [];
  if (addons === undefined || clusters === undefined)
    return Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  return { addons: Number(addons), clusters: Number(clusters) };
}

import { compose } from '@strata/compose';
import type { Layer, Path } from '@strata/compose';
import type { Location } from '@strata/model';
import { locationAt } from '@strata/render';
import type { Output } from '@strata/render';
import { fieldOf } from './influence';
import { fieldsAtLine, perturbField, withFieldAt } from './layer-paths';
import { isSame, leavesOf, replaceAt, valueAt } from './leaves';
import type { FindLiterals } from './literals';
import { perturb } from './perturb';
import { renderTarget, sourceData, withSourceData } from './render-target';
import type { RenderTarget } from './render-target';
import { tryToCompose } from './try-to-compose';

/** A field of a rendered file that changes with something. */
export interface Effect {
  readonly file: string;
  readonly path: Path;
  /** As it is now; undefined for a field that would be new. */
  readonly value: unknown;
}

/** The fields that a line of a file reaches. */
export function effectsOfLine(
  target: RenderTarget,
  { file, line }: { readonly file: string; readonly line: number },
  findLiterals: FindLiterals = () => [],
): Effect[] {
  const inLayers = target.layers.flatMap((layer) =>
    layer.origin.file === file ? changeLayer(target, layer, line) : [],
  );
  const inSources = changeSourceLayers(target, file, line);
  const literals = findLiterals(({ location }) => location.file === file && location.line === line);
  const inCode = literals.map(({ value, outputsWith }) => () => {
    const [other] = perturb(value);
    return outputsWith(other as typeof value);
  });
  return compareAll(target, [...inLayers, ...inSources, ...inCode]);
}

/** The fields that a value of the sources of a name reaches, such as `facts.domain`. */
export function effectsOfSource(target: RenderTarget, [name, ...path]: Path): Effect[] {
  const sources = target.sources.filter((each) => each.name === name);
  const renders = sources.flatMap(({ data }) =>
    leavesOf(valueAt(data, path), path)
      .filter(({ value }) => value !== undefined)
      .flatMap((leaf) =>
        perturb(leaf.value).map((value) => () => {
          // All of one value at once: with the others as they are, it would still be there.
          const same = sources.filter((each) => isSame(valueAt(each.data, leaf.path), leaf.value));
          const changed = same.map((each) => [each.key, replaceAt(each.data, leaf.path, value)] as const);
          return renderTarget(withSourceData(target, Object.fromEntries(changed)));
        }),
      ),
  );
  return compareAll(target, renders);
}

/** A value that a line gives and that another place wins over. */
export interface Override {
  /** The name of the render target. */
  readonly target: string;
  readonly path: Path;
  /** The place that wins. */
  readonly location: Location;
}

/** Which places win over what a line gives, for a line that reaches nothing; none where nothing is rendered. */
export function overridesOfLine(
  target: RenderTarget,
  { file, line }: { readonly file: string; readonly line: number },
): Override[] {
  if ((tryToRender(target) ?? []).length === 0) return [];
  const stacks = [target.layers, ...target.sources.map(({ layers }) => layers)];
  return stacks.flatMap((layers) => {
    const composition = compose(layers, target.bind(sourceData(target)));
    return layers
      .filter(({ origin }) => origin.file === file)
      .flatMap((layer) => fieldsAtLine(layer, line))
      .flatMap(({ path }) => {
        const winner = tryToCompose(() => composition.provenance(path))?.winner;
        if (winner === undefined || winner.origin.file === file) return [];
        return [{ target: target.name, path, location: locationAt(winner) }];
      });
  });
}

type Render = () => readonly Output[];

function changeLayer(target: RenderTarget, layer: Layer, line: number): Render[] {
  const current = compose(target.layers, target.bind(sourceData(target)));
  return fieldsAtLine(layer, line).flatMap(({ path, field }) =>
    perturbField(field, tryToCompose(() => current.provenance(path))?.data()).map((value) => () => {
      const changed = withFieldAt(layer, path, value);
      return renderTarget({ ...target, layers: swap(target.layers, layer, changed) });
    }),
  );
}

/** Changes a line in every source that is composed from its file; in those of one name at once. */
function changeSourceLayers(target: RenderTarget, file: string, line: number): Render[] {
  const names = [...new Set(target.sources.map(({ name }) => name))];
  return names.flatMap((name) => {
    const using = target.sources.flatMap(({ key, name: own, layers }) => {
      const layer = layers.find(({ origin }) => origin.file === file);
      return own !== name || layer === undefined ? [] : [{ key, layers, layer }];
    });
    const fields = using[0] === undefined ? [] : fieldsAtLine(using[0].layer, line);
    return fields.flatMap(({ path, field }) =>
      perturbField(field, undefined).map((value) => () => {
        const changed = using.map(({ key, layers, layer }) => {
          const others = swap(layers, layer, withFieldAt(layer, path, value));
          return [key, compose(others).evaluate().data] as const;
        });
        return renderTarget(withSourceData(target, Object.fromEntries(changed)));
      }),
    );
  });
}

const swap = (layers: readonly Layer[], old: Layer, changed: Layer): readonly Layer[] =>
  layers.map((layer) => (layer === old ? changed : layer));

function compareAll(target: RenderTarget, renders: readonly Render[]): Effect[] {
  const before = renders.length === 0 ? undefined : tryToRender(target);
  if (before === undefined) return [];
  const found = new Map<string, Effect>();
  for (const render of renders) {
    for (const effect of attempt(render, (after) => compareOutputs(before, after))) {
      found.set(JSON.stringify([effect.file, effect.path]), effect);
    }
  }
  return [...found.values()];
}

function compareOutputs(before: readonly Output[], after: readonly Output[]): Effect[] {
  const changed = before.flatMap(({ path: file, data }) =>
    leavesOf(data)
      .filter(({ path, value }) => !isSame(value, fieldOf(before, after, { file, path })))
      .map(({ path, value }) => ({ file, path, value })),
  );
  const added =
    after.length === before.length
      ? []
      : after.filter(({ path }) => !before.some((old) => old.path === path));
  return [...changed, ...added.map(({ path }) => ({ file: path, path: [], value: undefined }))];
}

/** The output of a target as it is; undefined where its code fails, of which rendering tells. */
function tryToRender(target: RenderTarget): readonly Output[] | undefined {
  try {
    return renderTarget(target);
  } catch {
    return undefined;
  }
}

/** What refuses a value tells nothing by it. */
function attempt(render: Render, compare: (after: readonly Output[]) => Effect[]): Effect[] {
  try {
    return compare(render());
  } catch {
    return [];
  }
}

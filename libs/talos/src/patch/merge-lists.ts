import { isMap } from '@strata/compose';
import isEqual from 'lodash/isEqual';

/** Finds the item of a list that an item of a patch is merged into; undefined where that is appended. */
export type FindItem = (
  items: readonly Readonly<Record<string, unknown>>[],
  item: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>> | undefined;

/** An item that stands for itself alone also where its key is not given: Go compares empty values. */
const byKey =
  (key: string, empty: unknown): FindItem =>
  (items, item) =>
    items.find((each) => (each[key] ?? empty) === (item[key] ?? empty));

/**
 * Interfaces are told apart by their names, or by equal selectors. A selector with `physical` equals none: Talos
 * compares the addresses of two booleans.
 */
const findInterface: FindItem = (items, item) => {
  const { interface: name, deviceSelector: selector } = item;
  if (typeof name === 'string' && name !== '') return items.find((each) => each['interface'] === name);
  if (!isMap(selector) || isSet(selector['physical'])) return undefined;
  return items.find(({ deviceSelector: other }) => isMap(other) && isEqual(given(other), given(selector)));
};

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** The fields of a selector that are not empty. */
const given = (selector: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(selector).filter(([, value]) => isSet(value) && value !== ''));

/** The lists of Talos whose items merge by what they are, by the names of their types. */
export const KEYED_LISTS: Readonly<Record<string, FindItem>> = {
  NetworkDeviceList: findInterface,
  VlanList: byKey('vlanId', 0),
  AdmissionPluginConfigList: byKey('name', ''),
  ConfigFileList: byKey('mountPath', ''),
};

/** Rules for images replace those with the same pattern as a whole. */
export function mergeImageRules(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  const patternOf = (rule: unknown): unknown => (isMap(rule) ? (rule['image'] ?? '') : undefined);
  // Talos looks among the rules that are there before the patch; of equal ones, at the last.
  const merged = [...left];
  for (const rule of right) {
    const index = left.findLastIndex((each) => patternOf(each) === patternOf(rule));
    if (index >= 0) merged[index] = rule;
    else merged.push(rule);
  }
  return merged;
}

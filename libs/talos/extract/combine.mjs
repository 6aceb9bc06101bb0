// Joins the types of several releases into one table: node combine.mjs 1.11.json 1.12.json 1.13.json > ../src/types/types.json
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const releases = process.argv.slice(2).map((file) => ({
  release: basename(file, '.json'),
  ...JSON.parse(readFileSync(file, 'utf8')),
}));
const sorted = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** One value where all releases agree, else a map from the releases that have one. */
function join(valueOf) {
  const values = releases
    .map((each) => [each.release, valueOf(each)])
    .filter(([, value]) => value !== undefined);
  const [[, first]] = values;
  const isSame = values.length === releases.length && values.every(([, value]) => value === first);
  return isSame ? first : Object.fromEntries(values);
}

const keys = (of) => new Set(releases.flatMap((each) => Object.keys(of(each) ?? {})));
const table = {
  documents: sorted(
    [...keys((each) => each.documents)].map((kind) => [kind, join((each) => each.documents[kind])]),
  ),
  types: sorted(
    [...keys((each) => each.types)].map((type) => [
      type,
      sorted(
        [...keys((each) => each.types[type])].map((field) => [
          field,
          join((each) => each.types[type]?.[field]),
        ]),
      ),
    ]),
  ),
};
console.log(JSON.stringify(table, null, 1));

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The kinds of a package of models by `<apiVersion>/<kind>`, from its types: fields, which of them are required, and the
 * words that a field takes.
 */
export function readModels(nodeModules, packageName) {
  const directory = join(nodeModules, packageName);
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const files = listTypes(directory);
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const kinds = {};
  const definitions = {};
  for (const file of files) {
    const source = program.getSourceFile(file);
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      const type = checker.getTypeAtLocation(statement.name);
      const { apiVersion, kind } = constants(type);
      definitions[statement.name.text.replace(/^I/, '')] = () => convert(type, []);
      if (apiVersion === undefined || kind === undefined || kind.endsWith('List')) continue;
      kinds[`${apiVersion}/${kind}`] = { schema: root(convert(type, [])) };
    }
    for (const statement of source.statements) {
      // Other names of the same type, such as IIoK8sApiCoreV1Container for IContainer.
      if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) continue;
      for (const { name, propertyName } of statement.exportClause.elements ?? []) {
        const known = definitions[(propertyName ?? name).text.replace(/^I/, '')];
        if (known !== undefined) definitions[name.text.replace(/^I/, '')] = known;
      }
    }
  }
  return { source: { name: packageName, version }, kinds, definitions };

  function constants(type) {
    const literal = (name) => {
      const property = type.getProperty(name);
      const own = property === undefined ? undefined : checker.getTypeOfSymbol(property);
      return own?.isStringLiteral() === true ? own.value : undefined;
    };
    return { apiVersion: literal('apiVersion'), kind: literal('kind') };
  }

  function convert(type, above) {
    if (type.isUnion()) return convertUnion(type, above);
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (checker.isArrayType(type))
      return { type: 'array', items: convert(checker.getTypeArguments(type)[0], above) };
    if (!(type.flags & ts.TypeFlags.Object) || above.includes(type))
      return { 'x-kubernetes-preserve-unknown-fields': true };
    const name = type.symbol?.name ?? '';
    if (name === 'IIoK8sApimachineryPkgApisMetaV1ObjectMeta' || name === 'IObjectMeta')
      return { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const properties = checker.getPropertiesOfType(type);
    if (properties.length === 0) {
      if (index === undefined || index.type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
        return { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
      return { type: 'object', additionalProperties: convert(index.type, [...above, type]) };
    }
    const fields = Object.fromEntries(
      properties.map((property) => [
        property.name,
        convert(checker.getTypeOfSymbol(property), [...above, type]),
      ]),
    );
    const required = properties
      .filter((property) => !(property.flags & ts.SymbolFlags.Optional))
      .map(({ name: field }) => field);
    return {
      type: 'object',
      properties: fields,
      ...(required.length === 0 ? {} : { required }),
      ...(index === undefined ? {} : { 'x-kubernetes-preserve-unknown-fields': true }),
    };
  }

  function convertUnion(type, above) {
    const parts = type.types.filter((each) => !(each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    const isNullable = type.types.some((each) => each.flags & ts.TypeFlags.Null);
    const schema = convertParts(parts, above);
    return isNullable ? { ...schema, nullable: true } : schema;
  }

  function convertParts(parts, above) {
    if (parts.every((each) => each.flags & ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
    if (parts.every((each) => each.isStringLiteral()))
      return { type: 'string', enum: parts.map(({ value }) => value).sort() };
    if (parts.every((each) => each.isNumberLiteral()))
      return { type: 'number', enum: parts.map(({ value }) => value) };
    if (parts.length === 1) return convert(parts[0], above);
    const isScalar = parts.every((each) => each.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike));
    return isScalar
      ? { 'x-kubernetes-int-or-string': true }
      : { 'x-kubernetes-preserve-unknown-fields': true };
  }
}

/** What everybody may give of a whole object, and nobody needs to. */
export function root(schema) {
  const { status, ...properties } = schema.properties ?? {};
  const required = (schema.required ?? []).filter(
    (name) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name),
  );
  const { apiVersion, kind, metadata, ...own } = properties;
  void [apiVersion, kind, metadata];
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    type: 'object',
    properties: { ...own, ...(status === undefined ? {} : { status: open }) },
    ...(required.length === 0 ? {} : { required }),
  };
}

function listTypes(directory) {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory())
      return name === '_schemas' || name === 'node_modules' ? [] : listTypes(path);
    return name.endsWith('.d.ts') && name !== 'index.d.ts' ? [path] : [];
  });
}

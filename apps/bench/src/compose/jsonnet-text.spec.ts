import { printAddonLayers, printImports } from './jsonnet-text';

describe('printAddonLayers', () => {
  it('writes maps with +: and leaves maps in lists alone', () => {
    const layers = {
      defaults: { a: { b: { c: 1 } }, list: [{ d: {} }], empty: {} },
      environments: { live: { a: { 'x-y': "it's" } } },
      roles: {},
      clusters: {},
    };
    expect(printAddonLayers(layers)).toBe(`{
  defaults: { "a"+: { "b"+: { "c": 1 } }, "list": [{"d":{}}], "empty"+: {  } },
  environments: {
    "live": { "a"+: { "x-y": "it's" } },
  },
  roles: {
  },
  clusters: {
  },
}
`);
  });
});

describe('printImports', () => {
  it('imports one file for each addon', () => {
    expect(printImports(['a', 'b'], (addon) => `jplus/${addon}.libsonnet`)).toBe(
      '{\n  "a": import "jplus/a.libsonnet",\n  "b": import "jplus/b.libsonnet",\n}\n',
    );
  });
});

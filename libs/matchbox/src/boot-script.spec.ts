import { bootScript, MACHINE_LABELS } from './boot-script';

const QUERY =
  'uuid=${uuid}&mac=${mac:hexhyp}&domain=${domain}&hostname=${hostname}&serial=${serial}&arch=${buildarch}';

const chainOf = (script: string): string | undefined => /^chain (\S+) \|\|$/m.exec(script)?.[1];

describe('bootScript', () => {
  const script = bootScript({ url: 'http://matchbox.example.com:8080' });
  const lines = script.split('\n');

  it('starts as iPXE wants it, and ends with a line break', () => {
    expect(lines[0]).toBe('#!ipxe');
    expect(lines.at(-1)).toBe('');
  });

  it('asks DHCP, then matchbox with what it knows of the machine', () => {
    expect(script.indexOf('\ndhcp ')).toBeGreaterThan(0);
    expect(script.indexOf('\nchain ')).toBeGreaterThan(script.indexOf('\ndhcp '));
    expect(chainOf(script)).toBe(`http://matchbox.example.com:8080/ipxe?${QUERY}`);
  });

  it('goes on after what may fail, and ends for the next boot device', () => {
    const failing = lines.filter((line) => /^(?:dhcp|chain|iseq|prompt) /.test(line));
    expect(failing).toHaveLength(4);
    expect(failing.every((line) => line.endsWith(' ||'))).toBe(true);
    expect(lines.at(-2)).toBe('exit 1');
  });

  it('goes only to labels that it has', () => {
    const labels = lines.flatMap((line) => /^:(\w+)$/.exec(line)?.[1] ?? []);
    const targets = [...script.matchAll(/\bgoto (\w+)/g)].map(([, label]) => label);
    expect(new Set(targets)).toEqual(new Set(labels));
  });

  it('leaves nothing of its template, and escapes nothing for HTML', () => {
    expect(script).not.toMatch(/\{\{|\}\}|&amp;|&#/);
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  });

  it('adds and replaces labels, encoded but for settings of iPXE', () => {
    const url = chainOf(
      bootScript({ url: 'http://192.0.2.1/', labels: { os: 'a b&c', asset: '${asset}-é', arch: 'arm64' } }),
    );
    expect(url).toBe(
      `http://192.0.2.1/ipxe?${QUERY.replace('${buildarch}', 'arm64')}&os=a%20b%26c&asset=\${asset}-%C3%A9`,
    );
  });

  it('takes settings of iPXE for the server', () =>
    expect(chainOf(bootScript({ url: 'http://${next-server}:8080' }))).toMatch(
      /^http:\/\/\$\{next-server\}:8080\/ipxe\?/,
    ));

  it.each(['', 'matchbox', 'ftp://192.0.2.1', 'http://a b', 'http://a\nexit', 'http://a?x'])(
    'refuses the URL %j',
    (url) => expect(() => bootScript({ url })).toThrow(`${JSON.stringify(url)} is no URL of matchbox`),
  );

  it('tells which labels every machine has', () =>
    expect(MACHINE_LABELS).toEqual(['uuid', 'mac', 'domain', 'hostname', 'serial', 'arch']));
});

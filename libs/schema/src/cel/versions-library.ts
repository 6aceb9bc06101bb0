import type * as Semver from 'semver';
import type { CelLibrary } from './cel-library';

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library */
export const registerVersions: CelLibrary = (environment) => {
  environment
    .registerType('k8s.Semver', Version)
    .registerFunction('isSemver(string): bool', (text: string) => parse(text) !== null)
    .registerFunction(
      'isSemver(string, bool): bool',
      (text: string, isLoose: boolean) => parse(text, isLoose) !== null,
    )
    .registerFunction('semver(string): k8s.Semver', (text: string) => versionOf(text))
    .registerFunction('semver(string, bool): k8s.Semver', (text: string, isLoose: boolean) =>
      versionOf(text, isLoose),
    )
    .registerFunction('k8s.Semver.major(): int', ({ parsed }: Version) => BigInt(parsed.major))
    .registerFunction('k8s.Semver.minor(): int', ({ parsed }: Version) => BigInt(parsed.minor))
    .registerFunction('k8s.Semver.patch(): int', ({ parsed }: Version) => BigInt(parsed.patch))
    .registerFunction(
      'k8s.Semver.isGreaterThan(k8s.Semver): bool',
      (a: Version, b: Version) => a.parsed.compare(b.parsed) > 0,
    )
    .registerFunction(
      'k8s.Semver.isLessThan(k8s.Semver): bool',
      (a: Version, b: Version) => a.parsed.compare(b.parsed) < 0,
    )
    .registerFunction('k8s.Semver.compareTo(k8s.Semver): int', (a: Version, b: Version) =>
      BigInt(a.parsed.compare(b.parsed)),
    );
};

class Version {
  constructor(readonly parsed: Semver.SemVer) {}
}

function parse(text: string, isLoose = false): Semver.SemVer | null {
  const semver = require('semver') as typeof Semver;
  if (isLoose) return semver.coerce(text.replace(/^v/, ''), { includePrerelease: true });
  return /^\d/.test(text) ? semver.parse(text) : null;
}

function versionOf(text: string, isLoose = false): Version {
  const parsed = parse(text, isLoose);
  if (parsed === null) throw new Error('the text is no version');
  return new Version(parsed);
}

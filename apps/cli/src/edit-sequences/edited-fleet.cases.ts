import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURE_FILES, FixtureWorkspace } from '@strata/testing';

/** One of some things, by any number. */
export const choose = <T>(among: readonly T[], number: number): T | undefined => among[number % among.length];

/** The fixture's addon under another name. */
export const addonNamed = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(FIXTURE_FILES)
      .filter(([path]) => path.startsWith('libs/addons/web/'))
      .map(([path, text]) => [
        path.replace('/web/', `/${name}/`),
        text
          .replaceAll("'web'", `'${name}'`)
          .replace("'Namespace monitoring', 'ClusterSecretStore.external-secrets.io store'", ''),
      ]),
  );

const EDITED_FILES: Readonly<Record<string, string>> = { ...FIXTURE_FILES, ...addonNamed('api') };

/** A workspace in which files are edited at random. */
export class EditedFleet {
  readonly workspace = new FixtureWorkspace(EDITED_FILES);
  private readonly history: { path: string; text: string | undefined }[] = [];

  get root(): string {
    return this.workspace.root;
  }

  at(path: string): string {
    return join(this.root, path);
  }

  /** Names of the directories in a directory. */
  names(path: string): string[] {
    return existsSync(this.at(path)) ? readdirSync(this.at(path)).sort() : [];
  }

  /** The text of a file; undefined where there is none, or a directory. */
  read(path: string): string | undefined {
    const isFile = statSync(this.at(path), { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? readFileSync(this.at(path), 'utf8') : undefined;
  }

  write(path: string, text: string): void {
    this.history.push({ path, text: this.read(path) });
    this.workspace.write(path, text);
  }

  remove(path: string): void {
    const text = this.read(path);
    if (text !== undefined) this.history.push({ path, text });
    this.workspace.remove(path);
  }

  /** Puts back what one of the last edits of a file replaced. */
  revert(number: number): void {
    const before = choose(this.history.slice(-5), number);
    if (before === undefined) return;
    if (before.text === undefined) this.workspace.remove(before.path);
    else this.workspace.write(before.path, before.text);
  }

  /** Directories of layers, deepest last. */
  get layers(): string[] {
    const environments = ['production', 'staging'].map((name) => `environments/${name}`);
    return [
      'environments/base',
      'environments/roles/control-plane',
      'environments/roles/vcluster',
      ...environments,
      ...environments.flatMap((environment) =>
        this.names(`${environment}/clusters`).map((name) => `${environment}/clusters/${name}`),
      ),
    ];
  }

  get overlays(): string[] {
    return this.layers.flatMap((layer) =>
      this.names(`${layer}/addons`).map((name) => `${layer}/addons/${name}`),
    );
  }

  get addons(): string[] {
    return this.names('libs/addons');
  }

  get clusters(): string[] {
    return this.layers.filter((layer) => layer.includes('/clusters/'));
  }
}

import type { Manifest } from '@strata/kubernetes';
import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

interface Source {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly path: string;
}

const specOf = <T>(manifest: Manifest): T => manifest['spec'] as T;

const overlay = { state: { repository: 'https://git.example.com/lab/state.git', branch: 'live' } };
const { manifest } = renderReference(addon, { overlay });

describe('kratix', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('syncs exactly what Kratix writes for the cluster', () => {
    const { url, branch } = specOf<{ url: string; branch: string }>(
      manifest('GitStateStore', 'platform-state'),
    );
    const { path } = specOf<{ path: string }>(manifest('Destination', 'lab'));
    const { sources } = specOf<{ sources: readonly Source[] }>(manifest('Application', 'lab-platform-state'));
    expect(
      sources.map(({ repoURL, targetRevision, path: synced }) => [repoURL, targetRevision, synced]),
    ).toEqual([[url, branch, path]]);
  });

  it('may sync from the state repository only, to this cluster only', () => {
    const application = specOf<{ project: string; destination: { name: string } }>(
      manifest('Application', 'lab-platform-state'),
    );
    const project = specOf<{ sourceRepos: string[]; destinations: { name: string }[] }>(
      manifest('AppProject', application.project),
    );
    expect(project.sourceRepos).toEqual([overlay.state.repository]);
    expect(project.destinations.map(({ name }) => name)).toEqual([application.destination.name]);
  });

  it('opens the repository for both with one Secret', () => {
    const { secretRef, url } = specOf<{ secretRef: { name: string; namespace: string }; url: string }>(
      manifest('GitStateStore', 'platform-state'),
    );
    const secret = manifest('ExternalSecret', secretRef.name);
    const { template } = specOf<{ target: { template: { data: Record<string, string> } } }>(secret).target;
    expect(secret.metadata.namespace).toBe(secretRef.namespace);
    expect(template.data).toMatchObject({ type: 'git', url });
    expect(Object.keys(template.data)).toEqual(expect.arrayContaining(['username', 'password']));
  });
});

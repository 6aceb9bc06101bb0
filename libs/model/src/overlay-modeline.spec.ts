import { posix } from 'node:path';
import { overlayModeline, overlaySchemaPath } from './overlay-modeline';

describe('overlayModeline', () => {
  it.each([
    'environments/base/addons/loki.yaml',
    'environments/roles/vcluster/addons/loki.yaml',
    'environments/production/clusters/homelab/addons/loki.yaml',
  ])('leads from %s to the schema', (file) => {
    const line = overlayModeline(file, 'loki');
    expect(line).toMatch(/^# yaml-language-server: \$schema=\.\.\//);
    expect(posix.join(posix.dirname(file), line.slice(line.indexOf('=') + 1))).toBe(
      overlaySchemaPath('loki'),
    );
  });
});

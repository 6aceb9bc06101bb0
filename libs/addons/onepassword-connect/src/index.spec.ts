import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

const withConnectHost = (connectHost: string): void =>
  void jest.replaceProperty(REFERENCE_FACTS.secretStore, 'connectHost', connectHost);

describe('onepassword-connect', () => {
  afterEach(() => jest.restoreAllMocks());

  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('refuses a fact that points at another server', () => {
    withConnectHost('http://connect.elsewhere.svc:8080');
    expect(renderReference(addon).issues).toMatchObject([{ code: 'STR303' }]);
  });

  it('lets in no namespace beside its clients', () => {
    const { manifest } = renderReference(addon, { overlay: { clients: ['a', 'b'] } });
    const { ingress } = manifest('NetworkPolicy', 'allow-clients')['spec'] as {
      ingress: [{ from: { namespaceSelector: { matchLabels: Record<string, string> } }[] }];
    };
    const names = ingress[0].from.flatMap(({ namespaceSelector }) =>
      Object.values(namespaceSelector.matchLabels),
    );
    expect(names).toEqual(['a', 'b']);
  });
});

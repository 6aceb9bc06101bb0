import { describeBadType } from './secret-type';

describe('describeBadType', () => {
  it.each<[string, string[]]>([
    ['Opaque', ['A']],
    ['example.com/of-ours', ['A']],
    ['constructor', ['A']],
    ['kubernetes.io/basic-auth', ['password']],
    ['kubernetes.io/basic-auth', ['username']],
    ['kubernetes.io/dockercfg', ['.dockercfg']],
    ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson', 'A']],
    ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
    ['kubernetes.io/tls', ['tls.key', 'tls.crt', 'ca.crt']],
  ])('lets a %s have the keys %j', (type, keys) => {
    expect(describeBadType(type, keys)).toBeUndefined();
  });

  it.each<[string, string[], string]>([
    ['kubernetes.io/basic-auth', ['user'], 'needs the key username or password'],
    ['kubernetes.io/dockercfg', ['.dockerconfigjson'], 'needs the key .dockercfg'],
    ['kubernetes.io/dockerconfigjson', ['config.json'], 'needs the key .dockerconfigjson'],
    ['kubernetes.io/ssh-auth', ['id_ed25519'], 'needs the key ssh-privatekey'],
    ['kubernetes.io/tls', ['ca.crt'], 'needs the key tls.crt and tls.key'],
    ['kubernetes.io/tls', ['tls.crt'], 'needs the key tls.key'],
    ['kubernetes.io/service-account-token', ['token'], 'is for tokens that Kubernetes itself gives'],
  ])('says what a %s with the keys %j lacks', (type, keys, reason) => {
    expect(describeBadType(type, keys)).toContain(reason);
  });
});

import { matchObject, OBJECT_PATTERN } from './match-object';

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});
const AGENT = object('DaemonSet', 'node-agent', 'kube-system');
const ROLE = object('ClusterRole', 'nfs.data');

describe('matchObject', () => {
  it.each([
    ['DaemonSet kube-system/node-agent', AGENT],
    ['DaemonSet */node-agent', AGENT],
    ['DaemonSet kube-*/*', AGENT],
    ['DaemonSet *', AGENT],
    ['* kube-system/*', AGENT],
    ['* *', AGENT],
    ['ClusterRole nfs.data', ROLE],
    ['ClusterRole nfs*', ROLE],
    ['ClusterRole *', ROLE],
    ['* *', ROLE],
  ])('matches %s', (pattern, each) => {
    expect(matchObject(pattern, each)).toBe(true);
  });

  it.each([
    ['DaemonSet node-agent', AGENT],
    ['DaemonSet kube-system*', AGENT],
    ['DaemonSet kube-system/node', AGENT],
    ['DaemonSet kube/node-agent', AGENT],
    ['Daemon kube-system/node-agent', AGENT],
    ['daemonset kube-system/node-agent', AGENT],
    ['ClusterRole nfsxdata', ROLE],
    ['ClusterRole */nfs.data', ROLE],
    ['ClusterRole */*', ROLE],
    ['Role nfs.data', ROLE],
  ])('does not match %s', (pattern, each) => {
    expect(matchObject(pattern, each)).toBe(false);
  });
});

describe('OBJECT_PATTERN', () => {
  it.each(['DaemonSet a/b', 'ClusterRole a', '* *', 'Application argocd/*-state'])('takes %j', (text) => {
    expect(OBJECT_PATTERN.test(text)).toBe(true);
  });

  it.each(['', 'DaemonSet', 'a/b', 'DaemonSet a/b/c', 'DaemonSet  a', 'DaemonSet a b', ' a', 'DaemonSet a/'])(
    'refuses %j',
    (text) => {
      expect(OBJECT_PATTERN.test(text)).toBe(false);
    },
  );
});

import type { Field } from '../references/field';
import { containersOf, podSpecOf } from './pod-parts';
import type { PolicyFinding, PolicySubject } from './policy';

const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** The one capability that every web server asks for, and that reaches nothing but low ports. */
const ALLOWED_CAPABILITY = 'NET_BIND_SERVICE';

/**
 * Pods with rights on their node: privileged containers, namespaces of the host, added capabilities. Those that need
 * them are exceptions, each with its reason.
 */
export function checkPrivileges({ object }: PolicySubject): PolicyFinding[] {
  const spec = podSpecOf(object);
  if (spec === undefined) return [];
  const ofHost = HOST_NAMESPACES.map((field) => spec.at(field)).filter(({ isTrue }) => isTrue);
  return [
    ...ofHost.map(({ path }) => ({
      path,
      message: 'must not be true: the pod shares a namespace of its node',
    })),
    ...containersOf(spec).flatMap((container) => checkContainer(container.at('securityContext'))),
  ];
}

function checkContainer(context: Field): PolicyFinding[] {
  const privileged = context.at('privileged');
  const added = context.at('capabilities', 'add').elements;
  return [
    ...(privileged.isTrue
      ? [{ path: privileged.path, message: 'must not be true: the container may do anything on its node' }]
      : []),
    ...added
      .filter(({ text }) => text !== undefined && text !== ALLOWED_CAPABILITY)
      .map(({ text, path }) => ({ path, message: `must not add the capability ${text}` })),
  ];
}

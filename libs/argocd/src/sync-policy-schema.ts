import { Type } from '@sinclair/typebox';

const texts = Type.Record(Type.String(), Type.String());

const duration = Type.String({
  description: 'Seconds, or a duration such as 15s or 1h30m.',
  pattern: '^(?:\\d+|(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+)$',
});

/**
 * Every field of a sync policy that Argo CD knows; it overlooks others. The backoff is only read when a sync has failed:
 * a duration that cannot be parsed would then end the retries.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
export const SYNC_POLICY_SCHEMA = Type.Object({
  automated: Type.Optional(
    Type.Object({
      enabled: Type.Optional(Type.Boolean()),
      prune: Type.Optional(Type.Boolean()),
      selfHeal: Type.Optional(Type.Boolean()),
      allowEmpty: Type.Optional(Type.Boolean()),
    }),
  ),
  managedNamespaceMetadata: Type.Optional(
    Type.Object({ labels: Type.Optional(texts), annotations: Type.Optional(texts) }),
  ),
  syncOptions: Type.Optional(
    Type.Array(
      Type.String({
        description: 'An option is Name=value, such as Replace=true.',
        pattern: '^[A-Za-z]+=[!-~]+$',
      }),
    ),
  ),
  retry: Type.Optional(
    Type.Object({
      limit: Type.Optional(Type.Integer()),
      refresh: Type.Optional(Type.Boolean()),
      backoff: Type.Optional(
        Type.Object({
          duration: Type.Optional(duration),
          factor: Type.Optional(Type.Integer()),
          maxDuration: Type.Optional(duration),
        }),
      ),
    }),
  ),
});

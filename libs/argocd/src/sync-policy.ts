import cloneDeep from 'lodash/cloneDeep';
import mergeWith from 'lodash/mergeWith';

/** How Argo CD keeps an Application in sync. */
export interface SyncPolicy {
  readonly automated?: {
    /** Default true. */
    readonly enabled?: boolean;
    readonly prune?: boolean;
    readonly selfHeal?: boolean;
    readonly allowEmpty?: boolean;
  };
  /** Of the namespace that Argo CD makes for the Application. */
  readonly managedNamespaceMetadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly syncOptions?: readonly string[];
  readonly retry?: {
    readonly limit?: number;
    readonly refresh?: boolean;
    readonly backoff?: {
      readonly duration?: string;
      readonly factor?: number;
      readonly maxDuration?: string;
    };
  };
}

/** Sync that repairs drift, never empties an Application by accident and gives up in the end. */
export const SAFE_SYNC_POLICY: SyncPolicy = {
  automated: { prune: true, selfHeal: true, allowEmpty: false },
  syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
  retry: { limit: 10, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
};

/** The safe policy with changes merged into it, so that a partial change drops nothing; options add up, the last
 * word on each wins. */
export function syncPolicyWith(...changes: (SyncPolicy | undefined)[]): SyncPolicy {
  const safe: SyncPolicy = cloneDeep(SAFE_SYNC_POLICY);
  return changes.reduce<SyncPolicy>(
    (policy, change) =>
      mergeWith(policy, change, (below: unknown, above: unknown) =>
        Array.isArray(below) && Array.isArray(above)
          ? joinOptions(below as string[], above as string[])
          : undefined,
      ),
    safe,
  );
}

/** Options are `Name=value`: each name once, where it first stands, with the value it last has. */
function joinOptions(below: readonly string[], above: readonly string[]): string[] {
  return [...new Map([...below, ...above].map((option) => [option.split('=')[0], option])).values()];
}

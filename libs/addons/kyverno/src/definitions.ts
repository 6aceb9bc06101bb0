const KINDS_BY_GROUP = {
  'kyverno.io': [
    'CleanupPolicy',
    'ClusterCleanupPolicy',
    'ClusterPolicy',
    'GlobalContextEntry',
    'Policy',
    'PolicyException',
    'UpdateRequest',
  ],
  'policies.kyverno.io': [
    'DeletingPolicy',
    'GeneratingPolicy',
    'ImageValidatingPolicy',
    'MutatingPolicy',
    'NamespacedDeletingPolicy',
    'NamespacedGeneratingPolicy',
    'NamespacedImageValidatingPolicy',
    'NamespacedMutatingPolicy',
    'NamespacedValidatingPolicy',
    'PolicyException',
    'ValidatingPolicy',
  ],
  'reports.kyverno.io': ['ClusterEphemeralReport', 'EphemeralReport'],
  'wgpolicyk8s.io': ['ClusterPolicyReport', 'PolicyReport'],
};

/** Every kind that the chart and its subcharts define. */
export const DEFINITIONS: readonly string[] = Object.entries(KINDS_BY_GROUP).flatMap(([group, kinds]) =>
  kinds.map((kind) => `${kind}.${group}`),
);

/**
 * Places in the shipped platform that name another object, with the kind that is meant: every one of them is broken in
 * turn. A star stands for an index.
 */
export const REFERENCES: readonly (readonly [place: RegExp, target: RegExp])[] = [
  [/ metadata\.namespace$/, /^Namespace$/],
  [/^Application\.argoproj\.io spec\.project$/, /^AppProject\./],
  [/^Certificate\.cert-manager\.io spec\.issuerRef\.name$/, /^ClusterIssuer\./],
  [/^ClusterIssuer\.cert-manager\.io spec\..*SecretRef\.name$/, /^(?:Secret$|ExternalSecret\.)/],
  [/^ClusterRoleBinding\..* roleRef\.name$/, /^ClusterRole\./],
  [/^ClusterRoleBinding\..* subjects\.\*\.name$/, /^ServiceAccount$/],
  [/^ClusterRoleBinding\..* subjects\.\*\.namespace$/, /^Namespace$/],
  [/^ClusterSecretStore\..* .*SecretRef\.name$/, /^(?:Secret$|ExternalSecret\.)/],
  [/^ClusterSecretStore\..* .*SecretRef\.namespace$/, /^Namespace$/],
  [/^Deployment\.apps .*\.serviceAccountName$/, /^ServiceAccount$/],
  [/^Destination\..* spec\.stateStoreRef\.name$/, /^GitStateStore\./],
  [/^ExternalSecret\..* spec\.secretStoreRef\.name$/, /^ClusterSecretStore\./],
  [/^Gateway\..* spec\.gatewayClassName$/, /^GatewayClass\./],
  [/^Gateway\..* .*certificateRefs\.\*\.name$/, /^Certificate\./],
  [/^GitStateStore\..* spec\.secretRef\.name$/, /^ExternalSecret\./],
  [/^GitStateStore\..* spec\.secretRef\.namespace$/, /^Namespace$/],
  [/^HTTPRoute\..* spec\.parentRefs\.\*\.name$/, /^Gateway\./],
  [/^HTTPRoute\..* spec\.parentRefs\.\*\.namespace$/, /^Namespace$/],
  [/^HTTPRoute\..* .*backendRefs\.\*\.name$/, /^Service$/],
  [/^L2Advertisement\..* spec\.ipAddressPools\.\*$/, /^IPAddressPool\./],
  [/^NetworkPolicy\..* .*namespaceSelector\.matchLabels\.kubernetes\.io\/metadata\.name$/, /^Namespace$/],
  [/^NetworkPolicy\..* spec\.(?:egress|ingress)\..*podSelector\.matchLabels\./, /^NetworkPolicy\./],
  [/^NetworkPolicy\..* spec\.podSelector\.matchLabels\./, /^NetworkPolicy\./],
  [/^PodDisruptionBudget\..* spec\.selector\.matchLabels\./, /^(?:Deployment|StatefulSet|DaemonSet)\.apps$/],
  [/^PodMonitor\..* spec\.selector\.matchLabels\./, /^(?:Deployment|StatefulSet|DaemonSet)\.apps$/],
  [/^Promise\..* spec\.requiredPromises\.\*\.name$/, /^Promise\./],
  [/^Promise\..* spec\.destinationSelectors\.\*\.matchLabels\./, /^Destination\./],
  [/^PushSecret\..* spec\.secretStoreRefs\.\*\.name$/, /^ClusterSecretStore\./],
  [/^PushSecret\..* spec\.selector\.secret\.name$/, /^Secret$/],
  [/^Service\..* spec\.selector\./, /^(?:Deployment|StatefulSet|DaemonSet)\.apps$/],
];

/** Broken references that nothing tells, with the reason. */
export const UNCAUGHT: readonly (readonly [place: RegExp, reason: string])[] = [
  [
    /^rename PodDisruptionBudget\..* spec\.selector\./,
    'the pods come of charts, and their labels are not declared: any label may be right',
  ],
  [/^rename PodMonitor\..* spec\.selector\./, 'the pods come of charts and of the controller of the Gateway'],
  [
    /^rename NetworkPolicy\..* spec\.podSelector\.matchLabels\./,
    'the other side is open, or is a client outside of the cluster: only pods of charts could tell',
  ],
];

/** Texts that are the name of something else, and name nothing on their cluster. */
export const NO_REFERENCES: readonly (readonly [place: RegExp, reason: string])[] = [
  [/ metadata\.(?:labels|annotations)\./, 'labels of the object itself'],
  [
    /^Application\..* spec\.destination\./,
    'Argo CD makes the namespace; projects are held against both (STR411)',
  ],
  [/^Application\..* spec\.sources\./, 'charts, releases, branches and values'],
  [/^AppProject\./, 'what is allowed, whether it is there or not'],
  [/^ArgoCD\w+\.platform\.example\.com spec\./, 'requests; what comes of them is checked itself'],
  [/^Deployment\.apps spec\.(?:selector|template\.metadata)\./, 'labels of its own pods'],
  [
    /^ExternalSecret\..* (?:spec\.data\.\*\.remoteRef|spec\.target)\b/,
    'items of the store, and what it makes itself',
  ],
  [/^Gateway\..* spec\.infrastructure\./, 'labels of pods that its controller makes'],
  [/^GitStateStore\..* spec\.branch$/, 'a branch'],
  [/^Promise\..* spec\.api\./, 'a schema'],
  [/^PushSecret\..*\.remoteKey$/, 'an item of the store'],
];

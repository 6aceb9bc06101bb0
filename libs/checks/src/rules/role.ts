import { checkLabelSelector } from './label-selector';
import type { Place } from './place';

/**
 * Checks a Role, whose rules are about objects in its namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function checkRole(object: Place): void {
  for (const rule of object.at('rules').elements) {
    checkRule(rule);
    const urls = rule.at('nonResourceURLs');
    if (!urls.isEmpty) urls.refuse('STR628', 'must be left out of a Role; a ClusterRole may have it');
  }
}

/** Checks a ClusterRole. */
export function checkClusterRole(object: Place): void {
  for (const rule of object.at('rules').elements) checkRule(rule);
  const aggregation = object.at('aggregationRule');
  if (aggregation.isAbsent) return;
  const selectors = aggregation.at('clusterRoleSelectors');
  selectors.require('STR628');
  for (const selector of selectors.elements) checkLabelSelector(selector, 'STR628');
}

function checkRule(rule: Place): void {
  rule.at('verbs').require('STR628');
  if (rule.at('nonResourceURLs').isEmpty) {
    for (const field of ['apiGroups', 'resources']) rule.at(field).require('STR628');
    return;
  }
  for (const field of ['apiGroups', 'resources', 'resourceNames']) {
    if (!rule.at(field).isEmpty)
      rule.at(field).refuse('STR628', 'must be left out of a rule with nonResourceURLs');
  }
}

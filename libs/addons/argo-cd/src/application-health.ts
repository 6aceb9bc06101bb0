/**
 * Health of an Application as its parent sees it. Argo CD ships none, so that sync waves between Applications would
 * not wait; with it a wave starts when the Applications of the wave before it are healthy.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
export const APPLICATION_HEALTH = `local reported = (obj.status or {}).health or {}
return {
  status = reported.status or "Progressing",
  message = reported.message or "",
}
`;

/**
 * Health of an ApplicationSet as its parent sees it: healthy when all of its Applications are synced and healthy. The
 * one that Argo CD ships is content as soon as they exist, so that sync waves between ApplicationSets would order
 * nothing. Whatever is not healthy counts as progressing: the sync waits, and gives up after its timeout. A set whose
 * health its parent ignores does not look at its Applications either: one of them may be that parent.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
 */
export const APPLICATION_SET_HEALTH = `local status = obj.status or {}
local upToDate = false
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "ErrorOccurred" and condition.status == "True" then
    return { status = "Degraded", message = condition.message }
  end
  if condition.type == "ResourcesUpToDate" and condition.status == "True" then
    upToDate = true
  end
end
if not upToDate then
  return { status = "Progressing", message = "Waiting for the Applications to be generated" }
end
local annotations = (obj.metadata or {}).annotations or {}
if annotations["argocd.argoproj.io/ignore-healthcheck"] == "true" then
  return { status = "Healthy", message = "" }
end
for _, application in ipairs(status.resources or {}) do
  local health = (application.health or {}).status
  if application.status ~= "Synced" or health ~= "Healthy" then
    return { status = "Progressing", message = "Waiting for " .. application.name }
  end
end
return { status = "Healthy", message = "" }
`;

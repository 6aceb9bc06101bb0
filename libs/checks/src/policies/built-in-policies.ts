import { checkAdminBindings } from './check-admin-bindings';
import { checkChartVersions } from './check-chart-versions';
import { checkGitRevisions } from './check-git-revisions';
import { checkHostPaths } from './check-host-paths';
import { checkImageTags } from './check-image-tags';
import { checkPlainHttp } from './check-plain-http';
import { checkPrivileges } from './check-privileges';
import { checkPruning } from './check-pruning';
import { checkRequests } from './check-requests';
import { checkRetries } from './check-retries';
import { checkWildcards } from './check-wildcards';
import type { Policy } from './policy';

/** The rules of the platform, by code. */
export const BUILT_IN_POLICIES: readonly Policy[] = [
  { code: 'STR660', check: checkImageTags },
  { code: 'STR661', check: checkRequests },
  { code: 'STR662', check: checkHostPaths },
  { code: 'STR663', check: checkPrivileges },
  { code: 'STR664', check: checkWildcards },
  { code: 'STR665', check: checkAdminBindings },
  { code: 'STR666', check: checkRetries },
  { code: 'STR667', check: checkPruning },
  { code: 'STR668', check: checkPlainHttp },
  { code: 'STR669', check: checkChartVersions },
  { code: 'STR670', check: checkGitRevisions },
];

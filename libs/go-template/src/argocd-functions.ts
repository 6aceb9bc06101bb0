import { ARGO_CD_FUNCTIONS } from './functions/argo-cd';
import { CONDITION_FUNCTIONS } from './functions/conditions';
import { ENCODING_FUNCTIONS } from './functions/encodings';
import { LIST_FUNCTIONS } from './functions/lists';
import { MAP_FUNCTIONS } from './functions/maps';
import { NUMBER_FUNCTIONS } from './functions/numbers';
import { PATH_FUNCTIONS } from './functions/paths';
import { REGEX_FUNCTIONS } from './functions/regex';
import { STRING_FUNCTIONS } from './functions/strings';
import type { FunctionMap } from './go-function';

/**
 * The functions that a template of an ApplicationSet may call beside those that Go has: those of sprig 3, of which
 * `slice` takes the place of Go's, and Argo CD's own. Those that are missing are refused by name.
 *
 * @see https://masterminds.github.io/sprig/
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/
 */
export const ARGOCD_FUNCTIONS: FunctionMap = {
  ...STRING_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...MAP_FUNCTIONS,
  ...CONDITION_FUNCTIONS,
  ...ENCODING_FUNCTIONS,
  ...PATH_FUNCTIONS,
  ...REGEX_FUNCTIONS,
  ...ARGO_CD_FUNCTIONS,
};

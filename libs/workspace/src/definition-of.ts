import type { Location } from '@strata/model';
import { PLATFORM_PROJECT } from './owned-directories';
import { PLATFORM_CODE } from './render-platform';

/** Where a project is defined that renders objects. */
export const definitionOf = (project: string): Location =>
  project === PLATFORM_PROJECT
    ? PLATFORM_CODE
    : { file: `libs/addons/${project}/src/index.ts`, line: 1, column: 1 };

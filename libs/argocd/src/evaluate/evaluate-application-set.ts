import { isMap } from '@strata/compose';
import { ARGOCD_NAMESPACE } from '@strata/model';
import get from 'lodash/get';
import { findApplicationProblems } from './check-application';
import { applicationManifest } from './application-manifest';
import type { Evaluation, FieldPath, GeneratedApplication, Parameters, Problem, World } from './evaluation';
import { attempt, invalid, unsupported } from './evaluation-error';
import { fillTemplate } from './fill-template';
import type { GeneratorContext } from './generator-context';
import { generateParameters } from './generate-parameters';
import type { Generated } from './generate-parameters';
import { readFlag, readList, readMap, readText } from './read-fields';
import { readMissingKey, renderText, renderTree } from './template-engine';
import { templateFields } from './template-fields';
import { applyTemplatePatch } from './template-patch';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The Applications that Argo CD 3.5 makes of an ApplicationSet with Go templates, and why it does not make some or
 * any. A problem in a generator or a template stops the whole set, as in Argo CD: then there are no Applications,
 * and every problem of every cluster is listed. What is wrong with one finished Application is listed too, and only
 * what is not created is left out.
 *
 * Fields stay as the set writes them; the API server stores the object without those that are empty or false.
 * With progressive syncs the controller also turns automated sync off for a set that rolls out by steps.
 *
 * @param set parsed YAML
 * @see https://github.com/argoproj/argo-cd/tree/v3.5.6/applicationset
 */
export function evaluateApplicationSet(set: unknown, world: World): Evaluation {
  const problems: Problem[] = [];
  const generated = attempt(problems, undefined, () => generateApplications(set, world, problems)) ?? [];
  if (problems.length > 0) return { applications: [], problems };
  const checked = findApplicationProblems(generated, world);
  return {
    applications: generated.filter((_, i) => checked[i]?.isRefused === false),
    problems: checked.flatMap((each) => each.problems),
  };
}

function generateApplications(set: unknown, world: World, problems: Problem[]): GeneratedApplication[] {
  if (!isMap(set) || set['kind'] !== 'ApplicationSet') throw invalid([], 'this is no ApplicationSet');
  const spec = readMap(set, 'spec', []);
  if (!readFlag(spec, 'goTemplate', ['spec'])) {
    throw unsupported(['spec', 'goTemplate'], 'a set without goTemplate is not supported');
  }
  const context: GeneratorContext = { world, missingKey: readMissingKey(spec), problems };
  const generators = readList(spec, 'generators', ['spec']);
  const base = templateFields(spec, ['spec']);
  const renderer = rendererOf(set, spec, context);
  return generators.flatMap((generator, i) => {
    const path = ['spec', 'generators', i];
    const results = attempt(problems, undefined, () => generateParameters(generator, path, 0, context)) ?? [];
    return results.flatMap((result) => {
      const template = fillTemplate(result.template, base) as Fields;
      return result.parameters.flatMap((parameters) => {
        const application = attempt(problems, parameters.cluster, () =>
          renderer(result, template, parameters),
        );
        return application === undefined ? [] : [application];
      });
    });
  });
}

type Renderer = (result: Generated, template: Fields, parameters: Parameters) => GeneratedApplication;

/** Gives the function that makes an Application of one set of parameters. */
function rendererOf(set: Fields, spec: Fields, { missingKey, problems }: GeneratorContext): Renderer {
  const namespace = readText(readMap(set, 'metadata', []), 'namespace', ['metadata']) || ARGOCD_NAMESPACE;
  const keepsResources = readFlag(readMap(spec, 'syncPolicy', ['spec']), 'preserveResourcesOnDeletion', [
    'spec',
    'syncPolicy',
  ]);
  const patch = readText(spec, 'templatePatch', ['spec']);
  return (result, template, { values, cluster }) => {
    const about = cluster === undefined ? {} : { cluster };
    const render = (): unknown =>
      renderTree(template, [], {
        values,
        missingKey,
        report: ({ problem }) => problems.push({ ...about, ...problem, path: locate(problem.path, result) }),
      });
    // Argo CD leaves the template as it is where there are no parameters at all.
    const rendered = (Object.keys(values).length === 0 ? template : render()) as Fields;
    const finished = applicationManifest(rendered, {
      namespace,
      addsFinalizer: !keepsResources && Object.keys(values).length > 0,
    });
    const patched =
      (spec['templatePatch'] ?? null) === null
        ? finished
        : applyTemplatePatch(finished, renderText(patch, values, missingKey, ['spec', 'templatePatch']));
    const manifest = applicationManifest(patched, { namespace, addsFinalizer: false });
    return { manifest, parameters: values, generator: result.path, ...about };
  };
}

/** A field of a template: in that of the generator where it says something, otherwise in that of the set. */
function locate(path: FieldPath, { template, templatePath }: Generated): FieldPath {
  const own: unknown = get(template, path);
  return own === undefined || own === '' ? ['spec', 'template', ...path] : [...templatePath, ...path];
}

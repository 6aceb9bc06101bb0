import { formatOf } from '../structural/formats';
import type { CelLibrary } from './cel-library';
import { registerNamespace } from './cel-library';

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

const isLabel = (text: string): boolean => text.length <= 63 && LABEL.test(text);
const isSubdomain = (text: string): boolean => text.length <= 253 && SUBDOMAIN.test(text);
const isLabelValue = (text: string): boolean => text.length <= 63 && VALUE.test(text);
const isDns1035 = (text: string): boolean => isLabel(text) && /^[a-z]/.test(text);

function isQualifiedName(text: string): boolean {
  const [name = '', prefix, ...more] = text.split('/').reverse();
  return (
    more.length === 0 && name !== '' && isLabelValue(name) && (prefix === undefined || isSubdomain(prefix))
  );
}

/** A format by name with what it wants of a text. */
const FORMATS: Readonly<Record<string, readonly [(text: string) => boolean, string]>> = {
  dns1123Label: [isLabel, 'must be a DNS label'],
  dns1123Subdomain: [isSubdomain, 'must be a DNS subdomain'],
  dns1035Label: [isDns1035, 'must be a DNS label that starts with a letter'],
  qualifiedName: [isQualifiedName, 'must be a qualified name'],
  dns1123LabelPrefix: [(text) => isLabel(text.replace(/-$/, 'a')), 'must start a DNS label'],
  dns1123SubdomainPrefix: [(text) => isSubdomain(text.replace(/-$/, 'a')), 'must start a DNS subdomain'],
  dns1035LabelPrefix: [(text) => isDns1035(text.replace(/-$/, 'a')), 'must start a DNS label'],
  labelValue: [isLabelValue, 'must be the value of a label'],
  uri: ofSchema('uri'),
  uuid: ofSchema('uuid'),
  byte: ofSchema('byte'),
  date: ofSchema('date'),
  datetime: ofSchema('date-time'),
};

function ofSchema(name: string): readonly [(text: string) => boolean, string] {
  const [test, what] = formatOf(name) ?? [() => true, ''];
  return [test, `must be ${what}`];
}

class Format {
  constructor(readonly name: string) {}
}

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library */
export const registerFormats: CelLibrary = (environment, { Optional }) => {
  environment.registerType('k8s.Format', Format);
  registerNamespace(environment, 'format', 'k8s.Formats');
  for (const name of Object.keys(FORMATS)) {
    environment.registerFunction(`k8s.Formats.${name}(): k8s.Format`, () => new Format(name));
  }
  environment
    .registerFunction('k8s.Formats.named(string): optional<k8s.Format>', (_: unknown, name: string) =>
      Object.hasOwn(FORMATS, name) ? Optional.of(new Format(name)) : Optional.none(),
    )
    .registerFunction(
      'k8s.Format.validate(string): optional<list<string>>',
      ({ name }: Format, text: string) => {
        const [test, message] = FORMATS[name] ?? [() => true, ''];
        return test(text) ? Optional.none() : Optional.of([message]);
      },
    );
};

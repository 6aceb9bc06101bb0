/** Marks lists whose Go type differs from that of equal data out of YAML. */
const OWN = Symbol('made by Argo CD');

/** A copy that is known as a list which Argo CD made itself: the selector of a generator sees it as one text. */
export const ownList = (elements: readonly unknown[]): unknown[] =>
  Object.defineProperty([...elements], OWN, { value: true });

/** Whether a value is a list that Argo CD made itself. */
export const isOwnList = (value: unknown): boolean => Array.isArray(value) && OWN in value;

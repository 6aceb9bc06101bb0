/** What a variant of an image is made for: its digits are no version of the software. */
const VARIANT =
  /^(?:amd64|arm64(?:v8)?|arm32v[67]|armv[67]|i386|s390x|ppc64le|(?:alpine|ubi|debian|ubuntu|jdk|jre|java|python|node)\d+(?:\.\d+)*)$/i;

/**
 * Whether a tag says by itself that it is moved to newer images: it has no digits, such as `stable` or `main`, has them
 * for its variant only, such as `edge-amd64`, or is the latest of something, such as `v1-latest`.
 */
export function isFloatingTag(tag: string): boolean {
  if (/(?:^|[-_.])latest(?:$|[-_.])/i.test(tag)) return true;
  const parts = tag.replace(/x86_64/i, 'amd64').split(/[-_]/);
  return !parts.some((part) => /\d/.test(part) && !VARIANT.test(part));
}

/**
 * What is wrong with a reference to an image, as a message about it; undefined where it always gives the same image, as
 * far as the text shows.
 */
export function describeFloatingImage(image: string): string | undefined {
  if (/@[a-z0-9]+:[0-9a-f]{32,}$/i.test(image)) return undefined;
  // A colon before a slash is the port of the registry.
  const [, tag] = /:([^:/@]*)$/.exec(image) ?? [];
  if (tag === undefined || tag === '') return 'has no tag, which means latest';
  return isFloatingTag(tag) ? `has the tag "${tag}", which is moved to newer images` : undefined;
}

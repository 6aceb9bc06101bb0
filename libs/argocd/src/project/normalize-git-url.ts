const SSH = /^(?:ssh:\/\/)?(?:[^/:]*?)@[^@]+$/;

/** What stands in the path of a URL as it is; one other character, and Go writes all of the path anew. */
const PLAIN_PATH = /^[\w.~!$&'()*+,;=:@%/[\]-]*$/;
const UNTOUCHED = /[^\w.~$&+,/:;=@-]/gu;

/**
 * A repository's URL as Argo CD compares it: in lower case, without `.git` and `ssh://`, and with a slash for the
 * colon of `git@host:path`.
 *
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.6/util/git/git.go
 */
export function normalizeGitUrl(url: string): string {
  const lower = url.trim().toLowerCase();
  const address = SSH.test(lower) && !lower.startsWith('ssh://') ? `ssh://${lower.replace(':', '/')}` : lower;
  return writePath(address.replace(/\.git$/, '')).replace(/^ssh:\/\//, '');
}

function writePath(url: string): string {
  const [, origin = '', path = '', rest = ''] = /^([a-z][\w+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/s.exec(url) ?? [];
  if (PLAIN_PATH.test(path)) return url;
  return origin + path.replace(UNTOUCHED, encodeURIComponentFully) + rest;
}

const encodeURIComponentFully = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

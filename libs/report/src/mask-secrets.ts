const SECRET_LINE =
  /^(\s*(?:[-+]\s*)*["']?[\w.-]*(?:password|passwd|token|secret|api_?key|private_?key|credential)[\w.-]*["']?\s*:\s*)(\S.*)$/gim;

/** Hides the values of lines whose key looks confidential, so that no report repeats them. */
export const maskSecrets = (text: string): string => text.replace(SECRET_LINE, '$1***');

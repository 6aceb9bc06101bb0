const SIMPLE: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([0-7]{3})|(.))/gsu;

/**
 * The text of a quoted literal of Go: `"…"`, `'…'` or a raw one in backquotes.
 *
 * @returns undefined where it is malformed, or holds bytes that are no text
 */
export function parseText(literal: string): string | undefined {
  const quote = literal[0];
  const body = literal.slice(1, -1);
  if (quote === '`') return body.replaceAll('\r', '');
  let isValid = true;
  const text = body.replace(
    ESCAPE,
    (whole, u?: string, U?: string, x?: string, octal?: string, simple?: string) => {
      if (u !== undefined || U !== undefined) {
        const code = Number.parseInt(u ?? U ?? '', 16);
        if (code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) return String.fromCodePoint(code);
      } else if (x !== undefined || octal !== undefined) {
        const byte = x === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(x, 16);
        if (byte < 0x80 || (quote === "'" && byte < 0x100)) return String.fromCharCode(byte);
      } else if (simple === quote) return simple ?? '';
      else if (simple !== undefined && Object.hasOwn(SIMPLE, simple)) return SIMPLE[simple] ?? '';
      isValid = false;
      return whole;
    },
  );
  return isValid ? text : undefined;
}

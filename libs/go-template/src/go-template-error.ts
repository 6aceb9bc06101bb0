/** Where something stands in a template; line and column start at 1. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Why a template fails:
 * - `syntax`: Go cannot read it;
 * - `missing-key`: it reads a key that is not there, and `missingKey` is `error`;
 * - `unsupported`: Go could execute it, this engine cannot;
 * - `execution`: anything else that stops it.
 */
export type GoTemplateErrorKind = 'syntax' | 'missing-key' | 'unsupported' | 'execution';

/** A template that cannot be executed. */
export class GoTemplateError extends Error implements TemplatePosition {
  override readonly name = 'GoTemplateError';
  readonly line: number;
  readonly column: number;

  constructor(
    readonly kind: GoTemplateErrorKind,
    message: string,
    position: TemplatePosition,
    /** The text of the action at fault, such as `{{ .name }}`. */
    readonly action: string,
    /** For a missing key: the way to it. */
    readonly path?: readonly string[],
  ) {
    super(message);
    this.line = position.line;
    this.column = position.column;
  }
}

/** The position of an offset in a text. */
export function positionAt(text: string, offset: number): TemplatePosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

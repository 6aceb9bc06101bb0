/** Thrown while a template is executed. */
export class ExecutionError extends Error {
  override readonly name: string = 'ExecutionError';

  constructor(
    message: string,
    /** Where, in the text of the template. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Thrown where a template reads a key that is not there. */
export class MissingKeyError extends ExecutionError {
  override readonly name = 'MissingKeyError';

  constructor(
    readonly path: readonly string[],
    offset: number,
  ) {
    super(`the template reads .${path.join('.')}, which is not there`, offset);
  }
}

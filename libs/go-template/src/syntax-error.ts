import { UnsupportedError } from './go-function';

/** Thrown while a template is read. */
export class TemplateSyntaxError extends Error {
  constructor(
    message: string,
    /** Where, in the text of the template. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Thrown for what Go can read, and this engine cannot. */
export class UnsupportedSyntaxError extends UnsupportedError {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

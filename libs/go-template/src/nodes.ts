/** One operand of a command. */
export type Operand =
  | { readonly kind: 'dot'; readonly offset: number }
  | { readonly kind: 'nil'; readonly offset: number }
  | { readonly kind: 'bool'; readonly value: boolean; readonly offset: number }
  | { readonly kind: 'number'; readonly value: bigint | number; readonly offset: number }
  | { readonly kind: 'string'; readonly value: string; readonly offset: number }
  | { readonly kind: 'field'; readonly fields: readonly string[]; readonly offset: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fields: readonly string[];
      readonly offset: number;
    }
  | { readonly kind: 'function'; readonly name: string; readonly offset: number }
  | {
      readonly kind: 'chain';
      readonly operand: Operand;
      readonly fields: readonly string[];
      readonly offset: number;
    }
  | { readonly kind: 'pipeline'; readonly pipeline: Pipeline; readonly offset: number };

/** Operands, of which the first may be called with the others. */
export interface Command {
  readonly operands: readonly [Operand, ...Operand[]];
}

/** Commands, each of which gets the value of the one before it as its last argument. */
export interface Pipeline {
  /** Names of variables that get its value. */
  readonly variables: readonly string[];
  /** Whether the variables exist already. */
  readonly isAssignment: boolean;
  readonly commands: readonly Command[];
  readonly offset: number;
  /** Where the action ends, for messages. */
  readonly end: number;
}

/** One part of a template. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipeline: Pipeline }
  | { readonly kind: 'break' | 'continue' }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly pipeline?: Pipeline;
      readonly offset: number;
    }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipeline: Pipeline;
      readonly body: readonly Node[];
      readonly otherwise?: readonly Node[];
    };

/** A template and those that it defines, by name. */
export interface ParsedTemplate {
  readonly root: readonly Node[];
  readonly defined: ReadonlyMap<string, readonly Node[]>;
}

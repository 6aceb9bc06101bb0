import { UnsupportedError } from '../go-function';

/** A pattern of RE2 for JavaScript, and what it says about its groups. */
export interface TranslatedPattern {
  readonly pattern: RegExp;
  /** Whether a group is repeated: which of its matches counts is then not sure. */
  readonly repeatsGroups: boolean;
  /** Whether something is repeated that itself matches in several ways: JavaScript may try very long. */
  readonly repeatsChoices: boolean;
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '0-9',
  w: '0-9A-Za-z_',
  s: '\\t\\n\\f\\r ',
};
const ESCAPES: Readonly<Record<string, string>> = {
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\x07',
};
/** Characters that may stand behind a backslash for themselves. */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** What one part of a pattern became. */
interface Part {
  readonly text: string;
  /** Whether it matches the empty text, or may. */
  readonly canBeEmpty: boolean;
  readonly hasGroup: boolean;
  /** Whether it matches in several ways. */
  readonly hasChoice: boolean;
}

/**
 * Translates a pattern of RE2 where JavaScript gives the same matches.
 *
 * @throws UnsupportedError for everything else
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function translatePattern(source: string): TranslatedPattern {
  return new Translator(source).translate();
}

class Translator {
  private position = 0;
  private repeatsGroups = false;
  private repeatsChoices = false;

  constructor(private readonly source: string) {}

  translate(): TranslatedPattern {
    const ignoresCase = this.source.startsWith('(?i)');
    if (ignoresCase) {
      // Beyond ASCII the two fold case differently.
      if (/[^\0-\x7f]/.test(this.source)) throw this.refuse();
      this.position = 4;
    }
    const { text } = this.alternatives();
    if (this.position < this.source.length) throw this.refuse();
    try {
      const pattern = new RegExp(text, ignoresCase ? 'gui' : 'gu');
      return { pattern, repeatsGroups: this.repeatsGroups, repeatsChoices: this.repeatsChoices };
    } catch {
      throw this.refuse();
    }
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return {
      text: parts.map(({ text }) => text).join('|'),
      hasChoice: parts.length > 1 || parts.some(({ hasChoice }) => hasChoice),
      canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty),
      hasGroup: parts.some(({ hasGroup }) => hasGroup),
    };
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.position < this.source.length && !'|)'.includes(this.peek())) parts.push(this.repeated());
    return {
      text: parts.map(({ text }) => text).join(''),
      hasChoice: parts.some(({ hasChoice }) => hasChoice),
      canBeEmpty: parts.every(({ canBeEmpty }) => canBeEmpty),
      hasGroup: parts.some(({ hasGroup }) => hasGroup),
    };
  }

  private repeated(): Part {
    const part = this.single();
    const [quantifier] =
      /^(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??/.exec(this.source.slice(this.position)) ?? [];
    if (quantifier === undefined) return part;
    this.position += quantifier.length;
    const next = this.peek();
    if (/[*+?]/.test(next) || part.canBeEmpty) throw this.refuse();
    const [, low = '', high = ''] = /^\{(\d+),(\d+)\}/.exec(quantifier) ?? [];
    if (high !== '' && Number(low) > Number(high)) throw this.refuse();
    if (part.hasGroup) this.repeatsGroups = true;
    if (part.hasChoice && !/^\?/.test(quantifier)) this.repeatsChoices = true;
    return {
      ...part,
      text: part.text + quantifier,
      hasChoice: part.hasChoice || !/^\{\d+\}/.test(quantifier),
      canBeEmpty: part.canBeEmpty || /^(?:[*?]|\{0+[,}])/.test(quantifier),
    };
  }

  private single(): Part {
    const character = String.fromCodePoint(this.source.codePointAt(this.position) ?? 0);
    this.position += character.length;
    const simple = (text: string, canBeEmpty = false): Part => ({
      text,
      canBeEmpty,
      hasGroup: false,
      hasChoice: false,
    });
    switch (character) {
      case '.':
        return simple('[^\\n]');
      case '^':
      case '$':
        return simple(character, true);
      case '(':
        return this.group();
      case '[':
        return simple(this.characterClass());
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw this.refuse();
      default:
        return simple(escapeLiteral(character));
    }
  }

  private group(): Part {
    const [start] = /^\?(?:P?<[A-Za-z]\w*>|:)/.exec(this.source.slice(this.position)) ?? [''];
    if (start === '' && this.peek() === '?') throw this.refuse();
    this.position += start.length;
    const inner = this.alternatives();
    if (!this.take(')')) throw this.refuse();
    const isCapturing = start !== '?:';
    return {
      text: `(${start.replace('?P<', '?<')}${inner.text})`,
      canBeEmpty: inner.canBeEmpty,
      hasGroup: isCapturing || inner.hasGroup,
      hasChoice: inner.hasChoice,
    };
  }

  private escape(): Part {
    const character = this.peek();
    this.position += 1;
    const isBoundary = character === 'b' || character === 'B';
    if (isBoundary || character === 'A' || character === 'z') {
      const text = character === 'A' ? '^' : character === 'z' ? '$' : `\\${character}`;
      return { text, canBeEmpty: true, hasGroup: false, hasChoice: false };
    }
    const lower = character.toLowerCase();
    const set = CLASSES[lower];
    if (set !== undefined) {
      return {
        text: `[${lower === character ? '' : '^'}${set}]`,
        canBeEmpty: false,
        hasGroup: false,
        hasChoice: false,
      };
    }
    return { text: this.escaped(character), canBeEmpty: false, hasGroup: false, hasChoice: false };
  }

  private escaped(character: string): string {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    if (character === '' || !PUNCTUATION.test(character)) throw this.refuse();
    return escapeLiteral(character);
  }

  private characterClass(): string {
    const members: string[] = [];
    const negation = this.take('^') ? '^' : '';
    for (;;) {
      const character = String.fromCodePoint(this.source.codePointAt(this.position) ?? 0);
      this.position += character.length;
      if (this.position > this.source.length) throw this.refuse();
      if (character === ']') {
        if (members.length === 0) throw this.refuse();
        return `[${negation}${members.join('')}]`;
      }
      if (character === '[') throw this.refuse();
      members.push(this.classMember(character));
    }
  }

  private classMember(first: string): string {
    const low = this.classCharacter(first);
    const isRange = this.peek() === '-' && !['', ']'].includes(this.source[this.position + 1] ?? '');
    if (!isRange) return low.text;
    this.position += 1;
    const end = String.fromCodePoint(this.source.codePointAt(this.position) ?? 0);
    this.position += end.length;
    const high = this.classCharacter(end);
    // Letters and digits alone are surely in the same order.
    if (low.isSet || high.isSet || end === '[' || first > end) throw this.refuse();
    return `${low.text}-${high.text}`;
  }

  private classCharacter(character: string): { readonly text: string; readonly isSet: boolean } {
    if (character !== '\\') return { text: escapeLiteral(character), isSet: false };
    const escaped = this.peek();
    this.position += 1;
    const set = CLASSES[escaped];
    if (set !== undefined) return { text: set, isSet: true };
    return { text: this.escaped(escaped), isSet: true };
  }

  private peek(): string {
    return this.source[this.position] ?? '';
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position += 1;
    return true;
  }

  private refuse(): UnsupportedError {
    return new UnsupportedError(`the pattern ${JSON.stringify(this.source)} is not supported`);
  }
}

/** A character that stands for itself, wherever it stands in a pattern. */
const escapeLiteral = (character: string): string =>
  /[\^$\\.*+?()[\]{}|/-]/.test(character)
    ? `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`
    : character;

/** What a code means and how to mend it; `docs/issues.md` is made from this text. */
export interface IssueKind {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  /** The URL of the rule that it follows from, where somebody else made it. */
  readonly source?: string;
}

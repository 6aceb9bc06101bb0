import type { Issue } from '@strata/model';
import type { ChangeWriter } from '../apply';
import type { Change, Plan } from '../plan';

/** Gathers the changes of many projects, with their texts only where they are wanted. */
export class CollectedChanges {
  readonly changes: Change[] = [];
  readonly issues: Issue[] = [];
  unchanged = 0;

  /** @param writer takes the texts in; without it they are kept here */
  constructor(private readonly writer?: ChangeWriter) {}

  /** @param others files that are known to be as they should be */
  add({ changes, unchanged, issues }: Plan, others: number): void {
    this.unchanged += unchanged + others;
    this.issues.push(...issues);
    for (const change of changes) {
      this.writer?.stage(change);
      this.changes.push(this.writer === undefined ? change : { kind: change.kind, path: change.path });
    }
  }
}

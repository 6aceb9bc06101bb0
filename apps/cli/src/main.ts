import { Workspace, applyChanges } from '@strata/workspace';
export function main(argv: string[], io: { directory: string; stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }): number {
  const w = new Workspace(io.directory);
  console.log(w.inventoryIssues);
  for (const p of w.projects) { const r = w.render(p); console.log(p, r.issues, r.files.length); const plan = w.plan(p); console.log(plan.changes.map(c=>c.kind+' '+c.path), plan.unchanged, plan.issues, applyChanges(w.root, plan.changes)); }
  return 0;
}

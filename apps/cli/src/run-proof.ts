import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { RepositoryCopy } from '@strata/testing';
import type { Proof } from './explain-proof';

/** Proves explanations in a copy of this repository and a process of their own: code is edited and loaded again. */
export async function runProof(options: { readonly samples: number; readonly seed: number }): Promise<Proof> {
  const copy = new RepositoryCopy();
  const script = `
    require(${JSON.stringify(join(copy.root, 'libs/workspace/register.js'))}).register({ fromSources: true });
    const { proveExplanations } = require(${JSON.stringify(join(copy.root, 'apps/cli/src/explain-proof.ts'))});
    const proof = proveExplanations(${JSON.stringify(copy.root)}, ${JSON.stringify(options)});
    process.stdout.write(JSON.stringify(proof));`;
  const env = { ...process.env, NODE_OPTIONS: undefined };
  try {
    const output = await new Promise<string>((done, fail) => {
      execFile(process.execPath, ['-e', script], { env, maxBuffer: 1 << 26 }, (error, stdout) =>
        error === null ? done(stdout) : fail(new Error(error.message)),
      );
    });
    return JSON.parse(output) as Proof;
  } finally {
    copy.dispose();
  }
}

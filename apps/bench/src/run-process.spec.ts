import { LimitError } from './errors';
import { runProcess } from './run-process';

describe('runProcess', () => {
  it('tells what a process took', async () => {
    const script =
      'const kept = Buffer.alloc(150e6, 1); const end = Date.now() + 300; while (Date.now() < end); console.log(kept.length)';
    const { stdout, wallSeconds, cpuSeconds, peakMiB } = await runProcess({
      file: process.execPath,
      args: ['-e', script],
    });
    expect(stdout).toBe('150000000\n');
    expect(wallSeconds).toBeGreaterThan(0.3);
    if (process.platform !== 'linux') return;
    expect(cpuSeconds).toBeGreaterThan(0.05);
    expect(peakMiB).toBeGreaterThan(143);
  });

  it('says what a failing process says', async () => {
    const failing = { file: process.execPath, args: ['-e', 'throw new Error("no such layer")'] };
    await expect(runProcess(failing)).rejects.toThrow(/ended with 1.*no such layer/s);
  });

  it('ends a process that takes too long', async () => {
    const slow = { file: process.execPath, args: ['-e', 'setTimeout(() => {}, 60_000)'], limitSeconds: 0.2 };
    await expect(runProcess(slow)).rejects.toThrow(LimitError);
  });

  it('says that a process does not start', async () => {
    await expect(runProcess({ file: './nowhere/jsonnet', args: [] })).rejects.toThrow(/ENOENT/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachinePrecedence, machineCandidates, patchDirectories } from './machine-precedence';

const PAGE = join(__dirname, '../../../docs/machines.md');
const TARGET = { environment: 'production', cluster: 'lab', node: 'cp-1' };

/** Prettier aligns tables. */
const withoutAlignment = (text: string): string =>
  text
    .replace(/ +/g, ' ')
    .replace(/-{3,}/g, '---')
    .replace(/\| ---/g, '|---')
    .replace(/--- \|/g, '---|');

describe('the precedence of machine layers', () => {
  it('stands in the documentation as it is in the code', () => {
    const page = withoutAlignment(readFileSync(PAGE, 'utf8'));
    expect(page).toContain(withoutAlignment(describeMachinePrecedence()));
  });

  it('goes from what all machines have in common to the machine itself', () => {
    expect(machineCandidates(TARGET).filter((file) => file.endsWith('.yaml'))).toEqual([
      'talos/base/machine.yaml',
      'talos/production/machine.yaml',
      'talos/production/lab/machine.yaml',
      'talos/production/lab/cp-1/machine.yaml',
    ]);
    expect(patchDirectories(TARGET).at(-1)).toBe('talos/production/lab/cp-1/patches');
  });
});

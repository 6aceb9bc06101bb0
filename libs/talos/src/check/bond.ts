import type { Reader } from './reader';
import { describeBadText } from './text-types';

const BY_MODE: readonly (readonly [field: string, allows: (mode: string) => boolean])[] = [
  ['lacpRate', (mode) => mode === '802.3ad'],
  ['adActorSysPrio', (mode) => mode === '802.3ad'],
  ['adUserPortKey', (mode) => mode === '802.3ad'],
  ['arpValidate', (mode) => !['802.3ad', 'balance-alb', 'balance-tlb'].includes(mode)],
  ['arpInterval', (mode) => !['802.3ad', 'balance-alb', 'balance-tlb'].includes(mode)],
  ['primary', (mode) => ['active-backup', 'balance-alb', 'balance-tlb'].includes(mode)],
  ['tlbDynamicLb', (mode) => ['balance-alb', 'balance-tlb'].includes(mode)],
];

const WORDS: Readonly<Record<string, string>> = {
  xmitHashPolicy: 'BondXmitHashPolicy',
  lacpRate: 'LACPRate',
  arpValidate: 'ARPValidate',
  arpAllTargets: 'ARPAllTargets',
  primaryReselect: 'PrimaryReselect',
  failOverMac: 'FailOverMAC',
  adSelect: 'ADSelect',
};

/** The rules of a bond in `machine.network.interfaces`. */
export function checkBond(reader: Reader, path: readonly (string | number)[]): void {
  const given = reader.text(...path, 'mode');
  const mode = given === '' ? 'balance-rr' : given;
  const wrong = describeBadText('BondMode', mode);
  if (wrong !== undefined) reader.refuse([...path, 'mode'], wrong);
  for (const [field, type] of Object.entries(WORDS)) {
    const word = reader.text(...path, field);
    const problem = word === '' ? undefined : describeBadText(type, word);
    if (problem !== undefined) reader.refuse([...path, field], problem);
  }
  const interval = reader.number(...path, 'miimon');
  for (const field of ['updelay', 'downdelay']) {
    const delay = reader.number(...path, field);
    if (interval === 0 && delay !== 0) reader.refuse([...path, field], 'needs miimon');
    else if (interval !== 0 && delay % interval !== 0)
      reader.refuse([...path, field], 'must be a multiple of miimon');
  }
  for (const field of ['arpIPTarget', 'adActorSystem']) {
    if (reader.list(...path, field).length > 0 || reader.text(...path, field) !== '') {
      reader.refuse([...path, field], 'is not supported by Talos');
    }
  }
  for (const [field, allows] of BY_MODE) {
    const isGiven = reader.text(...path, field) !== '' && reader.value([...path, field]) !== 0;
    if (isGiven && !allows(mode)) reader.refuse([...path, field], `is not available in the mode ${mode}`);
  }
  if (reader.number(...path, 'packetsPerSlave') > 1 && mode !== 'balance-rr') {
    reader.refuse([...path, 'packetsPerSlave'], `is not available in the mode ${mode}`);
  }
}

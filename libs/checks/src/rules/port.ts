import type { IssueCode } from '@strata/model';
import { checkName, PORT_NAME } from './name-syntax';
import type { Place } from './place';

/** What may stand as the protocol of a port. */
export const PROTOCOLS: readonly string[] = ['TCP', 'UDP', 'SCTP'];

/** Refuses a number that is no port. */
export function checkPortNumber(place: Place, code: IssueCode): void {
  const { number } = place;
  if (number !== undefined && (number < 1 || number > 65535))
    place.refuse(code, 'must be a port from 1 to 65535');
}

/** Refuses what is neither a port nor the name of one. */
export function checkPort(place: Place, code: IssueCode): void {
  checkPortNumber(place, code);
  checkName(place, code, PORT_NAME);
}

/** The protocol of a port, TCP unless it says another. */
export const protocolOf = (port: Place): string => port.at('protocol').text ?? 'TCP';

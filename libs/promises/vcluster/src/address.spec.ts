import { isInRange, overlap } from './address';

describe('addresses', () => {
  it.each([
    ['10.0.0.5', '10.0.0.0/24', true],
    ['10.0.1.0', '10.0.0.0/24', false],
    ['10.0.0.255', '10.0.0.0/24', true],
    ['10.0.0.7', '10.0.0.7/32', true],
    ['10.0.0.8', '10.0.0.7/32', false],
    ['203.0.113.9', '0.0.0.0/0', true],
    ['255.255.255.255', '128.0.0.0/1', true],
    ['10.0.0.119', '10.0.0.100-10.0.0.119', true],
    ['10.0.0.120', '10.0.0.100 - 10.0.0.119', false],
    ['10.0.0.99', '10.0.0.100-10.0.0.119', false],
  ])('%s in %s: %s', (address, range, expected) => expect(isInRange(address, range)).toBe(expected));

  it.each([
    ['10.0.0.0/8', '10.9.0.0/16', true],
    ['10.9.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/16', '10.1.0.0/16', false],
    ['10.0.0.0/16', '10.0.0.0/24', true],
  ])('%s and %s overlap: %s', (one, other, expected) => expect(overlap(one, other)).toBe(expected));
});

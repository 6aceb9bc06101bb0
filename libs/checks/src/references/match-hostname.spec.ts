import { hostnamesIntersect, isCovered } from './match-hostname';

describe('hostnamesIntersect', () => {
  it.each([
    ['shop.example.com', 'shop.example.com'],
    ['Shop.example.com', 'shop.EXAMPLE.com'],
    ['*.example.com', 'shop.example.com'],
    ['*.example.com', 'a.shop.example.com'],
    ['*.example.com', '*.shop.example.com'],
    ['*.example.com', '*.example.com'],
  ])('%s and %s have a host in common', (first, second) => {
    expect(hostnamesIntersect(first, second)).toBe(true);
    expect(hostnamesIntersect(second, first)).toBe(true);
  });

  it.each([
    ['shop.example.com', 'cart.example.com'],
    ['*.example.com', 'example.com'],
    ['*.example.com', 'shop.example.org'],
    ['*.example.com', 'shopexample.com'],
    ['*.example.com', '*.example.org'],
  ])('%s and %s have none', (first, second) => {
    expect(hostnamesIntersect(first, second)).toBe(false);
    expect(hostnamesIntersect(second, first)).toBe(false);
  });
});

describe('isCovered', () => {
  it.each([
    ['shop.example.com', ['shop.example.com']],
    ['shop.example.com', ['*.example.com']],
    ['*.example.com', ['example.com', '*.EXAMPLE.com']],
  ])('%s by %j', (hostname, names) => expect(isCovered(hostname, names)).toBe(true));

  it.each([
    ['example.com', ['*.example.com']],
    ['a.shop.example.com', ['*.example.com']],
    ['*.example.com', ['shop.example.com', '*.shop.example.com']],
    ['*.shop.example.com', ['*.example.com']],
    ['shop.example.com', []],
  ])('not %s by %j', (hostname, names) => expect(isCovered(hostname, names)).toBe(false));
});

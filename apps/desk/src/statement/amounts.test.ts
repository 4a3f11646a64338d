import { shownAmount, storedAmount } from './amounts.ts';

it.each([
  ['1249,50', '1249.50'],
  ['1.249,50', '1249.50'],
  ['1 249,5', '1249.50'],
  ['€ 450', '450'],
  ['1.249', '1249'],
  ['12,5', '12.50'],
])('stores %s as %s', (typed, stored) => {
  expect(storedAmount(typed)).toBe(stored);
});

it.each(['ongeveer 300', '1249,5000', '', '12,'])('leaves what is no amount as it was typed: %s', (typed) => {
  expect(storedAmount(typed)).toBe(typed);
});

it('shows the comma that Belgium writes', () => {
  expect(shownAmount('1249.50')).toBe('1249,50');
  expect(shownAmount('ongeveer 300')).toBe('ongeveer 300');
});

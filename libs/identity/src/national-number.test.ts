import fc from 'fast-check';
import { nationalNumberFits } from './national-number.ts';

test.each([
  ['85073003328', 1985, 'born in the 1900s'],
  ['01020312345', 2001, 'born since 2000'],
  ['01020312316', 1901, 'the same day a century before'],
  ['17073003384', 2017, 'born since 2000'],
  ['85473003317', 1985, 'bis number, month + 40'],
  ['85273003371', 1985, 'bis number, month + 20'],
  ['00000100195', 2000, 'unknown date'],
  ['00000100195', 1963, 'unknown date: the year of birth says nothing about it'],
  ['85023003390', 1985, '30 February: the date is not looked at'],
])('%s of %d fits: %s', (number, year) => expect(nationalNumberFits(number, year)).toBe(true));

test('the century decides which digits fit', () => {
  expect(nationalNumberFits('01020312345', 1901)).toBe(false);
  expect(nationalNumberFits('01020312316', 2001)).toBe(false);
  expect(nationalNumberFits('01020312345')).toBe(true);
  expect(nationalNumberFits('01020312316')).toBe(true);
});

test.each([
  '00000000000',
  '٨٥٠٧٣٠٠٣٣٢٨',
  '8507300\u00003328',
  '850730-033-28',
  '8507300332',
  '850730033280',
  '',
])('%j does not fit', (number) => expect(nationalNumberFits(number)).toBe(false));

test('one changed digit after the year is always noticed', () => {
  const nine = fc.integer({ min: 1, max: 999_999_999 }).map((value) => String(value).padStart(9, '0'));
  fc.assert(
    fc.property(nine, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const number = digits + String(97 - (Number(digits) % 97)).padStart(2, '0');
      const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
      const year = 1900 + Number(number.slice(0, 2));
      expect(nationalNumberFits(number, year)).toBe(true);
      if (changed.slice(0, 2) === number.slice(0, 2)) expect(nationalNumberFits(changed, year)).toBe(false);
    }),
  );
});

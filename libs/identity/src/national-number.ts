/**
 * Whether the two check digits of a national (or bis) number `YYMMDD SSS CC` fit: 97 minus the first nine digits
 * modulo 97, with a 2 before them for births since 2000. The date inside is not looked at: bis numbers add 20 or 40
 * to the month and unknown parts are 00.
 *
 * @param birthYear decides which of the two rules holds, when the number begins with it; else either is accepted
 */
export function nationalNumberFits(number: string, birthYear?: number): boolean {
  if (!/^[0-9]{11}$/.test(number)) return false;
  const nine = number.slice(0, 9);
  const check = Number(number.slice(9));
  const fits1900 = 97 - (Number(nine) % 97) === check;
  const fits2000 = 97 - (Number(`2${nine}`) % 97) === check;
  if (birthYear === undefined || birthYear % 100 !== Number(number.slice(0, 2))) return fits1900 || fits2000;
  return birthYear >= 2000 ? fits2000 : fits1900;
}

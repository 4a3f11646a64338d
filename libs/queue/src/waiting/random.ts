/** Uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * A stream of pseudo-random numbers that a text decides: the same text, the same stream, on every machine.
 *
 * sfc32 of Chris Doty-Humphrey's PractRand (public domain): 128 bits of state, of which 32 count, so no cycle is
 * shorter than 2³². The state is filled by four FNV-1a hashes of the text and stirred fifteen times, as PractRand does.
 * Not for secrets.
 */
export function randomFrom(text: string): Random {
  let [a, b, c, counter] = [0x811c9dc5, 0x9e3779b9, 0x243f6a88, 0xb7e15162].map((basis) =>
    hashOf(text, basis),
  ) as [number, number, number, number];
  counter |= 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let stir = 0; stir < 15; stir += 1) next();
  return next;
}

/** FNV-1a over the text's UTF-16 units, from a basis of one's own. */
function hashOf(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

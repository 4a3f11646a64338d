/** Numbers that are the same for the same seed. */
export type Chance = {
  /** From 0 up to, and without, `below`. */
  below(below: number): number;
  happens(probability: number): boolean;
  pick<Value>(from: readonly [Value, ...Value[]]): Value;
  bytes(length: number): Buffer;
};

/** Mulberry32: one word of state, good enough to mutate files with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    happens: (probability) => next() < probability,
    pick: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}

const INTERESTING = [0x00, 0x01, 0x02, 0x30, 0x7f, 0x80, 0x81, 0x82, 0xfe, 0xff] as const;

/** These bytes with a few of the things done to them that break decoders. */
export function mutated(bytes: Uint8Array, chance: Chance): Uint8Array {
  let copy = Uint8Array.from(bytes);
  const times = 1 + chance.below(4);
  for (let time = 0; time < times; time += 1) copy = once(copy, chance);
  return copy;
}

function once(bytes: Uint8Array<ArrayBuffer>, chance: Chance): Uint8Array<ArrayBuffer> {
  const at = chance.below(bytes.length + 1);
  switch (chance.below(8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return joined(bytes.subarray(0, at), chance.bytes(chance.below(20)), bytes.subarray(at));
    case 2:
      return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(12)));
    case 3:
      return joined(bytes, bytes.subarray(at));
    case 4:
      return bytes.fill(0, at, at + chance.below(60));
    case 5:
      bytes[at] = chance.pick(INTERESTING);
      return bytes;
    case 6:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
      return bytes;
    default:
      return bytes.fill(0xff, at, at + chance.below(8));
  }
}

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

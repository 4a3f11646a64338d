/** What the card answers besides data, from the Belpic applet reference manuals V1.7 and V1.8. */
export const SW = {
  ok: 0x9000,
  wrongLength: 0x6700,
  securityNotSatisfied: 0x6982,
  pinBlocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  badData: 0x6a80,
  fileNotFound: 0x6a82,
  badParameters: 0x6a86,
  lengthInconsistent: 0x6a87,
  keyNotFound: 0x6a88,
  offsetOutside: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

export const triesLeft = (tries: number): number => (tries === 0 ? SW.pinBlocked : 0x63c0 | tries);
export const bytesWaiting = (count: number): number => 0x6100 | (count & 0xff);
export const correctLength = (length: number): number => 0x6c00 | (length & 0xff);

export const answer = (status: number, data: Uint8Array = new Uint8Array()): Uint8Array =>
  Buffer.concat([data, Buffer.from([status >> 8, status & 0xff])]);

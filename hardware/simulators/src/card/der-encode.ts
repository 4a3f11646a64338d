/** The few DER shapes that the card's PKCS#15 directory needs (ITU-T X.690). */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  if (content.length > 0xff) throw new Error('longer than a directory entry can be');
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x81, content.length];
  return Buffer.concat([Buffer.from(header), content]);
}

export const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const integer = (content: string) => der(0x02, hex(content));
export const octets = (content: string) => der(0x04, hex(content));
export const bits = (content: string) => der(0x03, hex(content));
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const path = (content: string) => sequence(octets(content));

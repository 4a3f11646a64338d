/**
 * The upper halves of the two code pages that the printer knows, by the number of `ESC t n`. The tables are the
 * simulator's own, so that an encoder's mistake can't hide behind a shared table.
 */
const PC850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
/** The page of 1998 that put the euro sign where the dotless i was (0xD5). */
const PC858 = PC850.replace('ı', '€');

/** Written out: Node's own decoder reads 0x80 to 0x9F of windows-1252 as if it were Latin-1 in some versions. */
const WPC1252 =
  '€█‚ƒ„…†‡ˆ‰Š‹Œ█Ž██‘’“”•–—˜™š›œ█žŸ' +
  String.fromCharCode(...Array.from({ length: 96 }, (_, at) => at + 160));

const UPPER_HALVES = new Map([
  [2, PC850],
  [16, WPC1252],
  [19, PC858],
]);

/** Text of one byte in a code page; a page that the printer lacks prints a full block, as wrong as it looks on paper. */
export function characterOf(byte: number, codePage: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  return UPPER_HALVES.get(codePage)?.[byte - 0x80] ?? '█';
}

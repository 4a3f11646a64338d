import type { CodePage } from '../types.ts';

/** The characters above ASCII of each page, as the printers' manuals list them. Order does not matter here. */
const UPPER: Record<CodePage, ReadonlySet<string>> = {
  cp858: new Set(
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»ÁÂÀ©¢¥ãÃ¤ðÐÊËÈ€ÍÎÏ¦ÌÓßÔÒõÕµþÞÚÛÙýÝ¯´±¾¶§÷¸°¨·¹³²',
  ),
  windows1252: new Set(
    '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ),
};

/** Letters and marks that have an accepted plain form; all others that a page lacks lose their accent or become `?`. */
const PLAIN: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '•': '·',
  œ: 'oe',
  Œ: 'OE',
  ĳ: 'ij',
  Ĳ: 'IJ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
};

/** C0 and C1 controls, DEL, and the invisible marks that turn or join text: none of them belongs on paper. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
const MARK = /\p{M}/u;

export const isPrintable = (character: string, codePage: CodePage): boolean =>
  (character >= ' ' && character <= '~') || UPPER[codePage].has(character);

/**
 * The text with only characters that the page has, so that no byte of a text can ever be a printer command.
 * White space of every kind becomes one space; the text is composed first (é as one letter).
 */
export function printableText(text: string, codePage: CodePage): string {
  const composed = text.normalize('NFC').replace(/\s+/gu, ' ').replace(UNPRINTABLE, '').trim();
  return [...composed].map((character) => printableCharacter(character, codePage)).join('');
}

function printableCharacter(character: string, codePage: CodePage): string {
  if (isPrintable(character, codePage)) return character;
  if (MARK.test(character)) return '';
  const plain =
    PLAIN[character] ?? [...character.normalize('NFKD')].filter((part) => !MARK.test(part)).join('');
  const known = plain !== '' && [...plain].every((part) => isPrintable(part, codePage));
  return known ? plain : '?';
}

/** `?text=2` doubles the text, `?contrast=high` turns the colours: set once by whoever hangs up the screen. */
export function readingAsked(address: URLSearchParams): { textScale: number; highContrast: boolean } {
  const scale = Number(address.get('text'));
  return {
    textScale: scale >= 1 && scale <= 2 ? scale : 1,
    highContrast: address.get('contrast') === 'high',
  };
}

/**
 * An amount in euro as it is typed (`1.249,50`, `1249.5`, `1 249`) in its stored form `1249.50`; anything that is no
 * amount comes back as it was typed, so that nothing is lost.
 */
export function storedAmount(typed: string): string {
  const bare = typed.replaceAll(/[\s€]/g, '');
  const parts = /^(\d{1,3}(?:[.,]\d{3})*|\d{1,12})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!parts) return typed.trim();
  const whole = (parts[1] ?? '').replaceAll(/[.,]/g, '');
  return parts[2] ? `${whole}.${parts[2].padEnd(2, '0')}` : whole;
}

/** The stored form as it stands in a field: `1249,50`. Belgium writes a comma in all three languages. */
export function shownAmount(stored: string): string {
  return /^\d+\.\d{2}$/.test(stored) ? stored.replace('.', ',') : stored;
}

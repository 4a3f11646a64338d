import { LegalLanguage } from '@loket/contract';
import type { LegalText } from '@loket/statement/templates.ts';
import { useLocale } from '@loket/ui';

/**
 * A text of a template in the inspector's language where the law knows it, else in the language of the record.
 * @param record Dutch until a statement says otherwise
 */
export function useLegalWords(record: LegalLanguage = 'nl'): (text: LegalText) => string {
  const own = LegalLanguage.safeParse(useLocale());
  const language = own.success ? own.data : record;
  return (text) => text[language];
}

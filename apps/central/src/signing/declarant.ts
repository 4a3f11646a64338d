import type { Identification, LegalLanguage } from '@loket/contract';
import type { Declarant } from '@loket/statement/record.ts';
import { CHECK_WORDS, MANUAL_WORDS, writtenCardDate, writtenDay } from './record-words.ts';

/** The person as the record names them: by central's own judgement of the card, or by hand and marked so. */
export function declarantOf(identification: Identification, language: LegalLanguage): Declarant | undefined {
  if (identification.state === 'complete') {
    const { identity, address, checks } = identification;
    const wrong = Object.entries(CHECK_WORDS).filter(
      ([name]) => Reflect.get(checks, name)?.verdict !== 'verified',
    );
    return {
      surname: identity.surname,
      givenNames: identity.givenNames,
      nationalNumber: identity.nationalNumber,
      bornOn: writtenCardDate(identity.birthDate, language),
      birthPlace: identity.birthPlace || null,
      nationality: identity.nationality || null,
      address:
        [address.streetAndNumber, `${address.postcode} ${address.municipality}`.trim()]
          .filter(Boolean)
          .join(', ') || null,
      identified:
        wrong.length === 0
          ? { how: 'eid_verified' }
          : { how: 'eid_not_verified', reason: wrong.map(([, words]) => words[language]).join('; ') },
    };
  }
  if (identification.state === 'manual') {
    const { manual } = identification;
    const reason = MANUAL_WORDS[manual.reason][language];
    return {
      surname: manual.surname,
      givenNames: manual.givenNames,
      nationalNumber: manual.nationalNumber || null,
      bornOn: writtenDay(manual.birthDate, language),
      birthPlace: manual.birthPlace || null,
      nationality: manual.nationality || null,
      address: manual.address || null,
      identified: {
        how: 'by_hand',
        reason: manual.explanation ? `${reason} (${manual.explanation})` : reason,
      },
    };
  }
  return undefined;
}

/** The eleven digits that a signature certificate has to carry. */
export function nationalNumberOf(identification: Identification): string | undefined {
  if (identification.state === 'complete') return identification.identity.nationalNumber;
  return identification.state === 'manual' ? identification.manual.nationalNumber || undefined : undefined;
}

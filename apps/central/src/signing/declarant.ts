import {
  type Identification,
  IdentityCheckName,
  type IdentityChecks,
  type LegalLanguage,
  lossIsKnown,
  overallVerdict,
} from '@loket/contract';
import type { Declarant } from '@loket/statement/record.ts';
import {
  CHECK_WORDS,
  FOREIGN_CERTIFICATE,
  LOSS_NOT_KNOWN,
  MANUAL_WORDS,
  writtenCardDate,
  writtenDay,
} from './record-words.ts';

/** The person as the record names them: by central's own judgement of the card, or by hand and marked so. */
export function declarantOf(identification: Identification, language: LegalLanguage): Declarant | undefined {
  if (identification.state === 'complete') {
    const { identity, address, checks } = identification;
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
      identified: howIdentified(checks, language),
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

function howIdentified(checks: IdentityChecks, language: LegalLanguage): Declarant['identified'] {
  if (overallVerdict(checks) === 'verified')
    return lossIsKnown(checks)
      ? { how: 'eid_verified' }
      : { how: 'eid_verified', reason: LOSS_NOT_KNOWN[language] };
  const wrong = IdentityCheckName.options.filter((name) => {
    const { verdict } = checks[name];
    // What could not be asked is no reason against anybody.
    return (
      verdict === 'failed' || (verdict === 'indeterminate' && name !== 'revocation' && name !== 'genuineness')
    );
  });
  return {
    how: 'eid_not_verified',
    reason: wrong.map((name) => reasonWords(name, checks)[language]).join('; '),
  };
}

/** A revocation check that failed otherwise than by a report is a certificate that does not belong to the card. */
const reasonWords = (name: IdentityCheckName, checks: IdentityChecks) =>
  name === 'revocation' && checks.revocation.verdict === 'failed' && checks.revocation.reason !== 'revoked'
    ? FOREIGN_CERTIFICATE
    : CHECK_WORDS[name];

/** The eleven digits that a signature certificate has to carry. */
export function nationalNumberOf(identification: Identification): string | undefined {
  if (identification.state === 'complete') return identification.identity.nationalNumber;
  return identification.state === 'manual' ? identification.manual.nationalNumber || undefined : undefined;
}

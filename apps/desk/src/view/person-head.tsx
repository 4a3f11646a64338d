import { type Identification, overallVerdict } from '@loket/contract';
import { StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskManualTexts } from '@loket/ui/texts/desk-documents.ts';
import { lossNote } from '../people/card-checks.ts';
import { cardDate, isoDate, nationalNumber } from '../people/formatting.ts';
import { IdentityPhoto } from './identity-photo.tsx';

/** Who this is, in three lines, while another part of the consultation is in sight. */
export function PersonHead({ identification }: { identification: Identification }) {
  const texts = useTexts(deskTexts);
  const manual = useTexts(deskManualTexts);
  const locale = useLocale();
  if (identification.state === 'manual') {
    const { surname, givenNames, birthDate, birthPlace, nationalNumber: number } = identification.manual;
    return (
      <div className="person-head" data-verdict="attention">
        <div className="person-head-words">
          <p className="person-head-name">
            {surname}, {givenNames}
          </p>
          <p className="small">
            {[nationalNumber(number), isoDate(birthDate, locale), birthPlace].filter(Boolean).join(', ')}
          </p>
        </div>
        <p className="person-head-verdict">
          <StatusShape status="attention" /> {manual.notVerified}
        </p>
      </div>
    );
  }
  if (identification.state !== 'complete') return null;
  const { identity, address, photoJpegBase64, checks, testCard } = identification;
  const verdict = overallVerdict(checks);
  const note = verdict === 'verified' ? lossNote(checks) : undefined;
  const words = {
    verified: texts.allVerified,
    failed: texts.failedTitle,
    indeterminate: texts.uncertainTitle,
  };
  const status = ({ verified: 'good', failed: 'broken', indeterminate: 'attention' } as const)[verdict];
  return (
    <div className="person-head" data-verdict={status}>
      <IdentityPhoto jpegBase64={photoJpegBase64} label={texts.photo} />
      <div className="person-head-words">
        <p className="person-head-name">
          {identity.surname}, {identity.givenNames}
        </p>
        <p className="small">
          {nationalNumber(identity.nationalNumber)}, {cardDate(identity.birthDate, locale)},{' '}
          {identity.birthPlace}
        </p>
        <p className="small">
          {address.streetAndNumber}, {address.postcode} {address.municipality}
        </p>
      </div>
      <p className="person-head-verdict">
        <StatusShape status={status} /> {words[verdict]}
        {note ? <span className="small"> {texts[note]}</span> : null}
        {testCard ? <span className="small"> {texts.testCard}</span> : null}
      </p>
    </div>
  );
}

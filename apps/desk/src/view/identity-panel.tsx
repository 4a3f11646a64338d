import { type Address, type Identification, type Identity, overallVerdict } from '@loket/contract';
import { Button, Message, StatusShape, stepWords, useLocale, useTexts, VerdictList } from '@loket/ui';
import { deskCardFailureWords, deskTexts } from '@loket/ui/texts/desk.ts';
import { deskManualTexts } from '@loket/ui/texts/desk-documents.ts';
import { checkLines, lossNote } from '../people/card-checks.ts';
import { cardDate, nationalNumber } from '../people/formatting.ts';
import { IdentityPhoto } from './identity-photo.tsx';
import { ByHand } from './manual/by-hand.tsx';

type IdentityPanelProps = {
  identification: Identification;
  inCall: boolean;
  /** Left out: identification by hand isn't possible now. */
  onByHand?: (() => void) | undefined;
};

/** Right: who the citizen is, as far as the card said it and central proved it. */
export function IdentityPanel({ identification, inCall, onByHand }: IdentityPanelProps) {
  const texts = useTexts(deskTexts);
  const manual = useTexts(deskManualTexts);
  const byHand = onByHand && identification.state !== 'complete' && identification.state !== 'reading';
  return (
    <section className="identity" aria-labelledby="identity-title" aria-live="polite">
      <h2 id="identity-title">{texts.identity}</h2>
      <IdentityContent identification={identification} inCall={inCall} />
      {byHand ? (
        <div>
          <Button onPress={onByHand}>{manual.open}</Button>
        </div>
      ) : null}
    </section>
  );
}

function IdentityContent({ identification, inCall }: IdentityPanelProps) {
  const texts = useTexts(deskTexts);
  const failures = useTexts(deskCardFailureWords);
  switch (identification.state) {
    case 'none':
      return <p className="quiet">{inCall ? texts.noIdentityYet : texts.noIdentityIdle}</p>;
    case 'failed':
      return (
        <Message status="attention" title={texts.cardFailedTitle}>
          {failures[identification.cause]}
        </Message>
      );
    case 'reading':
      return <BeingRead reading={identification} />;
    case 'complete':
      return <Established complete={identification} />;
    case 'manual':
      return <ByHand manual={identification.manual} at={identification.at} />;
  }
}

function BeingRead({ reading }: { reading: Extract<Identification, { state: 'reading' }> }) {
  const texts = useTexts(deskTexts);
  const steps = useTexts(stepWords);
  return (
    <>
      <p className="identity-banner" data-status="busy">
        <StatusShape status="busy" />
        <span>
          <strong>{texts.beingRead}</strong> {steps[reading.step]}
        </span>
      </p>
      <Person identity={reading.identity} address={reading.address} photo={reading.photoJpegBase64} />
    </>
  );
}

function Established({ complete }: { complete: Extract<Identification, { state: 'complete' }> }) {
  const texts = useTexts(deskTexts);
  const locale = useLocale();
  const verdict = overallVerdict(complete.checks);
  const note = lossNote(complete.checks);
  return (
    <>
      {complete.testCard ? (
        <p className="identity-banner" data-status="attention">
          <StatusShape status="attention" />
          <strong>{texts.testCard}</strong>
        </p>
      ) : null}
      <Person identity={complete.identity} address={complete.address} photo={complete.photoJpegBase64} />
      {verdict === 'failed' ? (
        <Message status="broken" title={texts.failedTitle}>
          {texts.failedText}
        </Message>
      ) : null}
      {verdict === 'indeterminate' ? (
        <Message status="attention" title={texts.uncertainTitle}>
          {texts.uncertainText}
        </Message>
      ) : null}
      <div className="section-head">
        <h3>{texts.checks}</h3>
        {verdict === 'verified' ? <span>{texts.allVerified}</span> : null}
      </div>
      {verdict === 'verified' && note ? <p className="small quiet">{texts[note]}</p> : null}
      <VerdictList label={texts.checks} lines={checkLines(complete.checks, locale)} />
    </>
  );
}

type PersonProps = {
  identity: Identity | undefined;
  address: Address | undefined;
  photo: string | undefined;
};

function Person({ identity, address, photo }: PersonProps) {
  const texts = useTexts(deskTexts);
  const locale = useLocale();
  const waiting = <span className="quiet">{texts.notReadYet}</span>;
  const sex = identity
    ? { male: texts.male, female: texts.female, unknown: texts.unknownSex }[identity.sex]
    : '';
  return (
    <div className="person">
      <IdentityPhoto jpegBase64={photo} label={texts.photo} />
      <div className="person-facts">
        <p className="person-name">
          {identity
            ? [identity.surname, [identity.givenNames, identity.thirdNameInitial].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', ')
            : waiting}
        </p>
        <dl>
          <dt>{texts.nationalNumber}</dt>
          <dd className="figure">{identity ? nationalNumber(identity.nationalNumber) : waiting}</dd>
          <dt>{texts.born}</dt>
          <dd>
            {identity ? `${cardDate(identity.birthDate, locale)}, ${identity.birthPlace}, ${sex}` : waiting}
          </dd>
          <dt>{texts.address}</dt>
          <dd>
            {address ? `${address.streetAndNumber}, ${address.postcode} ${address.municipality}` : waiting}
          </dd>
          <dt>{texts.nationality}</dt>
          <dd>{identity ? identity.nationality : waiting}</dd>
          <dt>{texts.card}</dt>
          <dd>
            {identity
              ? `${identity.cardNumber}, ${texts.validUntil(cardDate(identity.validUntil, locale))}`
              : waiting}
          </dd>
        </dl>
      </div>
    </div>
  );
}

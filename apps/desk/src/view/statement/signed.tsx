import type { SignatureLevel, SignedStatement } from '@loket/contract';
import { Button, Message, type Status, StatusShape, useTexts } from '@loket/ui';
import {
  deskSignatureTexts,
  signatureLevelReasons,
  signatureLevelWords,
} from '@loket/ui/texts/desk-signature.ts';
import { PdfView } from '../documents/pdf-view.tsx';
import type { DeskActions } from '../use-desk.ts';
import { useTimeWords } from './use-time-words.ts';

/** Only an established qualified signature gets a tick: the level is never overstated. */
const statusOf = {
  qualified: 'good',
  qualified_status_not_established: 'attention',
  simple: 'good',
  test: 'attention',
} as const satisfies Record<SignatureLevel, Status>;

type SignedProps = { signed: SignedStatement; actions: DeskActions; onPapers: () => void };

/** The statement is final; what its signature is worth stands there in words. */
export function Signed({ signed, actions: { dossier }, onPapers }: SignedProps) {
  const texts = useTexts(deskSignatureTexts);
  const levels = useTexts(signatureLevelWords);
  const reasons = useTexts(signatureLevelReasons);
  const time = useTimeWords();
  const { level, signedAt, signerName } = signed;
  return (
    <div className="presented">
      <Message status="good" title={texts.signedTitle(signerName)} announce>
        {texts.signedAt(time(signedAt))}. {texts.final}
      </Message>
      <div className="presented-columns">
        <div className="presented-steps">
          <h3>{texts.level}</h3>
          <div className="signature-level" data-status={statusOf[level]}>
            <StatusShape status={statusOf[level]} />
            <div>
              <p className="signature-level-name">{levels[level]}</p>
              <p>{reasons[level]}</p>
            </div>
          </div>
        </div>
        <PdfView label={texts.pdf} mark={signedAt} read={() => dossier.statementPdf(signedAt)} />
      </div>
      <div className="panel-foot">
        <span className="panel-foot-gap" />
        <Button look="primary" onPress={onPapers}>
          {texts.toPapers}
        </Button>
      </div>
    </div>
  );
}

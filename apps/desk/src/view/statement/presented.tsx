import type { Presentation, SigningProgress } from '@loket/contract';
import { Button, Message, type Status, StatusShape, useTexts, VerdictList } from '@loket/ui';
import { deskSignatureTexts, signingFailureWords, signingNowWords } from '@loket/ui/texts/desk-signature.ts';
import type { DeskState } from '../../session/desk-state.ts';
import { PdfView } from '../documents/pdf-view.tsx';
import type { DeskActions } from '../use-desk.ts';

type PresentedProps = {
  presentation: Presentation;
  signing: SigningProgress;
  running: DeskState['running'];
  actions: DeskActions;
};

/** The pages before the citizen: which are confirmed, and how far the signing is. */
export function Presented({ presentation, signing, running, actions: { dossier } }: PresentedProps) {
  const texts = useTexts(deskSignatureTexts);
  const { pageCount, confirmedPages, sha256 } = presentation;
  const all = confirmedPages.length === pageCount;
  const pages = Array.from({ length: pageCount }, (_, index) => index + 1);
  return (
    <div className="presented">
      <div>
        <h2>{texts.presentedTitle}</h2>
        <p className="quiet">{all ? texts.confirmedText : texts.presentedText}</p>
      </div>
      <div className="presented-columns">
        <div className="presented-steps">
          <h3>{texts.pages}</h3>
          <VerdictList
            label={texts.pages}
            lines={pages.map((page) => ({
              key: String(page),
              status: confirmedPages.includes(page) ? 'good' : 'absent',
              text: texts.page(page),
              evidence: confirmedPages.includes(page) ? texts.pageConfirmed : texts.pageOpen,
            }))}
          />
          <h3>{texts.signing}</h3>
          <SigningLine signing={signing} confirmed={all} />
        </div>
        <PdfView label={texts.pdf} mark={sha256} read={() => dossier.statementPdf(sha256)} />
      </div>
      <div className="panel-foot">
        <Button isPending={running === 'withdraw'} onPress={dossier.withdraw}>
          {texts.withdraw}
        </Button>
        <span className="quiet">{texts.withdrawHint}</span>
      </div>
    </div>
  );
}

function SigningLine({ signing, confirmed }: { signing: SigningProgress; confirmed: boolean }) {
  const texts = useTexts(deskSignatureTexts);
  const now = useTexts(signingNowWords);
  const failures = useTexts(signingFailureWords);
  if (signing.state === 'failed') {
    return (
      <Message status="attention" title={texts.failedTitle} announce>
        {failures[signing.failure]} {texts.kept}
      </Message>
    );
  }
  const status: Status = signing.state === 'none' && !confirmed ? 'absent' : 'busy';
  const words =
    signing.state === 'signing'
      ? now[signing.method]
      : signing.state === 'choosing'
        ? texts.choosing
        : texts.waitsForCitizen;
  return (
    <p className="signing-line" role="status">
      <StatusShape status={status} />
      {words}
    </p>
  );
}

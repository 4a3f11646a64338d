import type { DeskDossier, Showing } from '@loket/contract';
import { Button, StatusShape, useTexts } from '@loket/ui';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import type { DeskActions } from '../use-desk.ts';
import { DocumentView } from './document-card.tsx';
import { PageTurner } from './pdf-view.tsx';

type ShownNowProps = { dossier: DeskDossier; showing: Showing; actions: DeskActions };

/** What the citizen sees now, with the pages turned for both. */
export function ShownNow({ dossier, showing, actions }: ShownNowProps) {
  const texts = useTexts(deskDocumentTexts);
  const document = dossier.documents.find(({ id }) => id === showing.documentId);
  if (!document) return null;
  const turn = (page: number) => void actions.dossier.show({ documentId: document.id, page });
  return (
    <section className="shown-now" aria-label={texts.shownNow}>
      <div className="section-head">
        <h3 className="shown-now-title">
          <StatusShape status="busy" /> {texts.shownNow}: {document.name}
        </h3>
        <Button onPress={actions.dossier.stopShowing}>{texts.stopShowing}</Button>
      </div>
      <DocumentView document={document} actions={actions} widthPx={1_200} page={showing.page} />
      {document.pageCount > 1 ? (
        <PageTurner page={showing.page} pageCount={document.pageCount} onTurn={turn} />
      ) : null}
    </section>
  );
}

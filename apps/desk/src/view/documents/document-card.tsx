import type { DocumentInfo } from '@loket/contract';
import { Button, Checkbox, Dialog, StatusShape, useTexts } from '@loket/ui';
import { deskDocumentTexts, documentSourceWords } from '@loket/ui/texts/desk-documents.ts';
import { useState } from 'react';
import { useTimeWords } from '../statement/use-time-words.ts';
import type { DeskActions } from '../use-desk.ts';
import { PdfView } from './pdf-view.tsx';
import { PictureView } from './picture-view.tsx';

type DocumentCardProps = {
  document: DocumentInfo;
  shown: boolean;
  /** Annexes can't change while the statement is presented or signed. */
  locked: boolean;
  actions: DeskActions;
};

/** One file: small picture, where it came from, whether it goes with the statement. */
export function DocumentCard({ document, shown, locked, actions: { dossier } }: DocumentCardProps) {
  const texts = useTexts(deskDocumentTexts);
  const sources = useTexts(documentSourceWords);
  const time = useTimeWords();
  const [looking, setLooking] = useState(false);
  const { id, name, mediaType, pageCount, annex } = document;
  return (
    <li className="document-card" data-shown={shown}>
      <div className="document-small">
        <DocumentView document={document} actions={{ dossier }} widthPx={320} />
      </div>
      <div className="document-words">
        <p className="document-name">{name}</p>
        <p className="small">
          {sources[document.source]}, {time(document.addedAt)}
          {mediaType === 'application/pdf' ? `, ${texts.pageCount(pageCount)}` : ''}
        </p>
        {shown ? (
          <p className="document-shown">
            <StatusShape status="busy" /> {texts.shownNow}
          </p>
        ) : null}
        <Checkbox checked={annex} isDisabled={locked} onChange={(chosen) => dossier.setAnnex(id, chosen)}>
          {texts.annex}
        </Checkbox>
        <div className="form-actions">
          <Button onPress={() => setLooking(true)}>{texts.look}</Button>
          {shown ? (
            <Button onPress={dossier.stopShowing}>{texts.stopShowing}</Button>
          ) : (
            <Button onPress={() => dossier.show({ documentId: id, page: 1 })}>{texts.show}</Button>
          )}
        </div>
      </div>
      {looking ? (
        <Dialog open onClose={() => setLooking(false)} title={name}>
          <div className="document-large">
            <DocumentView document={document} actions={{ dossier }} widthPx={1_600} turning />
          </div>
          <Button onPress={() => setLooking(false)}>{texts.close}</Button>
        </Dialog>
      ) : null}
    </li>
  );
}

type DocumentViewProps = {
  document: DocumentInfo;
  actions: Pick<DeskActions, 'dossier'>;
  widthPx: number;
  /** The inspector turns the pages here; else the first is shown. */
  turning?: boolean;
  page?: number;
};

export function DocumentView({ document, actions, widthPx, turning = false, page = 1 }: DocumentViewProps) {
  const { id, name, mediaType } = document;
  const read = () => actions.dossier.document(id);
  return mediaType === 'application/pdf' ? (
    <PdfView label={name} mark={id} read={read} {...(turning ? {} : { page })} />
  ) : (
    <PictureView label={name} mark={id} read={read} widthPx={widthPx} />
  );
}

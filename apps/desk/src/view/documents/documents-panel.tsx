import { type DeskDossier, MAX_DOCUMENT_BYTES } from '@loket/contract';
import { Button, Message, useTexts } from '@loket/ui';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { Camera, FilePlus2, Smartphone } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DeskState } from '../../session/desk-state.ts';
import { useTimeWords } from '../statement/use-time-words.ts';
import { type DeskActions, useNowMs } from '../use-desk.ts';
import { DocumentCard } from './document-card.tsx';
import { ShownNow } from './shown-now.tsx';
import { useStill } from './use-still.ts';

type DocumentsPanelProps = { state: DeskState; dossier: DeskDossier; actions: DeskActions };

/** Files in both directions: from the citizen's phone, from under the document camera, from the inspector. */
export function DocumentsPanel({ state, dossier, actions }: DocumentsPanelProps) {
  const texts = useTexts(deskDocumentTexts);
  const locked = dossier.statement?.state === 'presented' || dossier.statement?.state === 'signed';
  return (
    <div className="documents">
      <Ways state={state} dossier={dossier} actions={actions} />
      {dossier.showing ? <ShownNow dossier={dossier} showing={dossier.showing} actions={actions} /> : null}
      {dossier.documents.length === 0 ? <p className="quiet">{texts.none}</p> : null}
      {locked && dossier.documents.length > 0 ? <p className="small">{texts.annexesFixed}</p> : null}
      <ul className="document-list">
        {dossier.documents.map((document) => (
          <DocumentCard
            key={document.id}
            document={document}
            shown={dossier.showing?.documentId === document.id}
            locked={locked}
            actions={actions}
          />
        ))}
      </ul>
    </div>
  );
}

/** Three ways in which a file comes. */
function Ways({ state, dossier, actions }: DocumentsPanelProps) {
  const texts = useTexts(deskDocumentTexts);
  const time = useTimeWords();
  const nowMs = useNowMs();
  const picker = useRef<HTMLInputElement>(null);
  const [notAPdf, setNotAPdf] = useState(false);
  const still = useStill(dossier, actions.dossier.takeStill);
  const cut = state.awaySinceMs !== null;
  const open = dossier.upload && Date.parse(dossier.upload.until) > nowMs ? dossier.upload : null;
  const add = (file: File | undefined) => {
    const fits = file !== undefined && file.size <= MAX_DOCUMENT_BYTES && file.type === 'application/pdf';
    setNotAPdf(!fits);
    if (fits) void actions.dossier.addPdf(file);
  };
  return (
    <>
      <div className="document-ways">
        <Button
          icon={<Smartphone strokeWidth={1.7} />}
          isDisabled={cut}
          isPending={state.running === 'phone_upload'}
          onPress={actions.dossier.openPhoneUpload}
        >
          {texts.phoneOpen}
        </Button>
        <Button
          icon={<Camera strokeWidth={1.7} />}
          isDisabled={cut}
          isPending={still.state === 'coming'}
          onPress={still.take}
        >
          {still.state === 'coming' ? texts.stillComing : texts.still}
        </Button>
        <Button
          icon={<FilePlus2 strokeWidth={1.7} />}
          isDisabled={cut}
          isPending={state.running === 'add_pdf'}
          onPress={() => picker.current?.click()}
        >
          {texts.addPdf}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/pdf"
          className="only-read-aloud"
          aria-label={texts.addPdf}
          tabIndex={-1}
          onChange={({ target }) => {
            add(target.files?.[0]);
            target.value = '';
          }}
        />
      </div>
      {open ? (
        <Message status="busy" title={texts.phoneTitle(time(open.until))} announce>
          {texts.phoneText}
        </Message>
      ) : null}
      {still.state === 'missing' ? <Message status="attention" title={texts.stillMissing} announce /> : null}
      {notAPdf ? <Message status="attention" title={texts.notAPdf} announce /> : null}
    </>
  );
}

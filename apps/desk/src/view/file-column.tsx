import { type TabPart, Tabs, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { useState } from 'react';
import { consultationOf, type DeskState } from '../session/desk-state.ts';
import { DocumentsPanel } from './documents/documents-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { ManualDialog } from './manual/manual-dialog.tsx';
import { PapersPanel } from './papers/papers-panel.tsx';
import { PersonHead } from './person-head.tsx';
import { SaveState } from './statement/save-state.tsx';
import { StatementPanel } from './statement/statement-panel.tsx';
import { Timeline } from './timeline.tsx';
import type { DeskActions } from './use-desk.ts';

export const FILE_PARTS = ['identity', 'statement', 'documents', 'papers'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

type FileColumnProps = {
  state: DeskState;
  actions: DeskActions;
  part: FilePart;
  onPart: (part: FilePart) => void;
};

/** Right: who the citizen is and all that this consultation makes, a part at a time. */
export function FileColumn({ state, actions, part, onPart }: FileColumnProps) {
  const texts = useTexts(deskTexts);
  const names = useTexts(deskNavigationTexts);
  const [byHand, setByHand] = useState(false);
  const { dossier, identification } = state;
  const present = consultationOf(state) !== null && consultationOf(state)?.phase !== 'called';
  if (!present || !dossier) {
    return (
      <aside className="person-column" aria-label={texts.identity}>
        <IdentityPanel identification={identification} inCall={consultationOf(state) !== null} />
        {consultationOf(state) ? <Timeline entries={state.timeline} /> : null}
      </aside>
    );
  }
  const waitingPapers = dossier.papers.filter(({ state: paper }) => paper === 'failed').length;
  const parts: readonly TabPart<FilePart>[] = [
    {
      id: 'identity',
      title: texts.identity,
      content: (
        <>
          <IdentityPanel
            identification={identification}
            inCall
            onByHand={state.awaySinceMs === null ? () => setByHand(true) : undefined}
          />
          <Timeline entries={state.timeline} />
        </>
      ),
    },
    {
      id: 'statement',
      title: names.statement,
      content: <StatementPanel state={state} actions={actions} onPapers={() => onPart('papers')} />,
    },
    {
      id: 'documents',
      title: names.documents,
      count: dossier.documents.length,
      content: <DocumentsPanel state={state} dossier={dossier} actions={actions} />,
    },
    {
      id: 'papers',
      title: names.papers,
      count: waitingPapers,
      content: <PapersPanel state={state} dossier={dossier} actions={actions} />,
    },
  ];
  return (
    <aside className="person-column" data-part={part} aria-label={names.fileParts}>
      {part === 'identity' ? null : <PersonHead identification={identification} />}
      <div className="file-parts">
        {dossier.statement?.state === 'drafting' ? <SaveState saving={state.writing.saving} /> : null}
        <Tabs label={names.fileParts} parts={parts} selected={part} onSelect={onPart} />
      </div>
      {byHand ? (
        <ManualDialog
          identification={identification}
          dossier={dossier}
          saving={state.running === 'identify'}
          actions={actions}
          onClose={() => setByHand(false)}
        />
      ) : null}
    </aside>
  );
}

import type { Site } from '@loket/contract';
import { Button, Dialog, Field, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { useState } from 'react';
import { nextWallTime } from '../people/brussels-time.ts';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';

type SiteDialogProps = { site: Site; actions: DeskActions; onClose: () => void };

/** Opens or closes a site now, above its hours, until a time or until it is taken back. */
export function SiteDialog({ site, actions: { board }, onClose }: SiteDialogProps) {
  const texts = useTexts(deskBoardTexts);
  const words = useTexts(deskDocumentTexts);
  const nowMs = useNowMs();
  const [time, setTime] = useState('');
  const override = (state: 'open' | 'closed') => {
    board.setOverride(site.id, { state, until: nextWallTime(time, nowMs) });
    onClose();
  };
  const { open } = site.opening;
  return (
    <Dialog open onClose={onClose} title={`${site.municipality}, ${site.name}`}>
      <p>{site.address}</p>
      <Field label={texts.until} hint={texts.untilHint} type="time" value={time} onChange={setTime} />
      {open ? <p className="quiet">{texts.closeHint}</p> : null}
      <div className="form-actions">
        {open ? (
          <Button onPress={() => override('closed')}>{texts.closeNow}</Button>
        ) : (
          <Button onPress={() => override('open')}>{texts.openNow}</Button>
        )}
        <Button
          onPress={() => {
            board.setOverride(site.id, null);
            onClose();
          }}
        >
          {texts.byHours}
        </Button>
        <Button look="tool" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

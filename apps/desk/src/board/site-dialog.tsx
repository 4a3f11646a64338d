import type { DeskSnapshot, Site } from '@loket/contract';
import { Button, Dialog, Field, RadioChoice, useTexts } from '@loket/ui';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { useState } from 'react';
import { nextWallTime } from '../people/brussels-time.ts';
import type { ClosingFor } from '../session/board-actions.ts';
import { siteOf, waitingRows } from '../session/queue-selection.ts';
import { ChoiceButton } from '../view/choice-keys.tsx';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';
import { useOpeningWords } from './use-opening-words.ts';

type SiteDialogProps = { site: Site; snapshot: DeskSnapshot; actions: DeskActions; onClose: () => void };

/**
 * Opens or closes a site now, above its hours, until a time or until it is taken back. Where people wait, closing
 * first asks what they are told.
 */
export function SiteDialog({ site, snapshot, actions: { board }, onClose }: SiteDialogProps) {
  const texts = useTexts(boardSiteTexts);
  const words = useTexts(deskTransferTexts);
  const opening = useOpeningWords();
  const nowMs = useNowMs();
  const [time, setTime] = useState('');
  const [telling, setTelling] = useState<ClosingFor>('serve');
  const { open } = site.opening;
  const waiting = waitingRows(snapshot, nowMs).filter(({ ticket }) => ticket.siteId === site.id).length;
  const and = (act: () => void) => () => {
    act();
    onClose();
  };
  const until = nextWallTime(time, nowMs);
  return (
    <Dialog open onClose={onClose} title={`${site.municipality}, ${site.name}`}>
      <p>
        {site.address} · {opening(site.opening, nowMs)}
      </p>
      <Field label={texts.until} hint={texts.untilHint} type="time" value={time} onChange={setTime} />
      {open && waiting > 0 ? (
        <WhoWaits site={site} snapshot={snapshot} waiting={waiting} telling={telling} onChange={setTelling} />
      ) : null}
      <div className="form-actions">
        {open ? (
          <Button onPress={and(() => board.closeSite(site.id, until, waiting > 0 ? telling : 'serve'))}>
            {texts.closeNow}
          </Button>
        ) : (
          <Button onPress={and(() => board.setOverride(site.id, { state: 'open', until }))}>
            {texts.openNow}
          </Button>
        )}
        <Button onPress={and(() => board.setOverride(site.id, null))}>{texts.byHours}</Button>
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.back}
        </ChoiceButton>
      </div>
    </Dialog>
  );
}

type WhoWaitsProps = {
  site: Site;
  snapshot: DeskSnapshot;
  waiting: number;
  telling: ClosingFor;
  onChange: (telling: ClosingFor) => void;
};

/** Elsewhere is offered where the site names another one. */
function WhoWaits({ site, snapshot, waiting, telling, onChange }: WhoWaitsProps) {
  const texts = useTexts(boardSiteTexts);
  const elsewhere = site.regime.elsewhere && siteOf(snapshot, site.regime.elsewhere);
  return (
    <RadioChoice<ClosingFor>
      label={texts.whoWaits(waiting)}
      value={telling}
      stacked
      options={[
        { value: 'serve', label: texts.serve, hint: texts.serveHint },
        ...(elsewhere
          ? [
              {
                value: 'elsewhere' as const,
                label: texts.tellElsewhere(elsewhere.name),
                hint: texts.tellHint,
              },
            ]
          : []),
        { value: 'appointment', label: texts.tellAppointment, hint: texts.tellHint },
      ]}
      onChange={onChange}
    />
  );
}

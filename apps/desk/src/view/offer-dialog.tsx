import type { DeskSnapshot, TicketOffer } from '@loket/contract';
import { Button, Dialog, Key, reasonWords, TicketNumber, useLocale, useTexts } from '@loket/ui';
import { deskOfferTexts } from '@loket/ui/texts/desk-offer.ts';
import { useEffect, useRef } from 'react';
import { languageName } from '../people/formatting.ts';
import { siteOf } from '../session/queue-selection.ts';
import { type DeskActions, useNowMs } from './use-desk.ts';

/** An Enter or Esc that was on its way to something else when the offer came answers nothing. */
const STRAY_KEY_MS = 500;

type OfferDialogProps = {
  offer: TicketOffer;
  snapshot: DeskSnapshot;
  actions: DeskActions;
  /** While the answer is under way, or nothing can be answered. */
  busy: boolean;
};

/** A ticket that waits for this inspector's yes, above whatever is in sight. Enter accepts, Esc declines. */
export function OfferDialog({ offer, snapshot, actions, busy }: OfferDialogProps) {
  const texts = useTexts(deskOfferTexts);
  const reasons = useTexts(reasonWords);
  const locale = useLocale();
  const secondsLeft = Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - useNowMs()) / 1_000));
  const over = busy || secondsLeft === 0;
  const answer = useDeliberate();
  const decline = () => answer(() => (over ? undefined : actions.declineOffer(offer.id)));
  return (
    <Dialog open alert onClose={decline} title={texts.title}>
      <div className="offer">
        <p className="offer-number">
          <TicketNumber number={offer.number} />
        </p>
        <div>
          <p className="offer-place">{siteOf(snapshot, offer.siteId)?.name}</p>
          <p>
            {reasons[offer.reason]}, {languageName(offer.locale, locale)}
          </p>
          <p className="offer-time">
            <span className="offer-ring" aria-hidden="true" />
            {texts.secondsLeft(secondsLeft)}
          </p>
        </div>
      </div>
      <p className="quiet">{texts.declineHint}</p>
      <div className="form-actions">
        <Button isDisabled={over} onPress={decline}>
          <span className="key-button-words">{texts.decline}</span>
          <Key>Esc</Key>
        </Button>
        <Button
          look="primary"
          autoFocus
          isDisabled={over}
          onPress={() => answer(() => actions.acceptOffer(offer.id))}
        >
          <span className="key-button-words">{texts.accept}</span>
          <Key>Enter</Key>
        </Button>
      </div>
    </Dialog>
  );
}

function useDeliberate(): (act: () => void) => void {
  const shownMs = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    shownMs.current = performance.now();
  }, []);
  return (act) => {
    if (performance.now() - shownMs.current >= STRAY_KEY_MS) act();
  };
}

import type { OfferedSlot } from '@loket/contract';
import { Button, Message, startSentence, useLocale, useTexts } from '@loket/ui';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { useState } from 'react';
import { clock, daysOf, shortDay, wholeDay, wholeMoment } from './moments.ts';

type SlotPickerProps = {
  slots: readonly OfferedSlot[];
  /** On the button that goes on with the chosen moment. */
  action: string;
  running?: boolean;
  onPick: (slot: OfferedSlot) => void;
};

/** A strip of days, the times of one of them, and what was chosen in words. */
export function SlotPicker({ slots, action, running = false, onPick }: SlotPickerProps) {
  const texts = useTexts(portalAppointmentTexts);
  const locale = useLocale();
  const days = daysOf(slots);
  const [dayKey, setDayKey] = useState<string | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const day = days.find(({ key }) => key === dayKey) ?? days[0];
  const chosen = slots.find(({ id }) => id === chosenId);
  if (!day)
    return (
      <Message status="absent" title={texts.noSlots}>
        {texts.noSlotsText}
      </Message>
    );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around a strip of buttons */}
      <div className="days" role="group" aria-label={texts.days}>
        {days.map(({ key, at }) => {
          const { weekday, number } = shortDay(at, locale);
          return (
            <button
              key={key}
              type="button"
              className="day"
              aria-pressed={key === day.key}
              onClick={() => setDayKey(key)}
            >
              <span className="only-read-aloud">{wholeDay(at, locale)}</span>
              <span aria-hidden="true">{weekday}</span>
              <span className="day-number" aria-hidden="true">
                {number}
              </span>
            </button>
          );
        })}
      </div>
      <h2>{startSentence(wholeDay(day.at, locale))}</h2>
      {day.parts.map(({ part, slots: inPart }) => (
        <div key={part} className="part-of-day">
          <h3>{texts[part]}</h3>
          <div className="times">
            {inPart.map((slot) => (
              <button
                key={slot.id}
                type="button"
                className="time"
                aria-pressed={slot.id === chosenId}
                onClick={() => setChosenId(slot.id)}
              >
                {clock(new Date(slot.startsAt), locale)}
              </button>
            ))}
          </div>
        </div>
      ))}
      <div className="chosen-bar">
        <p aria-live="polite">
          {chosen ? (
            <>
              {texts.youChoose} <strong>{wholeMoment(chosen.startsAt, locale)}</strong>
              <span className="choice-more">{placeOf(chosen, texts)}</span>
            </>
          ) : (
            texts.chooseFirst
          )}
        </p>
        <Button
          look="primary"
          isDisabled={!chosen || running}
          onPress={() => {
            if (chosen) onPick(chosen);
          }}
        >
          {action}
        </Button>
      </div>
    </>
  );
}

type PlaceTexts = { atHome: string; atCounter: string };

/** Where it is, in words. */
export function placeOf(slot: OfferedSlot, texts: PlaceTexts): string {
  if (slot.placeKind === 'home') return texts.atHome;
  return slot.placeKind === 'virtual_counter' ? `${texts.atCounter}, ${slot.place}` : slot.place;
}

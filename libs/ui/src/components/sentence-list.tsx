import { type KeyboardEvent, type Ref, useId, useRef } from 'react';
import { StatusShape } from './status-shape.tsx';
import './sentence-list.css';

export type SentenceLine = {
  /** Counts from 0; shown from 1. */
  index: number;
  text: string;
  /** Being written now. */
  live: boolean;
  /** The citizen says that it is not right. */
  disputed: boolean;
};

type SentenceListProps = {
  /** "Verklaring". */
  label: string;
  /** Language of the record; the screen may speak another. */
  lang: string;
  sentences: readonly SentenceLine[];
  /** The words that tell the states apart without colour. */
  words: { live: string; disputed: string; sentence: (count: number) => string };
  /** Index of the sentence that was touched; null: none. */
  chosen: number | null;
  onChoose: (index: number) => void;
  /** Set on the sentence that is being written, so that a page can follow it. */
  liveRef?: Ref<HTMLLIElement>;
};

/**
 * The statement as numbered sentences. Live: tint, bar, caret and words. Chosen: a ring. Disputed: ochre, a triangle
 * and words. One stop of the Tab key; the arrows go from sentence to sentence.
 */
export function SentenceList(props: SentenceListProps) {
  const { label, lang, sentences, words, chosen, onChoose, liveRef } = props;
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const move = (event: KeyboardEvent, from: number) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = from + step;
    if (step === 0 || !sentences[next]) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const stop = chosen ?? 0;
  return (
    <ol className="sentences" aria-label={label} ref={list}>
      {sentences.map(({ index, text, live, disputed }) => (
        <li
          key={index}
          data-live={live}
          data-chosen={index === chosen}
          data-disputed={disputed}
          {...(live && liveRef ? { ref: liveRef } : {})}
        >
          <button
            type="button"
            aria-pressed={index === chosen}
            aria-describedby={live || disputed ? `${id}-${index}` : undefined}
            tabIndex={index === stop ? 0 : -1}
            onClick={() => onChoose(index)}
            onKeyDown={(event) => move(event, index)}
          >
            <span className="sentence-number">
              <span aria-hidden="true">{index + 1}</span>
              <span className="only-read-aloud">{words.sentence(index + 1)}.</span>
            </span>
            <span className="sentence-text" lang={lang}>
              {text}
              {live ? <span className="sentence-caret" aria-hidden="true" /> : null}
            </span>
          </button>
          {live || disputed ? (
            <p className="sentence-state" id={`${id}-${index}`}>
              {disputed ? (
                <>
                  <StatusShape status="attention" /> {words.disputed}
                </>
              ) : (
                words.live
              )}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

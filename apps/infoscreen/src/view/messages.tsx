import type { ScreenMessage } from '@loket/contract';
import { LANGUAGE_TAGS, useLocale } from '@loket/ui';
import { InTurn, useRound } from './rotating.tsx';

/** What the chief inspector has to say; of several, each stays until it was there in every language. */
export function Messages({ messages }: { messages: readonly ScreenMessage[] }) {
  const locale = useLocale();
  const round = useRound();
  const message = messages[round % Math.max(1, messages.length)];
  if (!message) return null;
  return (
    <section className="chief-message" aria-live="polite" key={message.id}>
      <p>
        <strong lang={LANGUAGE_TAGS[locale]}>{message.texts[locale]}</strong>{' '}
        <InTurn say={(other) => message.texts[other]} />
      </p>
    </section>
  );
}

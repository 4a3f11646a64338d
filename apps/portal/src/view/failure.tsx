import { Message, useTexts } from '@loket/ui';
import { portalFailureWords, portalTexts } from '@loket/ui/texts/portal.ts';
import type { PortalFailure } from '../session/portal-api.ts';

/** What happened and what to do; what the citizen typed is never lost by it. */
export function Failure({ failure, kept = false }: { failure: PortalFailure | null; kept?: boolean }) {
  const words: Readonly<Record<string, string>> = useTexts(portalFailureWords);
  const texts = useTexts(portalTexts);
  if (!failure) return null;
  return (
    <Message status="attention" title={words[failure.code] ?? words.no_answer} announce>
      {kept ? texts.keptHere : null}
    </Message>
  );
}

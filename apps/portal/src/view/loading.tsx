import { Button, Message, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { useCallback, useEffect, useState } from 'react';
import type { Answered, PortalFailure } from '../session/portal-api.ts';
import { goTo } from '../session/route.ts';
import { Failure } from './failure.tsx';
import { Page } from './page.tsx';

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: PortalFailure }
  | { readonly state: 'there'; readonly value: Value };

/** Asks once, and again on `again`; `set` puts a newer answer in its place. */
export function useAsked<Value>(ask: () => Answered<Value>): {
  loaded: Loaded<Value>;
  again: () => void;
  set: (value: Value) => void;
} {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let wanted = true;
    setLoaded({ state: 'loading' });
    void ask().then((answer) => {
      if (!wanted) return;
      setLoaded(
        answer.ok ? { state: 'there', value: answer.value } : { state: 'failed', failure: answer.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [ask, turn]);
  return {
    loaded,
    again: useCallback(() => setTurn((before) => before + 1), []),
    set: useCallback((value: Value) => setLoaded({ state: 'there', value }), []),
  };
}

/** In place of a page whose facts are not there: still coming, or a link that leads nowhere. */
export function NotThere<Value>({ loaded, again }: { loaded: Loaded<Value>; again: () => void }) {
  const texts = useTexts(portalTexts);
  if (loaded.state !== 'failed')
    return (
      <Page title={texts.loading}>
        <p />
      </Page>
    );
  const nowhere = loaded.failure.code === 'not_found' || loaded.failure.code === 'bad_request';
  return (
    <Page title={nowhere ? texts.linkNowhere : texts.tryAgain}>
      {nowhere ? (
        <Message status="attention" title={texts.linkNowhere}>
          {texts.linkNowhereText}
        </Message>
      ) : (
        <>
          <Failure failure={loaded.failure} />
          <Button look="primary" onPress={again}>
            {texts.tryAgain}
          </Button>
        </>
      )}
      <Button onPress={() => goTo('/portal/')}>{texts.home}</Button>
    </Page>
  );
}

import type { ReceivedReport } from '@loket/contract';
import { Button, Message, useLocale, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { wholeDay } from '../appointments/moments.ts';
import { goTo } from '../session/route.ts';
import { Page } from '../view/page.tsx';
import { PersonalLink } from '../view/personal-link.tsx';

type DonePageProps = { received: ReceivedReport; path: string; quickExit: boolean };

/** It arrived: when there will be an answer, and the one way back to it. */
export function DonePage({ received, path, quickExit }: DonePageProps) {
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const locale = useLocale();
  return (
    <Page title={texts.thanks} quickExit={quickExit}>
      <Message status="good" title={texts.answerBy(wholeDay(new Date(received.answerBy), locale))} announce />
      <PersonalLink path={path} />
      <Button onPress={() => goTo(path, true)}>{texts.yourMessage}</Button>
      <Button onPress={() => goTo('/portal/', true)}>{shared.home}</Button>
    </Page>
  );
}

import { Choice, useTexts } from '@loket/ui';
import { CalendarDays, Flag, MessageCircle } from '@loket/ui/icons.ts';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { Page } from './page.tsx';

const icon = { strokeWidth: 1.7, 'aria-hidden': true } as const;

/** Three doors, and 101. */
export function HomePage() {
  const texts = useTexts(portalTexts);
  const { zone } = usePortal();
  const call = [zone.phone, zone.phoneHours].filter(Boolean).join(', ');
  return (
    <Page title={texts.question} large>
      <div className="choices">
        <Choice icon={<CalendarDays {...icon} />} onPress={() => goTo('/portal/afspraak')}>
          {texts.appointment}
        </Choice>
        <Choice icon={<Flag {...icon} />} onPress={() => goTo('/portal/bericht', true)}>
          {texts.report}
        </Choice>
        <Choice icon={<MessageCircle {...icon} />} onPress={() => goTo('/portal/vraag')}>
          {texts.ask}
        </Choice>
      </div>
      {zone.phone ? (
        <p>
          <a href={`tel:${zone.phone.replace(/[^+\d]/g, '')}`}>{texts.ratherCall(call)}</a>
        </p>
      ) : null}
    </Page>
  );
}

import type { Me } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { AppointmentsPage } from '../appointments/appointments-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import type { Section } from '../sections.ts';
import type { RestClient } from '../session/rest-client.ts';

type OtherSectionProps = { section: Section | null; me: Me; rest: RestClient };

/** The sections that need no socket, and what is said to who has none. */
export function OtherSection({ section, me, rest }: OtherSectionProps) {
  const texts = useTexts(deskNavigationTexts);
  if (section === 'appointments') return <AppointmentsPage me={me} rest={rest} />;
  if (section === 'reports') return <ReportsPage rest={rest} />;
  if (section !== null) return null;
  return (
    <main className="nothing-here">
      <h1>{texts.console}</h1>
      <p>{texts.nothingHere}</p>
    </main>
  );
}

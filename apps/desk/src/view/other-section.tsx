import type { Me } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { AppointmentsPage } from '../appointments/appointments-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import type { Section } from '../sections.ts';
import type { DeskApi } from '../session/api.ts';

type OtherSectionProps = {
  section: Section | null;
  me: Me;
  /** Null where nothing can be asked: on the page of fixtures. */
  api: DeskApi | null;
};

/** The sections that need no socket. */
export function OtherSection({ section, me, api }: OtherSectionProps) {
  const texts = useTexts(deskNavigationTexts);
  if (section === 'appointments' && api) return <AppointmentsPage me={me} rest={api.rest} />;
  if (section === 'reports' && api) return <ReportsPage rest={api.rest} />;
  if (section !== null) return null;
  return (
    <main className="nothing-here">
      <h1>{texts.console}</h1>
      <p>{texts.nothingHere}</p>
    </main>
  );
}

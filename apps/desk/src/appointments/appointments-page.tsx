import type { Me } from '@loket/contract';
import { Tabs, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { type ReactNode, useMemo, useState } from 'react';
import type { RestClient } from '../session/rest-client.ts';
import { AbsencesPart } from './absences-part.tsx';
import { AppointmentsApi } from './api.ts';
import './appointments.css';
import { BookPart } from './book-part.tsx';
import { ComingPart } from './coming-part.tsx';
import { InvitePart } from './invite-part.tsx';
import { MomentsPart } from './moments-part.tsx';

type Part = 'coming' | 'moments' | 'book' | 'invite' | 'absences';

/** Everything about appointments that somebody of the staff can do; central decides again at every request. */
export function AppointmentsPage({ me, rest }: { me: Me; rest: RestClient }): ReactNode {
  const texts = useTexts(deskAppointmentTexts);
  const names = useTexts(deskNavigationTexts);
  const api = useMemo(() => new AppointmentsApi(rest), [rest]);
  const [part, setPart] = useState<Part>('coming');
  // A call-taker has no moments of their own.
  const ownsMoments = me.roles.some((role) => role !== 'call_taker');
  const parts = [
    { id: 'coming' as const, title: texts.coming, content: <ComingPart api={api} /> },
    ...(ownsMoments
      ? [{ id: 'moments' as const, title: texts.moments, content: <MomentsPart api={api} me={me} /> }]
      : []),
    { id: 'book' as const, title: texts.book, content: <BookPart api={api} /> },
    ...(ownsMoments
      ? [{ id: 'invite' as const, title: texts.invite, content: <InvitePart api={api} me={me} /> }]
      : []),
    {
      id: 'absences' as const,
      title: texts.absences,
      content: <AbsencesPart api={api} mayImport={me.roles.includes('chief_inspector')} />,
    },
  ];
  return (
    <main className="appointments">
      <h1>{names.appointments}</h1>
      <Tabs label={texts.parts} parts={parts} selected={part} onSelect={setPart} />
    </main>
  );
}

import { type CitizenIntent, type CitizenView, unreachable } from '@loket/contract';
import { LocaleProvider, setPageReading } from '@loket/ui';
import { useLayoutEffect } from 'react';
import { AppointmentCode } from './screens/appointment-code.tsx';
import { Attract } from './screens/attract.tsx';
import { Calibration } from './screens/calibration.tsx';
import { Called } from './screens/called.tsx';
import { Enrolment } from './screens/enrolment.tsx';
import { Goodbye } from './screens/goodbye.tsx';
import { InCall } from './screens/in-call.tsx';
import { Installation } from './screens/installation.tsx';
import { Issuing, OneMoment } from './screens/moments.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import { Reason } from './screens/reason.tsx';
import { Returning } from './screens/returning.tsx';
import { ScreenTest } from './screens/screen-test.tsx';
import { Service } from './screens/service.tsx';
import { ServiceCode } from './screens/service-code.tsx';
import { Ticket } from './screens/ticket.tsx';
import { TicketFailed } from './screens/ticket-failed.tsx';
import { TouchTest } from './screens/touch-test.tsx';
import { Visitor, VisitorBadge } from './screens/visitor.tsx';

/** The whole page for one view. Language, size and contrast are the view's too. */
export function CitizenPage({ view, act }: { view: CitizenView; act: (intent: CitizenIntent) => void }) {
  const { reading } = view;
  useLayoutEffect(() => setPageReading(reading), [reading]);
  return (
    <LocaleProvider locale={reading.locale}>
      <Screen view={view} act={act} />
    </LocaleProvider>
  );
}

function Screen({ view, act }: { view: CitizenView; act: (intent: CitizenIntent) => void }) {
  const { content } = view;
  switch (content.screen) {
    case 'attract':
      return <Attract view={view} content={content} act={act} />;
    case 'appointment_code':
      return <AppointmentCode view={view} content={content} act={act} />;
    case 'visitor':
      return <Visitor view={view} content={content} act={act} />;
    case 'visitor_badge':
      return <VisitorBadge view={view} content={content} act={act} />;
    case 'enrolment':
      return <Enrolment view={view} content={content} act={act} />;
    case 'installation':
      return <Installation view={view} content={content} act={act} />;
    case 'calibration':
      return <Calibration view={view} content={content} act={act} />;
    case 'touch_test':
      return <TouchTest view={view} content={content} act={act} />;
    case 'screen_test':
      return <ScreenTest view={view} content={content} act={act} />;
    case 'service_code':
      return <ServiceCode view={view} content={content} act={act} />;
    case 'service':
      return <Service view={view} content={content} act={act} />;
    case 'reason':
      return <Reason view={view} content={content} act={act} />;
    case 'issuing':
      return <Issuing view={view} content={content} act={act} />;
    case 'ticket':
      return <Ticket view={view} content={content} act={act} />;
    case 'ticket_failed':
      return <TicketFailed view={view} content={content} act={act} />;
    case 'called':
      return <Called view={view} content={content} act={act} />;
    case 'in_call':
      return <InCall view={view} content={content} act={act} />;
    case 'returning':
      return <Returning view={view} content={content} act={act} />;
    case 'goodbye':
      return <Goodbye view={view} content={content} act={act} />;
    case 'one_moment':
      return <OneMoment view={view} content={content} act={act} />;
    case 'out_of_service':
      return <OutOfService view={view} content={content} act={act} />;
    default:
      return unreachable(content);
  }
}

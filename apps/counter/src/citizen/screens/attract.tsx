import { type CitizenScreen, LOCALES } from '@loket/contract';
import {
  Choice,
  clockTime,
  inLocale,
  LANGUAGE_TAGS,
  languageNames,
  Message,
  momentFrom,
  useLocale,
  useTexts,
  waitInShort,
  waitTexts,
} from '@loket/ui';
import { CalendarDays, MapPin, UserRound } from '@loket/ui/icons.ts';
import { arrivalTexts, issuingTexts } from '@loket/ui/texts/counter.ts';
import type { ReactNode } from 'react';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { InOtherLanguages } from './in-other-languages.tsx';
import './attract.css';

type Content = Extract<CitizenScreen, { screen: 'attract' }>;

/** Welcome: open or closed and until when, how many wait, and the ways in. Nothing of anybody. */
export function Attract({ view, content, act }: ScreenProps<'attract'>) {
  const texts = useTexts(issuingTexts);
  const arrival = useTexts(arrivalTexts);
  const { opening, regime } = content;
  const givesTickets =
    opening.open && content.takesTickets && regime.access === 'walk_in' && !content.lastTicketGiven;
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={opening.open ? texts.welcome : arrival.closed}
      choosesLanguage={!givesTickets}
      largeDanger
      servicePossible
      above={opening.open ? <Open content={content} /> : <Closed content={content} />}
      below={
        <div className="attract-ways">
          {givesTickets ? <Languages act={act} /> : null}
          {opening.open && !givesTickets ? <NoTicketHere content={content} /> : null}
          {opening.open ? <OtherWays content={content} act={act} alone={!givesTickets} /> : null}
          {opening.open && !givesTickets && regime.access === 'walk_in' ? (
            content.lastTicketGiven ? (
              <InOtherLanguages texts={arrivalTexts} name="lastTicketGiven" />
            ) : (
              <InOtherLanguages texts={issuingTexts} name="takeTicketElsewhere" />
            )
          ) : null}
          {opening.open ? null : (
            <>
              <Elsewhere content={content} />
              <InOtherLanguages texts={arrivalTexts} name="closed" />
            </>
          )}
        </div>
      }
    />
  );
}

function Open({ content }: { content: Content }) {
  const texts = useTexts(issuingTexts);
  const arrival = useTexts(arrivalTexts);
  const { opening, regime, offline } = content;
  const rules = [
    ...(regime.service === 'staffed' ? [arrival.staffed] : []),
    ...(regime.controlledEntry ? [arrival.controlledEntry] : []),
  ].join(' ');
  return (
    <>
      <p className="lead">
        <Sentences>{regime.service === 'staffed' ? rules : `${texts.welcomeMore} ${rules}`.trim()}</Sentences>
      </p>
      {offline ? (
        <Message status="attention" title={arrival.offline}>
          {content.takesTickets ? arrival.offlineMore : null}
        </Message>
      ) : null}
      <dl className="attract-facts">
        <OpenUntil until={opening.until} />
        {/* Without central the number is old: then none is better. */}
        {offline ? null : <Waiting content={content} />}
      </dl>
    </>
  );
}

/** How many wait, and what somebody who takes a number now would be told; never a minute. */
function Waiting({ content: { waiting, wait } }: { content: Content }) {
  const texts = useTexts(issuingTexts);
  const locale = useLocale();
  return (
    <>
      <Fact name={texts.waitingNow} fact={texts.waitingPeople(waiting)} />
      {wait ? <Fact name={waitTexts.waitTime[locale]} fact={waitInShort(wait, locale)} /> : null}
    </>
  );
}

const Fact = ({ name, fact }: { name: string; fact: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{fact}</dd>
  </div>
);

const DAY_MS = 24 * 3_600_000;

/** "Open tot 20 uur"; what is more than a day away is day and night. */
function OpenUntil({ until }: { until: string | null }) {
  const arrival = useTexts(arrivalTexts);
  const locale = useLocale();
  const at = until === null ? null : new Date(until);
  if (!at || at.getTime() - Date.now() > DAY_MS)
    return <Fact name={arrival.openAlways} fact={arrival.dayAndNight} />;
  return <Fact name={arrival.openUntil} fact={clockTime(at, locale)} />;
}

function Closed({ content }: { content: Content }) {
  const arrival = useTexts(arrivalTexts);
  const locale = useLocale();
  const { until } = content.opening;
  const again = until
    ? arrival.opensAgain(momentFrom(new Date(), new Date(until), locale))
    : arrival.opensSomeTime;
  return (
    <p className="lead">
      <strong>{again}</strong> <Sentences>{arrival.numberStays}</Sentences>
    </p>
  );
}

function Languages({ act }: Pick<ScreenProps, 'act'>) {
  const texts = useTexts(issuingTexts);
  return (
    <>
      <h2>{texts.chooseLanguage}</h2>
      <div className="attract-languages">
        {LOCALES.map((locale) => (
          <Choice
            key={locale}
            lang={LANGUAGE_TAGS[locale]}
            trailing={inLocale(issuingTexts, locale).begin}
            onPress={() => act({ intent: 'begin', locale })}
          >
            {languageNames[locale]}
          </Choice>
        ))}
      </div>
    </>
  );
}

/** Why no number is given here, and what to do instead. */
function NoTicketHere({ content }: { content: Content }) {
  const texts = useTexts(issuingTexts);
  const arrival = useTexts(arrivalTexts);
  const [title, more] =
    content.regime.access === 'appointment_only'
      ? [arrival.appointmentOnly, arrival.appointmentOnlyMore]
      : content.lastTicketGiven
        ? [arrival.lastTicketGiven, arrival.lastTicketGivenMore]
        : [texts.noNumberYet, texts.takeTicketElsewhere];
  return (
    <>
      <h2>{title}</h2>
      <p className="lead">
        <Sentences>{more}</Sentences>
      </p>
      <Elsewhere content={content} />
    </>
  );
}

function Elsewhere({ content }: { content: Content }) {
  const arrival = useTexts(arrivalTexts);
  const { elsewhere } = content;
  if (!elsewhere) return null;
  return (
    <section className="elsewhere">
      <MapPin strokeWidth={1.7} aria-hidden="true" />
      <div>
        <h2>{arrival.elsewhere}</h2>
        <p>
          <strong>{elsewhere.siteName}</strong>
        </p>
        <p>{elsewhere.address}</p>
      </div>
    </section>
  );
}

/** An appointment or a visit; with their word in the other languages, as nobody has chosen one yet. */
function OtherWays({ content, act, alone }: Pick<ScreenProps, 'act'> & { content: Content; alone: boolean }) {
  const arrival = useTexts(arrivalTexts);
  const locale = useLocale();
  const others = LOCALES.filter((one) => one !== locale);
  const elsewhereSaid = (name: 'appointmentWord' | 'visitWord') => (
    <span className="in-languages">
      {others.map((one, at) => (
        <span key={one} lang={LANGUAGE_TAGS[one]}>
          {at > 0 ? ' · ' : ''}
          {arrivalTexts[name][one]}
        </span>
      ))}
    </span>
  );
  if (!content.takesTickets) return null;
  return (
    <div className="attract-others" data-alone={alone}>
      {content.offline ? null : (
        <Choice
          icon={<CalendarDays strokeWidth={1.7} aria-hidden="true" />}
          note={elsewhereSaid('appointmentWord')}
          onPress={() => act({ intent: 'have_appointment' })}
        >
          {arrival.haveAppointment}
        </Choice>
      )}
      {content.regime.visitorCheckIn && !content.offline ? (
        <Choice
          icon={<UserRound strokeWidth={1.7} aria-hidden="true" />}
          note={elsewhereSaid('visitWord')}
          onPress={() => act({ intent: 'visit_somebody' })}
        >
          {arrival.visitSomebody}
        </Choice>
      ) : null}
    </div>
  );
}

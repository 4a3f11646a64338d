import { type Booker, type Locale, PORTAL } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import type { ZoneRow, ZoneTransaction } from '../database/zone-database.ts';
import { Outbox } from '../mail/outbox.ts';
import { APPOINTMENT_WORDS, type Happening, POLICE_WORDS } from './appointment-words.ts';
import type { AppointmentRow } from './appointments.repository.ts';
import { type CalendarEvent, calendarFile } from './calendar-file.ts';
import { spokenMoment } from './moments.ts';

type About = { appointment: AppointmentRow; booker: Booker; secret: string; zone: ZoneRow };

/** Tells both sides what happened to an appointment, with a calendar file that replaces the one before. */
@Injectable()
export class Telling {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @returns whether the holder is told by e-mail */
  async tellBoth(tx: ZoneTransaction, happening: Happening, about: About): Promise<boolean> {
    await this.tellPolice(tx, happening, about);
    return this.tellHolder(tx, happening, about);
  }

  private tellHolder(tx: ZoneTransaction, happening: Happening, about: About): Promise<boolean> {
    const { appointment, booker, secret, zone } = about;
    const words = APPOINTMENT_WORDS[appointment.locale];
    const { slot, agenda, locale } = appointment;
    const over = isOver(happening);
    const lines = [
      words.sentence[happening],
      '',
      spokenMoment(slot.startsAt, locale, zone.timeZone),
      slot.place === '' ? words.where[slot.placeKind] : `${words.where[slot.placeKind]}: ${slot.place}`,
      `${words.withWhom}: ${agenda.name}`,
      ...(appointment.kioskCode && !over ? ['', words.code(appointment.kioskCode)] : []),
      '',
      over ? words.again : words.change,
      `${this.configuration.publicUrl}${over ? '/portal/' : PORTAL.appointmentPage(secret)}`,
      '',
      zone.name,
      words.notUrgent,
    ];
    return this.outbox.send(tx, {
      to: booker.email,
      subject: words.subject[happening],
      text: lines.join('\n'),
      calendar: this.calendar(happening, about, booker.email),
      purpose: 'appointment_citizen',
    });
  }

  private async tellPolice(tx: ZoneTransaction, happening: Happening, about: About): Promise<void> {
    const { slot, agenda } = about.appointment;
    const text = [
      agenda.name,
      spokenMoment(slot.startsAt, 'nl', about.zone.timeZone),
      slot.place === '' ? POLICE_WORDS.place[slot.placeKind] : slot.place,
      '',
      POLICE_WORDS.details,
      `${this.configuration.publicUrl}/desk/`,
    ].join('\n');
    await this.outbox.send(tx, {
      to: agenda.email,
      subject: POLICE_WORDS.subject[happening],
      text,
      calendar: this.calendar(happening, about, agenda.email),
      purpose: 'appointment_staff',
    });
  }

  private calendar(happening: Happening, about: About, attendee: string | null) {
    const method = isOver(happening) ? 'CANCEL' : 'REQUEST';
    return { method, content: this.file(about, method, attendee ?? undefined) } as const;
  }

  /** Also for who has no e-mail: a file to keep. */
  file(
    { appointment, zone }: Omit<About, 'booker' | 'secret'>,
    method: CalendarEvent['method'],
    attendee?: string,
  ): string {
    const { slot, agenda, locale } = appointment;
    const words = APPOINTMENT_WORDS[locale];
    return calendarFile({
      method,
      uid: `${appointment.id}@${new URL(this.configuration.publicUrl).hostname}`,
      sequence: appointment.sequence,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      summary: words.title(zone.name),
      location: slot.place,
      description: `${words.withWhom}: ${agenda.name}`,
      organizer: addressOf(this.outbox.from),
      attendee,
      madeAt: new Date(),
    });
  }

  /** Invites somebody into a case. @returns whether by e-mail */
  invite(
    tx: ZoneTransaction,
    invitation: { to: string | null; locale: Locale; url: string; withWhom: string },
    zone: ZoneRow,
  ): Promise<boolean> {
    const words = APPOINTMENT_WORDS[invitation.locale];
    return this.outbox.send(tx, {
      to: invitation.to,
      subject: words.title(zone.name),
      text: [
        words.invited,
        `${words.withWhom}: ${invitation.withWhom}`,
        '',
        words.pick,
        invitation.url,
        '',
        zone.name,
        words.notUrgent,
      ].join('\n'),
      purpose: 'invitation',
    });
  }
}

const isOver = (happening: Happening): boolean =>
  happening === 'cancelled_by_holder' || happening === 'cancelled_by_police';

/** `Loket <loket@zone.be>` and `loket@zone.be` alike. */
const addressOf = (from: string | undefined): string | undefined => /<([^>]+)>/.exec(from ?? '')?.[1] ?? from;

import type { Locale, PlaceKind } from '@loket/contract';

/** What happened to an appointment, as its holder or the police are told. */
export type Happening = 'booked' | 'moved' | 'cancelled_by_holder' | 'cancelled_by_police';

export type AppointmentWords = {
  /** Neutral: it stands in calendars and on locked telephones. */
  title(zone: string): string;
  subject: Readonly<Record<Happening, string>>;
  sentence: Readonly<Record<Happening, string>>;
  where: Readonly<Record<PlaceKind, string>>;
  withWhom: string;
  code(code: string): string;
  change: string;
  again: string;
  invited: string;
  pick: string;
  notUrgent: string;
};

export const APPOINTMENT_WORDS: Readonly<Record<Locale, AppointmentWords>> = {
  nl: {
    title: (zone) => `Afspraak bij ${zone}`,
    subject: {
      booked: 'Uw afspraak',
      moved: 'Uw afspraak is verplaatst',
      cancelled_by_holder: 'Uw afspraak is geannuleerd',
      cancelled_by_police: 'Uw afspraak gaat niet door',
    },
    sentence: {
      booked: 'Uw afspraak is gemaakt.',
      moved: 'Uw afspraak is verplaatst. Dit is het nieuwe moment.',
      cancelled_by_holder: 'Uw afspraak is geannuleerd.',
      cancelled_by_police: 'Er is iets tussengekomen: deze afspraak gaat niet door. U hoeft niet te komen.',
    },
    where: { office: 'Waar', home: 'Waar: bij u thuis', virtual_counter: 'Waar: virtueel loket' },
    withWhom: 'Met',
    code: (code) => `Uw code voor de ticketzuil: ${code}`,
    change: 'Verplaatsen of annuleren kan met deze persoonlijke link. Deel hem met niemand:',
    again: 'Een nieuwe afspraak maken:',
    invited: 'De politie nodigt u uit voor een gesprek.',
    pick: 'Kies een moment dat u past met deze persoonlijke link. Deel hem met niemand:',
    notUrgent: 'Dringende hulp nodig? Bel 101.',
  },
  fr: {
    title: (zone) => `Rendez-vous, ${zone}`,
    subject: {
      booked: 'Votre rendez-vous',
      moved: 'Votre rendez-vous est déplacé',
      cancelled_by_holder: 'Votre rendez-vous est annulé',
      cancelled_by_police: 'Votre rendez-vous n’aura pas lieu',
    },
    sentence: {
      booked: 'Votre rendez-vous est pris.',
      moved: 'Votre rendez-vous est déplacé. Voici le nouveau moment.',
      cancelled_by_holder: 'Votre rendez-vous est annulé.',
      cancelled_by_police:
        'Un empêchement est survenu : ce rendez-vous n’aura pas lieu. Ne vous déplacez pas.',
    },
    where: { office: 'Lieu', home: 'Lieu : chez vous', virtual_counter: 'Lieu : guichet virtuel' },
    withWhom: 'Avec',
    code: (code) => `Votre code pour la borne à tickets : ${code}`,
    change: 'Déplacer ou annuler se fait avec ce lien personnel. Ne le communiquez à personne :',
    again: 'Prendre un nouveau rendez-vous :',
    invited: 'La police vous invite à un entretien.',
    pick: 'Choisissez un moment qui vous convient avec ce lien personnel. Ne le communiquez à personne :',
    notUrgent: 'Besoin d’aide urgente ? Appelez le 101.',
  },
  de: {
    title: (zone) => `Termin, ${zone}`,
    subject: {
      booked: 'Ihr Termin',
      moved: 'Ihr Termin wurde verschoben',
      cancelled_by_holder: 'Ihr Termin ist abgesagt',
      cancelled_by_police: 'Ihr Termin findet nicht statt',
    },
    sentence: {
      booked: 'Ihr Termin ist vereinbart.',
      moved: 'Ihr Termin wurde verschoben. Dies ist der neue Zeitpunkt.',
      cancelled_by_holder: 'Ihr Termin ist abgesagt.',
      cancelled_by_police:
        'Es ist etwas dazwischengekommen: Dieser Termin findet nicht statt. Sie brauchen nicht zu kommen.',
    },
    where: { office: 'Ort', home: 'Ort: bei Ihnen zu Hause', virtual_counter: 'Ort: virtueller Schalter' },
    withWhom: 'Mit',
    code: (code) => `Ihr Code für die Ticketsäule: ${code}`,
    change: 'Verschieben oder absagen können Sie mit diesem persönlichen Link. Geben Sie ihn nicht weiter:',
    again: 'Einen neuen Termin vereinbaren:',
    invited: 'Die Polizei lädt Sie zu einem Gespräch ein.',
    pick: 'Wählen Sie mit diesem persönlichen Link einen passenden Zeitpunkt. Geben Sie ihn nicht weiter:',
    notUrgent: 'Dringend Hilfe nötig? Wählen Sie 101.',
  },
  en: {
    title: (zone) => `Appointment, ${zone}`,
    subject: {
      booked: 'Your appointment',
      moved: 'Your appointment has moved',
      cancelled_by_holder: 'Your appointment is cancelled',
      cancelled_by_police: 'Your appointment will not take place',
    },
    sentence: {
      booked: 'Your appointment is made.',
      moved: 'Your appointment has moved. This is the new moment.',
      cancelled_by_holder: 'Your appointment is cancelled.',
      cancelled_by_police: 'Something came up: this appointment will not take place. You need not come.',
    },
    where: { office: 'Where', home: 'Where: at your home', virtual_counter: 'Where: virtual counter' },
    withWhom: 'With',
    code: (code) => `Your code for the ticket kiosk: ${code}`,
    change: 'You can move or cancel with this personal link. Do not share it:',
    again: 'Make a new appointment:',
    invited: 'The police invite you for a talk.',
    pick: 'Choose a moment that suits you with this personal link. Do not share it:',
    notUrgent: 'Need urgent help? Call 101.',
  },
};

/** The police's side, in the zone's own language. Nobody's name: details are on the desk, with a reason. */
export const POLICE_WORDS = {
  subject: {
    booked: 'Nieuwe afspraak',
    moved: 'Afspraak verplaatst door de burger',
    cancelled_by_holder: 'Afspraak geannuleerd door de burger',
    cancelled_by_police: 'Afspraak geannuleerd',
  } satisfies Record<Happening, string>,
  place: {
    office: 'Op kantoor',
    home: 'Bij de burger thuis',
    virtual_counter: 'Virtueel loket',
  } satisfies Record<PlaceKind, string>,
  details: 'Wie en waarom staat op uw balie, onder Afspraken.',
};

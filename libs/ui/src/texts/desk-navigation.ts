import { area } from './area.ts';

/** The parts of the staff app, and the parts of one consultation. */
export const deskNavigationTexts = area({
  sections: { nl: 'Onderdelen', fr: 'Rubriques', de: 'Bereiche', en: 'Sections' },
  board: { nl: 'Bord', fr: 'Tableau', de: 'Übersicht', en: 'Board' },
  appointments: { nl: 'Afspraken', fr: 'Rendez-vous', de: 'Termine', en: 'Appointments' },
  reports: { nl: 'Meldingen', fr: 'Signalements', de: 'Meldungen', en: 'Reports' },
  console: { nl: 'Beheer', fr: 'Gestion', de: 'Verwaltung', en: 'Console' },
  nothingHere: {
    nl: 'Voor uw rol is er op deze pagina niets. Het beheer staat op een eigen pagina.',
    fr: 'Il n’y a rien pour votre rôle sur cette page. La gestion a sa propre page.',
    de: 'Für Ihre Rolle gibt es auf dieser Seite nichts. Die Verwaltung hat eine eigene Seite.',
    en: 'There is nothing for your role on this page. The console has a page of its own.',
  },
  fileParts: {
    nl: 'Delen van het gesprek',
    fr: 'Parties de l’entretien',
    de: 'Teile des Gesprächs',
    en: 'Parts of the consultation',
  },
  statement: { nl: 'Verklaring', fr: 'Déclaration', de: 'Aussage', en: 'Statement' },
  documents: { nl: 'Documenten', fr: 'Pièces', de: 'Dokumente', en: 'Documents' },
  papers: { nl: 'Papieren', fr: 'Papiers', de: 'Papiere', en: 'Papers' },
  nextPart: { nl: 'Volgend deel', fr: 'Partie suivante', de: 'Nächster Teil', en: 'Next part' },
  elsewhereTitle: {
    nl: 'U hebt dit gesprek op een ander scherm open',
    fr: 'Vous avez ouvert cet entretien sur un autre écran',
    de: 'Sie haben dieses Gespräch auf einem anderen Bildschirm offen',
    en: 'You have this call open on another screen',
  },
  elsewhereText: {
    nl: 'Beeld en geluid lopen op het scherm dat u het laatst opende. Schrijven kan hier wel.',
    fr: 'L’image et le son passent par l’écran ouvert en dernier. Vous pouvez écrire ici.',
    de: 'Bild und Ton laufen auf dem zuletzt geöffneten Bildschirm. Schreiben können Sie hier.',
    en: 'Picture and sound run on the screen that you opened last. You can write here.',
  },
  carryHere: {
    nl: 'Beeld en geluid hierheen',
    fr: 'Image et son ici',
    de: 'Bild und Ton hierher',
    en: 'Picture and sound here',
  },
});

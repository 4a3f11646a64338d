import type { Locale } from '@loket/contract';

type Text = { readonly title: string; readonly paragraphs: readonly string[] };

export const afterStop: Readonly<Record<Locale, Text>> = {
  nl: {
    title: 'Het verhoor stopt hier',
    paragraphs: [
      'Uit wat u vertelde, kan blijken dat u zelf iets ten laste gelegd kan worden. Daarom wordt u niet verder verhoord als slachtoffer of getuige.',
      'Wat al opgeschreven is, wordt bewaard. U ondertekent vandaag niets.',
      'U bent niet verplicht om uzelf te beschuldigen. U hebt het recht om te zwijgen.',
      'Als u later verhoord wordt, krijgt u eerst een schriftelijke uitnodiging. Daarin staan kort de feiten en uw rechten.',
      'Kan op de feiten een gevangenisstraf staan, dan mag u vóór dat verhoor vertrouwelijk met een advocaat overleggen, en mag die advocaat bij het verhoor aanwezig zijn.',
      'Wordt iemand van zijn vrijheid beroofd, dan gelden die rechten meteen, en mag een vertrouwenspersoon worden ingelicht en medische hulp worden gevraagd.',
      'Zo’n verhoor gebeurt in een politiekantoor, niet aan een virtueel loket.',
    ],
  },
  fr: {
    title: 'L’audition s’arrête ici',
    paragraphs: [
      'D’après ce que vous avez dit, des faits pourraient vous être reprochés. C’est pourquoi vous n’êtes plus entendu comme victime ou témoin.',
      'Ce qui a déjà été écrit est conservé. Vous ne signez rien aujourd’hui.',
      'Vous n’êtes pas obligé de vous accuser vous-même. Vous avez le droit de vous taire.',
      'Si vous êtes entendu plus tard, vous recevrez d’abord une invitation écrite. Elle mentionne brièvement les faits et vos droits.',
      'Si les faits peuvent donner lieu à une peine privative de liberté, vous pouvez vous concerter confidentiellement avec un avocat avant l’audition, et cet avocat peut y assister.',
      'Une personne privée de liberté a ces droits immédiatement ; elle peut aussi faire informer une personne de confiance et demander une aide médicale.',
      'Une telle audition a lieu dans un commissariat, pas à un guichet virtuel.',
    ],
  },
  de: {
    title: 'Die Vernehmung endet hier',
    paragraphs: [
      'Aus dem, was Sie gesagt haben, könnte sich ein Verdacht gegen Sie selbst ergeben. Deshalb werden Sie nicht weiter als Opfer oder Zeuge vernommen.',
      'Was schon aufgeschrieben ist, wird aufbewahrt. Sie unterschreiben heute nichts.',
      'Sie müssen sich nicht selbst beschuldigen. Sie haben das Recht zu schweigen.',
      'Werden Sie später vernommen, erhalten Sie zuerst eine schriftliche Einladung. Darin stehen kurz der Sachverhalt und Ihre Rechte.',
      'Kann auf die Tat eine Freiheitsstrafe stehen, dürfen Sie sich vor der Vernehmung vertraulich mit einem Rechtsanwalt beraten, und er darf dabei anwesend sein.',
      'Wird jemandem die Freiheit entzogen, gelten diese Rechte sofort; dann darf auch eine Vertrauensperson benachrichtigt und ärztliche Hilfe verlangt werden.',
      'Eine solche Vernehmung findet in einem Polizeikommissariat statt, nicht an einem virtuellen Schalter.',
    ],
  },
  en: {
    title: 'The hearing stops here',
    paragraphs: [
      'From what you told us, an offence might be held against you. Therefore you are no longer heard as a victim or a witness.',
      'What was already written is kept. You sign nothing today.',
      'You do not have to accuse yourself. You have the right to remain silent.',
      'If you are heard later, you first receive a written invitation. It states the facts briefly, and your rights.',
      'If the facts can lead to imprisonment, you may speak with a lawyer in confidence before that hearing, and the lawyer may be present.',
      'A person who is deprived of liberty has these rights at once, and may also have someone informed and ask for medical help.',
      'Such a hearing takes place in a police station, not at a virtual counter.',
    ],
  },
};

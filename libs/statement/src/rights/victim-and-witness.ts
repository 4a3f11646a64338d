import type { HearingCapacity, Locale } from '@loket/contract';

type Text = {
  readonly titles: Readonly<Record<HearingCapacity, string>>;
  readonly paragraphs: readonly string[];
};

export const victimAndWitness: Readonly<Record<Locale, Text>> = {
  nl: {
    titles: { victim: 'Uw rechten als slachtoffer', witness: 'Uw rechten als getuige' },
    paragraphs: [
      'De inspecteur zegt u eerst kort over welke feiten u verhoord wordt.',
      'U kunt niet verplicht worden om uzelf te beschuldigen.',
      'U kunt vragen dat alle vragen en al uw antwoorden worden genoteerd in de woorden die gebruikt zijn.',
      'U kunt vragen dat de politie een bepaalde opsporingshandeling doet of iemand verhoort.',
      'Wat u verklaart, kan als bewijs in rechte worden gebruikt.',
      'U mag documenten gebruiken die u bij u hebt. U mag vragen dat ze bij uw verklaring worden gevoegd.',
      'Spreekt u de taal van het verhoor niet, dan hebt u recht op een tolk. Dat kost u niets.',
      'Op het einde leest u uw verklaring na, of ze wordt u voorgelezen. U mag ze verbeteren of aanvullen.',
      'U krijgt gratis een kopie van uw verklaring.',
    ],
  },
  fr: {
    titles: { victim: 'Vos droits en tant que victime', witness: 'Vos droits en tant que témoin' },
    paragraphs: [
      'L’inspectrice ou l’inspecteur vous informe d’abord brièvement des faits sur lesquels vous êtes entendu.',
      'Vous ne pouvez pas être contraint de vous accuser vous-même.',
      'Vous pouvez demander que toutes les questions et toutes vos réponses soient actées dans les termes utilisés.',
      'Vous pouvez demander qu’il soit procédé à un acte d’information ou à une audition déterminés.',
      'Vos déclarations peuvent être utilisées comme preuve en justice.',
      'Vous pouvez utiliser les documents en votre possession. Vous pouvez demander qu’ils soient joints à votre déclaration.',
      'Si vous ne parlez pas la langue de l’audition, vous avez droit à un interprète. Cela ne vous coûte rien.',
      'À la fin, vous relisez votre déclaration ou on vous la lit. Vous pouvez la corriger ou la compléter.',
      'Vous recevez gratuitement une copie de votre déclaration.',
    ],
  },
  de: {
    titles: { victim: 'Ihre Rechte als Opfer', witness: 'Ihre Rechte als Zeugin oder Zeuge' },
    paragraphs: [
      'Zuerst wird Ihnen kurz mitgeteilt, zu welchem Sachverhalt Sie vernommen werden.',
      'Sie können nicht gezwungen werden, sich selbst zu beschuldigen.',
      'Sie können verlangen, dass alle Fragen und alle Ihre Antworten in den verwendeten Worten aufgenommen werden.',
      'Sie können verlangen, dass eine bestimmte Ermittlungshandlung oder Vernehmung vorgenommen wird.',
      'Ihre Aussagen können vor Gericht als Beweis verwendet werden.',
      'Sie dürfen Unterlagen benutzen, die Sie bei sich haben. Sie dürfen verlangen, dass diese Ihrer Erklärung beigefügt werden.',
      'Sprechen Sie die Sprache der Vernehmung nicht, haben Sie Recht auf einen Dolmetscher. Das kostet Sie nichts.',
      'Am Ende lesen Sie Ihre Erklärung durch, oder sie wird Ihnen vorgelesen. Sie dürfen sie berichtigen oder ergänzen.',
      'Sie erhalten kostenlos eine Kopie Ihrer Erklärung.',
    ],
  },
  en: {
    titles: { victim: 'Your rights as a victim', witness: 'Your rights as a witness' },
    paragraphs: [
      'First, the inspector tells you briefly which facts you are heard about.',
      'You cannot be made to accuse yourself.',
      'You may ask that every question and all your answers are written down in the words that were used.',
      'You may ask for a particular act of investigation, or that someone in particular is heard.',
      'What you state may be used as evidence in court.',
      'You may use documents that you have with you. You may ask that they are added to your statement.',
      'If you do not speak the language of the hearing, you have the right to an interpreter. It costs you nothing.',
      'At the end you read your statement, or it is read to you. You may correct it or add to it.',
      'You receive a copy of your statement, free of charge.',
    ],
  },
};

export const victimOnly: Readonly<Record<Locale, readonly string[]>> = {
  nl: [
    'Als slachtoffer kunt u zich laten registreren als benadeelde persoon. Dan verneemt u wat er met uw zaak gebeurt.',
    'U kunt een beroep doen op slachtofferbejegening bij de politie en op slachtofferhulp.',
  ],
  fr: [
    'En tant que victime, vous pouvez vous faire enregistrer comme personne lésée. Vous êtes alors informé des suites de votre dossier.',
    'Vous pouvez faire appel à l’assistance policière aux victimes et à un service d’aide aux victimes.',
  ],
  de: [
    'Als Opfer können Sie sich als geschädigte Person registrieren lassen. Dann erfahren Sie, wie es mit Ihrer Akte weitergeht.',
    'Sie können sich an den polizeilichen Opferbeistand und an die Opferhilfe wenden.',
  ],
  en: [
    'As a victim you may register as an injured person. You are then told what happens with your case.',
    'You may turn to victim support at the police and to the victim aid service.',
  ],
};

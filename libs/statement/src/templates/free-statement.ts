import { ask, askIfKnown, text, yesNo } from './ask.ts';
import type { Template } from './template.ts';

/** Whatever has no template of its own: what, when, where, who, harm; the rest is the story. */
export const freeStatement: Template = {
  id: 'free_statement',
  kinds: ['aangifte', 'klacht', 'melding'],
  title: text('Vrije verklaring', 'Déclaration libre', 'Freie Erklärung'),
  questions: [
    ask(
      'subject',
      'text',
      text(
        'Waarover gaat het, in enkele woorden?',
        'De quoi s’agit-il, en quelques mots ?',
        'Worum geht es, in wenigen Worten?',
      ),
      text(
        'Mijn verklaring gaat over: {answer}.',
        'Ma déclaration concerne : {answer}.',
        'Meine Erklärung betrifft: {answer}.',
      ),
    ),
    ask(
      'happened_on',
      'date',
      text(
        'Op welke dag gebeurde het?',
        'Quel jour cela s’est-il passé ?',
        'An welchem Tag ist es geschehen?',
      ),
      text(
        'De feiten gebeurden op {answer}.',
        'Les faits se sont produits le {answer}.',
        'Es geschah am {answer}.',
      ),
    ),
    askIfKnown(
      'happened_at',
      'time',
      text('Hoe laat?', 'À quelle heure ?', 'Um wie viel Uhr?'),
      text('Dat was om {answer}.', 'C’était à {answer}.', 'Das war um {answer}.'),
    ),
    ask(
      'place',
      'text',
      text(
        'Waar? (straat, nummer, gemeente)',
        'Où ? (rue, numéro, commune)',
        'Wo? (Straße, Nummer, Gemeinde)',
      ),
      text(
        'De feiten gebeurden op deze plaats: {answer}.',
        'Les faits se sont produits à cet endroit : {answer}.',
        'Es geschah an diesem Ort: {answer}.',
      ),
    ),
    askIfKnown(
      'persons',
      'long_text',
      text(
        'Wie was erbij betrokken? (naam of beschrijving)',
        'Qui était impliqué ? (nom ou signalement)',
        'Wer war beteiligt? (Name oder Beschreibung)',
      ),
      text(
        'Deze personen waren betrokken: {answer}.',
        'Les personnes suivantes étaient impliquées : {answer}.',
        'Beteiligt waren: {answer}.',
      ),
    ),
    askIfKnown(
      'witnesses',
      'long_text',
      text('Waren er getuigen?', 'Y avait-il des témoins ?', 'Gab es Zeugen?'),
      text(
        'Over getuigen weet ik dit: {answer}.',
        'Au sujet de témoins, je sais ceci : {answer}.',
        'Zu Zeugen weiß ich: {answer}.',
      ),
    ),
    yesNo(
      'harmed',
      text(
        'Is er schade of letsel?',
        'Y a-t-il des dommages ou des blessures ?',
        'Gibt es Schaden oder Verletzungen?',
      ),
      text(
        'Ik heb schade of letsel.',
        'J’ai subi des dommages ou des blessures.',
        'Ich habe Schaden oder Verletzungen erlitten.',
      ),
      text(
        'Ik heb geen schade en geen letsel.',
        'Je n’ai subi ni dommages ni blessures.',
        'Ich habe weder Schaden noch Verletzungen erlitten.',
      ),
    ),
    ask(
      'harm',
      'long_text',
      text(
        'Welke schade of welk letsel?',
        'Quels dommages ou quelles blessures ?',
        'Welcher Schaden, welche Verletzungen?',
      ),
      text(
        'De schade of het letsel bestaat uit: {answer}.',
        'Les dommages ou blessures sont les suivants : {answer}.',
        'Der Schaden oder die Verletzungen sind: {answer}.',
      ),
      { when: { question: 'harmed', is: ['yes'] } },
    ),
    askIfKnown(
      'harm_amount',
      'amount',
      text('Geschatte schade in euro', 'Dommage estimé en euros', 'Geschätzter Schaden in Euro'),
      text(
        'Ik schat de schade op {answer}.',
        'J’estime le dommage à {answer}.',
        'Ich schätze den Schaden auf {answer}.',
      ),
      { when: { question: 'harmed', is: ['yes'] } },
    ),
    askIfKnown(
      'evidence',
      'long_text',
      text(
        'Welke stukken of beelden zijn er?',
        'Quelles pièces ou images y a-t-il ?',
        'Welche Unterlagen oder Bilder gibt es?',
      ),
      text(
        'Ik heb deze stukken of beelden: {answer}.',
        'Je dispose des pièces ou images suivantes : {answer}.',
        'Ich habe diese Unterlagen oder Bilder: {answer}.',
      ),
    ),
    askIfKnown(
      'wish',
      'long_text',
      text(
        'Wat verwacht de persoon van de politie?',
        'Qu’attend la personne de la police ?',
        'Was erwartet die Person von der Polizei?',
      ),
      text(
        'Van de politie verwacht ik: {answer}.',
        'J’attends de la police ce qui suit : {answer}.',
        'Von der Polizei erwarte ich: {answer}.',
      ),
    ),
  ],
};

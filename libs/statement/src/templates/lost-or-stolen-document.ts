import { ask, askIfKnown, choice, choose, text, yesNo } from './ask.ts';
import type { Template } from './template.ts';

const stolen = { when: { question: 'what_happened', is: ['stolen'] } };
const lost = { when: { question: 'what_happened', is: ['lost'] } };

/** Loss or theft of an identity document or a driving licence: what a municipality needs before it makes a new one. */
export const lostOrStolenDocument: Template = {
  id: 'lost_or_stolen_document',
  kinds: ['aangifte', 'melding'],
  title: text(
    'Verlies of diefstal van een identiteitsdocument of rijbewijs',
    'Perte ou vol d’un document d’identité ou d’un permis de conduire',
    'Verlust oder Diebstahl eines Ausweisdokuments oder Führerscheins',
  ),
  questions: [
    choose('document', text('Welk document?', 'Quel document ?', 'Welches Dokument?'), [
      choice(
        'identity_card',
        text('Identiteitskaart', 'Carte d’identité', 'Personalausweis'),
        text(
          'Het gaat over mijn identiteitskaart.',
          'Il s’agit de ma carte d’identité.',
          'Es handelt sich um meinen Personalausweis.',
        ),
      ),
      choice(
        'residence_card',
        text('Verblijfskaart', 'Titre de séjour', 'Aufenthaltskarte'),
        text(
          'Het gaat over mijn verblijfskaart.',
          'Il s’agit de mon titre de séjour.',
          'Es handelt sich um meine Aufenthaltskarte.',
        ),
      ),
      choice(
        'kids_id',
        text('Kids-ID van mijn kind', 'Kids-ID de mon enfant', 'Kids-ID meines Kindes'),
        text(
          'Het gaat over de Kids-ID van mijn kind.',
          'Il s’agit de la Kids-ID de mon enfant.',
          'Es handelt sich um die Kids-ID meines Kindes.',
        ),
      ),
      choice(
        'passport',
        text('Paspoort', 'Passeport', 'Reisepass'),
        text(
          'Het gaat over mijn paspoort.',
          'Il s’agit de mon passeport.',
          'Es handelt sich um meinen Reisepass.',
        ),
      ),
      choice(
        'driving_licence',
        text('Rijbewijs', 'Permis de conduire', 'Führerschein'),
        text(
          'Het gaat over mijn rijbewijs.',
          'Il s’agit de mon permis de conduire.',
          'Es handelt sich um meinen Führerschein.',
        ),
      ),
    ]),
    ask(
      'child_name',
      'text',
      text(
        'Naam en geboortedatum van het kind',
        'Nom et date de naissance de l’enfant',
        'Name und Geburtsdatum des Kindes',
      ),
      text(
        'Het document staat op naam van mijn kind, {answer}.',
        'Le document est au nom de mon enfant, {answer}.',
        'Das Dokument lautet auf den Namen meines Kindes, {answer}.',
      ),
      { when: { question: 'document', is: ['kids_id'] } },
    ),
    choose('what_happened', text('Wat is ermee gebeurd?', 'Que s’est-il passé ?', 'Was ist geschehen?'), [
      choice(
        'lost',
        text('Verloren', 'Perdu', 'Verloren'),
        text('Ik heb het document verloren.', 'J’ai perdu le document.', 'Ich habe das Dokument verloren.'),
      ),
      choice(
        'stolen',
        text('Gestolen', 'Volé', 'Gestohlen'),
        text('Het document is gestolen.', 'Le document a été volé.', 'Das Dokument wurde gestohlen.'),
      ),
    ]),
    askIfKnown(
      'document_number',
      'text',
      text('Nummer van het document', 'Numéro du document', 'Nummer des Dokuments'),
      text(
        'Het document heeft het nummer {answer}.',
        'Le document porte le numéro {answer}.',
        'Das Dokument trägt die Nummer {answer}.',
      ),
      {
        hint: text(
          'Alleen als het gekend is; de gemeente vindt het anders terug.',
          'Uniquement s’il est connu ; sinon, la commune le retrouvera.',
          'Nur wenn bekannt; sonst findet die Gemeinde es.',
        ),
      },
    ),
    askIfKnown(
      'issued_by',
      'text',
      text(
        'Uitgereikt door (gemeente of land)',
        'Délivré par (commune ou pays)',
        'Ausgestellt von (Gemeinde oder Land)',
      ),
      text(
        'Het document werd uitgereikt door: {answer}.',
        'Le document a été délivré par : {answer}.',
        'Das Dokument wurde ausgestellt von: {answer}.',
      ),
    ),
    ask(
      'last_had_on',
      'date',
      text(
        'Wanneer had u het document het laatst?',
        'Quand avez-vous eu le document en main pour la dernière fois ?',
        'Wann hatten Sie das Dokument zuletzt?',
      ),
      text(
        'Ik had het document het laatst in mijn bezit op {answer}.',
        'J’ai eu le document en ma possession pour la dernière fois le {answer}.',
        'Ich hatte das Dokument zuletzt am {answer} in meinem Besitz.',
      ),
    ),
    ask(
      'noticed_on',
      'date',
      text(
        'Wanneer merkte u dat het weg was?',
        'Quand avez-vous constaté la disparition ?',
        'Wann haben Sie bemerkt, dass es fehlt?',
      ),
      text(
        'Ik heb vastgesteld dat het weg was op {answer}.',
        'J’ai constaté sa disparition le {answer}.',
        'Ich habe am {answer} festgestellt, dass es fehlt.',
      ),
    ),
    ask(
      'lost_where',
      'text',
      text(
        'Waar is het vermoedelijk verloren?',
        'Où l’avez-vous probablement perdu ?',
        'Wo wurde es vermutlich verloren?',
      ),
      text(
        'Ik heb het vermoedelijk verloren op deze plaats: {answer}.',
        'Je l’ai probablement perdu à cet endroit : {answer}.',
        'Vermutlich habe ich es hier verloren: {answer}.',
      ),
      lost,
    ),
    ask(
      'stolen_where',
      'text',
      text('Waar is het gestolen?', 'Où a-t-il été volé ?', 'Wo wurde es gestohlen?'),
      text(
        'De diefstal gebeurde op deze plaats: {answer}.',
        'Le vol a eu lieu à cet endroit : {answer}.',
        'Der Diebstahl geschah an diesem Ort: {answer}.',
      ),
      stolen,
    ),
    choose(
      'stolen_how',
      text('Hoe is het gestolen?', 'Comment a-t-il été volé ?', 'Wie wurde es gestohlen?'),
      [
        choice(
          'from_person',
          text('Uit een tas of een zak', 'Dans un sac ou une poche', 'Aus einer Tasche'),
          text(
            'Het werd uit mijn tas of kleding gestolen zonder dat ik het merkte.',
            'Il a été volé dans mon sac ou mes vêtements sans que je le remarque.',
            'Es wurde unbemerkt aus meiner Tasche oder Kleidung gestohlen.',
          ),
        ),
        choice(
          'with_force',
          text('Met geweld of bedreiging', 'Avec violence ou menace', 'Mit Gewalt oder Drohung'),
          text(
            'Er werd geweld gebruikt of mee gedreigd.',
            'Il a été fait usage de violence ou de menaces.',
            'Dabei wurde Gewalt angewendet oder damit gedroht.',
          ),
        ),
        choice(
          'from_vehicle',
          text('Uit een voertuig', 'Dans un véhicule', 'Aus einem Fahrzeug'),
          text(
            'Het werd uit een voertuig gestolen.',
            'Il a été volé dans un véhicule.',
            'Es wurde aus einem Fahrzeug gestohlen.',
          ),
        ),
        choice(
          'from_building',
          text(
            'Uit een woning of gebouw',
            'Dans une habitation ou un bâtiment',
            'Aus einer Wohnung oder einem Gebäude',
          ),
          text(
            'Het werd uit een woning of een gebouw gestolen.',
            'Il a été volé dans une habitation ou un bâtiment.',
            'Es wurde aus einer Wohnung oder einem Gebäude gestohlen.',
          ),
        ),
        choice(
          'unknown',
          text('Niet geweten', 'Inconnu', 'Unbekannt'),
          text(
            'Ik weet niet hoe het gestolen werd.',
            'Je ne sais pas comment il a été volé.',
            'Ich weiß nicht, wie es gestohlen wurde.',
          ),
        ),
      ],
      stolen,
    ),
    askIfKnown(
      'other_items',
      'long_text',
      text('Wat verdween er nog?', 'Qu’est-ce qui a encore disparu ?', 'Was ist noch verschwunden?'),
      text(
        'Samen met het document verdween ook: {answer}.',
        'Ont disparu en même temps que le document : {answer}.',
        'Mit dem Dokument verschwand auch: {answer}.',
      ),
      {
        hint: text(
          'Bankkaart? Laat ze meteen blokkeren: Card Stop, 078 170 170.',
          'Carte bancaire ? Faites-la bloquer tout de suite : Card Stop, 078 170 170.',
          'Bankkarte? Sofort sperren lassen: Card Stop, 078 170 170.',
        ),
      },
    ),
    yesNo(
      'doc_stop',
      text(
        'Is het document al geblokkeerd bij DOC STOP?',
        'Le document est-il déjà bloqué auprès de DOC STOP ?',
        'Ist das Dokument schon bei DOC STOP gesperrt?',
      ),
      text(
        'Ik heb het document al laten blokkeren bij DOC STOP.',
        'J’ai déjà fait bloquer le document auprès de DOC STOP.',
        'Ich habe das Dokument bereits bei DOC STOP sperren lassen.',
      ),
      text(
        'Ik heb het document nog niet laten blokkeren bij DOC STOP.',
        'Je n’ai pas encore fait bloquer le document auprès de DOC STOP.',
        'Ich habe das Dokument noch nicht bei DOC STOP sperren lassen.',
      ),
      {
        required: false,
        hint: text(
          '00800 2123 2123, dag en nacht',
          '00800 2123 2123, jour et nuit',
          '00800 2123 2123, Tag und Nacht',
        ),
        when: { question: 'document', is: ['identity_card', 'residence_card', 'kids_id', 'passport'] },
      },
    ),
    yesNo(
      'misused',
      text(
        'Is het document al misbruikt?',
        'Le document a-t-il déjà été utilisé abusivement ?',
        'Wurde das Dokument schon missbraucht?',
      ),
      text(
        'Ik heb vastgesteld dat iemand het document misbruikt.',
        'J’ai constaté que quelqu’un utilise abusivement le document.',
        'Ich habe festgestellt, dass jemand das Dokument missbraucht.',
      ),
      text(
        'Ik heb geen misbruik van het document vastgesteld.',
        'Je n’ai pas constaté d’usage abusif du document.',
        'Ich habe keinen Missbrauch des Dokuments festgestellt.',
      ),
    ),
    yesNo(
      'return_if_found',
      text(
        'Weet de aangever wat te doen als het document terugkomt?',
        'Le déclarant sait-il que faire si le document est retrouvé ?',
        'Weiß die Person, was zu tun ist, wenn das Dokument wieder auftaucht?',
      ),
      text(
        'Als ik het document terugvind, gebruik ik het niet meer en lever ik het in bij de gemeente.',
        'Si je retrouve le document, je ne l’utiliserai plus et je le remettrai à la commune.',
        'Wenn ich das Dokument wiederfinde, benutze ich es nicht mehr und gebe es bei der Gemeinde ab.',
      ),
      text(
        'Over het inleveren van een teruggevonden document wil ik niets verklaren.',
        'Je ne souhaite rien déclarer au sujet de la remise d’un document retrouvé.',
        'Zur Abgabe eines wiedergefundenen Dokuments möchte ich nichts erklären.',
      ),
      { required: false },
    ),
  ],
};

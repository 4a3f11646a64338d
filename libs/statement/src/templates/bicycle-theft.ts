import { ask, askIfKnown, choice, choose, text, yesNo } from './ask.ts';
import type { Template } from './template.ts';

/** Theft of a bicycle: what finds it again (frame number, mybike, features) and what an insurer asks (lock, value). */
export const bicycleTheft: Template = {
  id: 'bicycle_theft',
  kinds: ['aangifte', 'klacht'],
  title: text('Diefstal van een fiets', 'Vol d’un vélo', 'Diebstahl eines Fahrrads'),
  questions: [
    ask(
      'left_on',
      'date',
      text(
        'Op welke dag liet u de fiets achter?',
        'Quel jour avez-vous laissé le vélo ?',
        'An welchem Tag haben Sie das Fahrrad abgestellt?',
      ),
      text(
        'Ik heb de fiets achtergelaten op {answer}.',
        'J’ai laissé le vélo le {answer}.',
        'Ich habe das Fahrrad am {answer} abgestellt.',
      ),
    ),
    askIfKnown(
      'left_at',
      'time',
      text('Hoe laat?', 'À quelle heure ?', 'Um wie viel Uhr?'),
      text('Dat was om {answer}.', 'C’était à {answer}.', 'Das war um {answer}.'),
    ),
    ask(
      'missed_on',
      'date',
      text(
        'Op welke dag was hij weg?',
        'Quel jour avez-vous constaté le vol ?',
        'An welchem Tag war es weg?',
      ),
      text(
        'Ik stelde de diefstal vast op {answer}.',
        'J’ai constaté le vol le {answer}.',
        'Ich habe den Diebstahl am {answer} festgestellt.',
      ),
    ),
    askIfKnown(
      'missed_at',
      'time',
      text(
        'Hoe laat merkte u het?',
        'À quelle heure l’avez-vous constaté ?',
        'Um wie viel Uhr haben Sie es bemerkt?',
      ),
      text('Ik merkte het om {answer}.', 'Je l’ai remarqué à {answer}.', 'Ich habe es um {answer} bemerkt.'),
    ),
    ask(
      'place',
      'text',
      text(
        'Waar stond de fiets? (straat, nummer, gemeente)',
        'Où se trouvait le vélo ? (rue, numéro, commune)',
        'Wo stand das Fahrrad? (Straße, Nummer, Gemeinde)',
      ),
      text(
        'De fiets stond op deze plaats: {answer}.',
        'Le vélo se trouvait à cet endroit : {answer}.',
        'Das Fahrrad stand an diesem Ort: {answer}.',
      ),
    ),
    choose(
      'place_kind',
      text('Wat voor plaats is dat?', 'Quel type de lieu est-ce ?', 'Was für ein Ort ist das?'),
      [
        choice(
          'street',
          text('Openbare weg', 'Voie publique', 'Öffentliche Straße'),
          text(
            'Dat is op de openbare weg.',
            'C’est sur la voie publique.',
            'Das ist auf öffentlicher Straße.',
          ),
        ),
        choice(
          'bicycle_park',
          text('Fietsenstalling', 'Parking à vélos', 'Fahrradabstellplatz'),
          text(
            'Dat is een fietsenstalling die voor iedereen open is.',
            'C’est un parking à vélos ouvert à tous.',
            'Das ist ein öffentlich zugänglicher Fahrradabstellplatz.',
          ),
        ),
        choice(
          'station',
          text('Station', 'Gare', 'Bahnhof'),
          text('Dat is aan een station.', 'C’est près d’une gare.', 'Das ist an einem Bahnhof.'),
        ),
        choice(
          'locked_room',
          text(
            'Afgesloten ruimte (garage, berging)',
            'Local fermé (garage, remise)',
            'Abgeschlossener Raum (Garage, Schuppen)',
          ),
          text(
            'Dat is een afgesloten ruimte.',
            'C’est un local fermé à clé.',
            'Das ist ein abgeschlossener Raum.',
          ),
        ),
        choice(
          'private_ground',
          text(
            'Privéterrein, niet afgesloten',
            'Terrain privé, non fermé',
            'Privatgelände, nicht abgeschlossen',
          ),
          text(
            'Dat is een privéterrein dat niet afgesloten is.',
            'C’est un terrain privé qui n’est pas fermé.',
            'Das ist ein nicht abgeschlossenes Privatgelände.',
          ),
        ),
        choice(
          'school_or_work',
          text('School of werk', 'École ou travail', 'Schule oder Arbeit'),
          text(
            'Dat is aan een school of op een werkplek.',
            'C’est dans une école ou sur un lieu de travail.',
            'Das ist an einer Schule oder an einem Arbeitsplatz.',
          ),
        ),
      ],
    ),
    choose('owner', text('Van wie is de fiets?', 'À qui appartient le vélo ?', 'Wem gehört das Fahrrad?'), [
      choice(
        'declarant',
        text('Van de aangever', 'Au déclarant', 'Der anzeigenden Person'),
        text('De fiets is mijn eigendom.', 'Le vélo m’appartient.', 'Das Fahrrad gehört mir.'),
      ),
      choice(
        'household',
        text('Van een gezinslid', 'À un membre du ménage', 'Einem Haushaltsmitglied'),
        text(
          'De fiets is eigendom van een lid van mijn gezin.',
          'Le vélo appartient à un membre de mon ménage.',
          'Das Fahrrad gehört einem Mitglied meines Haushalts.',
        ),
      ),
      choice(
        'leased',
        text('Gehuurd, geleased of gedeeld', 'Loué, en leasing ou partagé', 'Gemietet, geleast oder geteilt'),
        text(
          'De fiets is gehuurd, geleased of gedeeld.',
          'Le vélo est loué, en leasing ou partagé.',
          'Das Fahrrad ist gemietet, geleast oder geteilt.',
        ),
      ),
      choice(
        'other',
        text('Van iemand anders', 'À quelqu’un d’autre', 'Jemand anderem'),
        text(
          'De fiets is eigendom van iemand anders.',
          'Le vélo appartient à quelqu’un d’autre.',
          'Das Fahrrad gehört jemand anderem.',
        ),
      ),
    ]),
    ask(
      'owner_name',
      'text',
      text('Naam van de eigenaar', 'Nom du propriétaire', 'Name des Eigentümers'),
      text('De eigenaar is: {answer}.', 'Le propriétaire est : {answer}.', 'Eigentümer ist: {answer}.'),
      { when: { question: 'owner', is: ['household', 'leased', 'other'] } },
    ),
    choose('bicycle_type', text('Wat voor fiets?', 'Quel type de vélo ?', 'Was für ein Fahrrad?'), [
      choice(
        'city',
        text('Stadsfiets', 'Vélo de ville', 'Stadtrad'),
        text('Het is een stadsfiets.', 'C’est un vélo de ville.', 'Es ist ein Stadtrad.'),
      ),
      choice(
        'electric',
        text('Elektrische fiets (25 km/u)', 'Vélo électrique (25 km/h)', 'Elektrofahrrad (25 km/h)'),
        text('Het is een elektrische fiets.', 'C’est un vélo électrique.', 'Es ist ein Elektrofahrrad.'),
      ),
      choice(
        'speed_pedelec',
        text('Speedpedelec (45 km/u)', 'Speed pedelec (45 km/h)', 'Speed-Pedelec (45 km/h)'),
        text('Het is een speedpedelec.', 'C’est un speed pedelec.', 'Es ist ein Speed-Pedelec.'),
      ),
      choice(
        'racing',
        text('Koersfiets', 'Vélo de course', 'Rennrad'),
        text('Het is een koersfiets.', 'C’est un vélo de course.', 'Es ist ein Rennrad.'),
      ),
      choice(
        'mountain',
        text('Mountainbike', 'VTT', 'Mountainbike'),
        text('Het is een mountainbike.', 'C’est un VTT.', 'Es ist ein Mountainbike.'),
      ),
      choice(
        'cargo',
        text('Bakfiets', 'Vélo cargo', 'Lastenrad'),
        text('Het is een bakfiets.', 'C’est un vélo cargo.', 'Es ist ein Lastenrad.'),
      ),
      choice(
        'folding',
        text('Plooifiets', 'Vélo pliant', 'Faltrad'),
        text('Het is een plooifiets.', 'C’est un vélo pliant.', 'Es ist ein Faltrad.'),
      ),
      choice(
        'child',
        text('Kinderfiets', 'Vélo d’enfant', 'Kinderfahrrad'),
        text('Het is een kinderfiets.', 'C’est un vélo d’enfant.', 'Es ist ein Kinderfahrrad.'),
      ),
    ]),
    ask(
      'brand',
      'text',
      text('Merk', 'Marque', 'Marke'),
      text(
        'De fiets is van het merk {answer}.',
        'Le vélo est de la marque {answer}.',
        'Das Fahrrad ist von der Marke {answer}.',
      ),
    ),
    askIfKnown(
      'model',
      'text',
      text('Model', 'Modèle', 'Modell'),
      text('Het model is {answer}.', 'Le modèle est {answer}.', 'Das Modell ist {answer}.'),
    ),
    ask(
      'colour',
      'text',
      text('Kleur', 'Couleur', 'Farbe'),
      text(
        'De kleur van de fiets is {answer}.',
        'La couleur du vélo est : {answer}.',
        'Die Farbe des Fahrrads ist {answer}.',
      ),
    ),
    askIfKnown(
      'frame_number',
      'text',
      text('Framenummer', 'Numéro de cadre', 'Rahmennummer'),
      text(
        'Het framenummer is {answer}.',
        'Le numéro de cadre est {answer}.',
        'Die Rahmennummer ist {answer}.',
      ),
      {
        hint: text(
          'Staat meestal onder de trapas en op de factuur.',
          'Souvent sous le pédalier et sur la facture.',
          'Meist unter dem Tretlager und auf der Rechnung.',
        ),
      },
    ),
    yesNo(
      'mybike',
      text(
        'Is de fiets geregistreerd in mybike?',
        'Le vélo est-il enregistré dans mybike ?',
        'Ist das Fahrrad bei mybike registriert?',
      ),
      text(
        'De fiets is geregistreerd in mybike.',
        'Le vélo est enregistré dans mybike.',
        'Das Fahrrad ist bei mybike registriert.',
      ),
      text(
        'De fiets is niet geregistreerd in mybike.',
        'Le vélo n’est pas enregistré dans mybike.',
        'Das Fahrrad ist nicht bei mybike registriert.',
      ),
      { required: false },
    ),
    askIfKnown(
      'mybike_number',
      'text',
      text('Nummer van de mybike-sticker', 'Numéro de l’autocollant mybike', 'Nummer des mybike-Aufklebers'),
      text(
        'De mybike-sticker heeft het nummer {answer}.',
        'L’autocollant mybike porte le numéro {answer}.',
        'Der mybike-Aufkleber hat die Nummer {answer}.',
      ),
      { when: { question: 'mybike', is: ['yes'] } },
    ),
    askIfKnown(
      'features',
      'long_text',
      text(
        'Bijzondere kenmerken (zitje, tassen, krassen, gravure)',
        'Signes particuliers (siège, sacoches, griffes, gravure)',
        'Besondere Merkmale (Sitz, Taschen, Kratzer, Gravur)',
      ),
      text(
        'Bijzondere kenmerken: {answer}.',
        'Signes particuliers : {answer}.',
        'Besondere Merkmale: {answer}.',
      ),
    ),
    choose(
      'lock',
      text(
        'Hoe was de fiets op slot?',
        'Comment le vélo était-il cadenassé ?',
        'Wie war das Fahrrad abgeschlossen?',
      ),
      [
        choice(
          'none',
          text('Niet op slot', 'Pas cadenassé', 'Nicht abgeschlossen'),
          text(
            'De fiets was niet op slot.',
            'Le vélo n’était pas cadenassé.',
            'Das Fahrrad war nicht abgeschlossen.',
          ),
        ),
        choice(
          'ring',
          text('Ringslot', 'Antivol de cadre', 'Rahmenschloss'),
          text(
            'De fiets was op slot met een ringslot.',
            'Le vélo était fermé par un antivol de cadre.',
            'Das Fahrrad war mit einem Rahmenschloss gesichert.',
          ),
        ),
        choice(
          'chain',
          text('Kettingslot of kabelslot', 'Chaîne ou câble antivol', 'Ketten- oder Kabelschloss'),
          text(
            'De fiets was op slot met een kettingslot of een kabelslot.',
            'Le vélo était fermé par une chaîne ou un câble antivol.',
            'Das Fahrrad war mit einem Ketten- oder Kabelschloss gesichert.',
          ),
        ),
        choice(
          'shackle',
          text('Beugelslot', 'Antivol en U', 'Bügelschloss'),
          text(
            'De fiets was op slot met een beugelslot.',
            'Le vélo était fermé par un antivol en U.',
            'Das Fahrrad war mit einem Bügelschloss gesichert.',
          ),
        ),
        choice(
          'folding',
          text('Vouwslot', 'Antivol pliant', 'Faltschloss'),
          text(
            'De fiets was op slot met een vouwslot.',
            'Le vélo était fermé par un antivol pliant.',
            'Das Fahrrad war mit einem Faltschloss gesichert.',
          ),
        ),
        choice(
          'several',
          text('Twee sloten of meer', 'Deux antivols ou plus', 'Zwei oder mehr Schlösser'),
          text(
            'De fiets was op slot met twee sloten of meer.',
            'Le vélo était fermé par deux antivols ou plus.',
            'Das Fahrrad war mit zwei oder mehr Schlössern gesichert.',
          ),
        ),
      ],
    ),
    yesNo(
      'fixed',
      text('Hing hij vast aan iets?', 'Était-il attaché à un point fixe ?', 'War es an etwas angeschlossen?'),
      text(
        'De fiets was vastgemaakt aan een vast voorwerp.',
        'Le vélo était attaché à un point fixe.',
        'Das Fahrrad war an einem festen Gegenstand angeschlossen.',
      ),
      text(
        'De fiets was niet vastgemaakt aan een vast voorwerp.',
        'Le vélo n’était pas attaché à un point fixe.',
        'Das Fahrrad war nicht an einem festen Gegenstand angeschlossen.',
      ),
    ),
    yesNo(
      'keys',
      text(
        'Zijn alle sleutels er nog?',
        'Toutes les clés sont-elles encore là ?',
        'Sind alle Schlüssel noch da?',
      ),
      text(
        'Ik heb nog alle sleutels van het slot.',
        'J’ai encore toutes les clés de l’antivol.',
        'Ich habe noch alle Schlüssel des Schlosses.',
      ),
      text(
        'Niet alle sleutels van het slot zijn er nog.',
        'Il manque une ou plusieurs clés de l’antivol.',
        'Es fehlen ein oder mehrere Schlüssel des Schlosses.',
      ),
      { required: false, when: { question: 'lock', is: ['ring', 'chain', 'shackle', 'folding', 'several'] } },
    ),
    yesNo(
      'permission',
      text(
        'Mocht iemand de fiets meenemen?',
        'Quelqu’un avait-il le droit de prendre le vélo ?',
        'Durfte jemand das Fahrrad mitnehmen?',
      ),
      text(
        'Ik had iemand toegelaten om de fiets te gebruiken.',
        'J’avais autorisé quelqu’un à utiliser le vélo.',
        'Ich hatte jemandem erlaubt, das Fahrrad zu benutzen.',
      ),
      text(
        'Niemand had toestemming om de fiets mee te nemen.',
        'Personne n’était autorisé à prendre le vélo.',
        'Niemand durfte das Fahrrad mitnehmen.',
      ),
    ),
    askIfKnown(
      'value',
      'amount',
      text(
        'Aankoopprijs of geschatte waarde',
        'Prix d’achat ou valeur estimée',
        'Kaufpreis oder geschätzter Wert',
      ),
      text(
        'De aankoopprijs of waarde is {answer}.',
        'Le prix d’achat ou la valeur est de {answer}.',
        'Der Kaufpreis oder Wert beträgt {answer}.',
      ),
    ),
    askIfKnown(
      'bought_on',
      'date',
      text('Gekocht op', 'Acheté le', 'Gekauft am'),
      text(
        'De fiets werd gekocht op {answer}.',
        'Le vélo a été acheté le {answer}.',
        'Das Fahrrad wurde am {answer} gekauft.',
      ),
    ),
    yesNo(
      'invoice',
      text(
        'Is er een factuur of een foto?',
        'Y a-t-il une facture ou une photo ?',
        'Gibt es eine Rechnung oder ein Foto?',
      ),
      text(
        'Ik heb een factuur of een foto van de fiets en kan die bezorgen.',
        'J’ai une facture ou une photo du vélo et je peux la remettre.',
        'Ich habe eine Rechnung oder ein Foto des Fahrrads und kann sie vorlegen.',
      ),
      text(
        'Ik heb geen factuur en geen foto van de fiets.',
        'Je n’ai ni facture ni photo du vélo.',
        'Ich habe weder eine Rechnung noch ein Foto des Fahrrads.',
      ),
      { required: false },
    ),
    yesNo(
      'insured',
      text(
        'Is de fiets verzekerd tegen diefstal?',
        'Le vélo est-il assuré contre le vol ?',
        'Ist das Fahrrad gegen Diebstahl versichert?',
      ),
      text(
        'De fiets is verzekerd tegen diefstal.',
        'Le vélo est assuré contre le vol.',
        'Das Fahrrad ist gegen Diebstahl versichert.',
      ),
      text(
        'De fiets is niet verzekerd tegen diefstal.',
        'Le vélo n’est pas assuré contre le vol.',
        'Das Fahrrad ist nicht gegen Diebstahl versichert.',
      ),
    ),
    askIfKnown(
      'insurer',
      'text',
      text('Verzekeraar en polisnummer', 'Assureur et numéro de police', 'Versicherer und Policennummer'),
      text(
        'De verzekeraar en het polisnummer zijn: {answer}.',
        'L’assureur et le numéro de police sont : {answer}.',
        'Versicherer und Policennummer: {answer}.',
      ),
      { when: { question: 'insured', is: ['yes'] } },
    ),
    askIfKnown(
      'witnesses',
      'long_text',
      text(
        'Getuigen of camera’s in de buurt',
        'Témoins ou caméras à proximité',
        'Zeugen oder Kameras in der Nähe',
      ),
      text(
        'Over getuigen of camera’s weet ik dit: {answer}.',
        'Au sujet de témoins ou de caméras, je sais ceci : {answer}.',
        'Zu Zeugen oder Kameras weiß ich: {answer}.',
      ),
    ),
    askIfKnown(
      'suspicion',
      'long_text',
      text(
        'Hebt u een vermoeden van wie het deed?',
        'Soupçonnez-vous quelqu’un ?',
        'Haben Sie einen Verdacht?',
      ),
      text(
        'Over een mogelijke dader verklaar ik: {answer}.',
        'Au sujet d’un auteur possible, je déclare : {answer}.',
        'Zu einem möglichen Täter erkläre ich: {answer}.',
      ),
    ),
  ],
};

import { ask, askIfKnown, choice, choose, text, yesNo } from './ask.ts';
import type { Template } from './template.ts';

const paid = { when: { question: 'paid', is: ['yes'] } };

/** Fraud through the internet: who was where on it, where the money went, what can still be stopped or kept. */
export const internetFraud: Template = {
  id: 'internet_fraud',
  kinds: ['klacht', 'aangifte'],
  title: text('Oplichting via internet', 'Escroquerie par internet', 'Betrug im Internet'),
  questions: [
    choose('fraud_kind', text('Wat voor oplichting?', 'Quel type d’escroquerie ?', 'Was für ein Betrug?'), [
      choice(
        'purchase',
        text('Iets gekocht, niet gekregen', 'Achat non reçu', 'Gekauft, nicht erhalten'),
        text(
          'Ik heb iets gekocht en het niet of niet zoals beloofd gekregen.',
          'J’ai acheté quelque chose que je n’ai pas reçu, ou pas comme promis.',
          'Ich habe etwas gekauft und es nicht oder nicht wie versprochen erhalten.',
        ),
      ),
      choice(
        'sale',
        text('Iets verkocht', 'Vente', 'Etwas verkauft'),
        text(
          'Ik heb iets verkocht en ben daarbij opgelicht.',
          'J’ai vendu quelque chose et j’ai été escroqué(e) à cette occasion.',
          'Ich habe etwas verkauft und wurde dabei betrogen.',
        ),
      ),
      choice(
        'phishing',
        text(
          'Phishing: bankgegevens ontfutseld',
          'Hameçonnage : données bancaires soutirées',
          'Phishing: Bankdaten entlockt',
        ),
        text(
          'Men heeft mij met een vals bericht of een valse website bankgegevens ontfutseld.',
          'On m’a soutiré des données bancaires au moyen d’un faux message ou d’un faux site.',
          'Man hat mir mit einer falschen Nachricht oder Website Bankdaten entlockt.',
        ),
      ),
      choice(
        'help_request',
        text(
          'Valse hulpvraag (familie, vriend)',
          'Fausse demande d’aide (famille, ami)',
          'Falscher Hilferuf (Familie, Freund)',
        ),
        text(
          'Iemand deed zich voor als een familielid of een bekende die hulp nodig had.',
          'Quelqu’un s’est fait passer pour un proche ou une connaissance ayant besoin d’aide.',
          'Jemand gab sich als Angehöriger oder Bekannter in Not aus.',
        ),
      ),
      choice(
        'false_service',
        text(
          'Valse bank of helpdesk',
          'Fausse banque ou faux service d’assistance',
          'Falsche Bank oder falscher Support',
        ),
        text(
          'Iemand deed zich voor als een medewerker van mijn bank of van een helpdesk.',
          'Quelqu’un s’est fait passer pour un employé de ma banque ou d’un service d’assistance.',
          'Jemand gab sich als Mitarbeiter meiner Bank oder eines Supports aus.',
        ),
      ),
      choice(
        'investment',
        text('Belegging of crypto', 'Placement ou crypto', 'Geldanlage oder Krypto'),
        text(
          'Ik heb geld belegd bij een dienst die vals bleek.',
          'J’ai investi de l’argent auprès d’un service qui s’est révélé faux.',
          'Ich habe Geld bei einem Dienst angelegt, der sich als falsch erwies.',
        ),
      ),
      choice(
        'rental',
        text('Valse huurwoning of vakantie', 'Fausse location ou vacances', 'Falsche Mietwohnung oder Reise'),
        text(
          'Ik heb betaald voor een huurwoning of een verblijf dat niet bestond.',
          'J’ai payé pour une location ou un séjour qui n’existait pas.',
          'Ich habe für eine Mietwohnung oder einen Aufenthalt bezahlt, die es nicht gab.',
        ),
      ),
      choice(
        'friendship',
        text(
          'Valse vriendschap of relatie',
          'Fausse amitié ou relation',
          'Falsche Freundschaft oder Beziehung',
        ),
        text(
          'Iemand won online mijn vertrouwen en vroeg daarna geld.',
          'Quelqu’un a gagné ma confiance en ligne, puis m’a demandé de l’argent.',
          'Jemand gewann online mein Vertrauen und verlangte dann Geld.',
        ),
      ),
      choice(
        'other',
        text('Iets anders', 'Autre chose', 'Etwas anderes'),
        text(
          'Ik ben op een andere manier via internet opgelicht.',
          'J’ai été escroqué(e) d’une autre manière par internet.',
          'Ich wurde auf andere Weise über das Internet betrogen.',
        ),
      ),
    ]),
    ask(
      'platform',
      'text',
      text(
        'Op welke website, app of welk platform?',
        'Sur quel site, quelle application ou plateforme ?',
        'Auf welcher Website, App oder Plattform?',
      ),
      text(
        'Het gebeurde via: {answer}.',
        'Les faits se sont produits via : {answer}.',
        'Es geschah über: {answer}.',
      ),
    ),
    ask(
      'first_contact_on',
      'date',
      text(
        'Wanneer was het eerste contact?',
        'Quand a eu lieu le premier contact ?',
        'Wann war der erste Kontakt?',
      ),
      text(
        'Het eerste contact was op {answer}.',
        'Le premier contact a eu lieu le {answer}.',
        'Der erste Kontakt war am {answer}.',
      ),
    ),
    ask(
      'counterpart',
      'long_text',
      text(
        'Hoe noemde de andere zich? (naam, profiel, e-mail, telefoon, webadres)',
        'Sous quelle identité l’autre s’est-il présenté ? (nom, profil, e-mail, téléphone, adresse web)',
        'Wie nannte sich die andere Seite? (Name, Profil, E-Mail, Telefon, Webadresse)',
      ),
      text(
        'De andere partij maakte zich bekend als: {answer}.',
        'L’autre partie s’est présentée comme suit : {answer}.',
        'Die andere Seite gab sich aus als: {answer}.',
      ),
    ),
    ask(
      'promise',
      'long_text',
      text(
        'Wat werd er beloofd of gevraagd?',
        'Qu’est-ce qui a été promis ou demandé ?',
        'Was wurde versprochen oder verlangt?',
      ),
      text(
        'Dit werd mij beloofd of gevraagd: {answer}.',
        'Voici ce qui m’a été promis ou demandé : {answer}.',
        'Mir wurde versprochen oder von mir verlangt: {answer}.',
      ),
    ),
    yesNo(
      'paid',
      text('Is er geld weg?', 'De l’argent a-t-il été perdu ?', 'Ist Geld weg?'),
      text(
        'Ik ben hierdoor geld kwijt.',
        'J’ai perdu de l’argent de ce fait.',
        'Ich habe dadurch Geld verloren.',
      ),
      text(
        'Ik ben hierdoor geen geld kwijt.',
        'Je n’ai pas perdu d’argent de ce fait.',
        'Ich habe dadurch kein Geld verloren.',
      ),
    ),
    ask(
      'amount',
      'amount',
      text('Welk bedrag in totaal?', 'Quel montant au total ?', 'Welcher Betrag insgesamt?'),
      text(
        'Het gaat in totaal om {answer}.',
        'Il s’agit au total de {answer}.',
        'Insgesamt handelt es sich um {answer}.',
      ),
      paid,
    ),
    ask(
      'paid_on',
      'date',
      text(
        'Wanneer werd er betaald (de eerste keer)?',
        'Quand le (premier) paiement a-t-il eu lieu ?',
        'Wann wurde (zum ersten Mal) gezahlt?',
      ),
      text(
        'De eerste betaling gebeurde op {answer}.',
        'Le premier paiement a eu lieu le {answer}.',
        'Die erste Zahlung erfolgte am {answer}.',
      ),
      paid,
    ),
    choose(
      'paid_how',
      text('Hoe werd er betaald?', 'Comment le paiement a-t-il été effectué ?', 'Wie wurde gezahlt?'),
      [
        choice(
          'transfer',
          text('Overschrijving', 'Virement', 'Überweisung'),
          text(
            'De betaling gebeurde met een overschrijving.',
            'Le paiement a été effectué par virement.',
            'Die Zahlung erfolgte per Überweisung.',
          ),
        ),
        choice(
          'app',
          text('Betaalapp', 'Application de paiement', 'Zahlungs-App'),
          text(
            'De betaling gebeurde met een betaalapp.',
            'Le paiement a été effectué avec une application de paiement.',
            'Die Zahlung erfolgte mit einer Zahlungs-App.',
          ),
        ),
        choice(
          'card',
          text('Bankkaart of kredietkaart', 'Carte bancaire ou de crédit', 'Bank- oder Kreditkarte'),
          text(
            'De betaling gebeurde met een bankkaart of kredietkaart.',
            'Le paiement a été effectué avec une carte bancaire ou de crédit.',
            'Die Zahlung erfolgte mit einer Bank- oder Kreditkarte.',
          ),
        ),
        choice(
          'crypto',
          text('Cryptomunten', 'Cryptomonnaies', 'Kryptowährung'),
          text(
            'De betaling gebeurde met cryptomunten.',
            'Le paiement a été effectué en cryptomonnaies.',
            'Die Zahlung erfolgte in Kryptowährung.',
          ),
        ),
        choice(
          'voucher',
          text('Prepaid of cadeaukaarten', 'Cartes prépayées ou cadeaux', 'Prepaid- oder Geschenkkarten'),
          text(
            'De betaling gebeurde met prepaidkaarten of cadeaukaarten.',
            'Le paiement a été effectué avec des cartes prépayées ou cadeaux.',
            'Die Zahlung erfolgte mit Prepaid- oder Geschenkkarten.',
          ),
        ),
        choice(
          'cash',
          text('Contant', 'En espèces', 'Bar'),
          text(
            'De betaling gebeurde contant.',
            'Le paiement a été effectué en espèces.',
            'Die Zahlung erfolgte in bar.',
          ),
        ),
        choice(
          'taken',
          text('Door de dader zelf afgehaald', 'Prélevé par l’auteur lui-même', 'Vom Täter selbst abgebucht'),
          text(
            'Het geld werd van mijn rekening gehaald zonder dat ik die betaling wilde doen.',
            'L’argent a été prélevé sur mon compte sans que je veuille faire ce paiement.',
            'Das Geld wurde ohne meinen Willen von meinem Konto abgebucht.',
          ),
        ),
      ],
      paid,
    ),
    askIfKnown(
      'own_account',
      'text',
      text('Van welke rekening? (IBAN)', 'De quel compte ? (IBAN)', 'Von welchem Konto? (IBAN)'),
      text(
        'Het geld vertrok van de rekening {answer}.',
        'L’argent est parti du compte {answer}.',
        'Das Geld ging ab vom Konto {answer}.',
      ),
      paid,
    ),
    askIfKnown(
      'their_account',
      'text',
      text(
        'Naar welke rekening of welk adres? (IBAN, wallet)',
        'Vers quel compte ou quelle adresse ? (IBAN, portefeuille)',
        'Auf welches Konto oder welche Adresse? (IBAN, Wallet)',
      ),
      text(
        'Het geld ging naar: {answer}.',
        'L’argent a été versé à : {answer}.',
        'Das Geld ging an: {answer}.',
      ),
      paid,
    ),
    askIfKnown(
      'their_account_name',
      'text',
      text(
        'Op welke naam staat die rekening?',
        'À quel nom est ce compte ?',
        'Auf welchen Namen lautet dieses Konto?',
      ),
      text(
        'De begunstigde heette daarbij: {answer}.',
        'Le bénéficiaire était indiqué comme : {answer}.',
        'Als Empfänger war angegeben: {answer}.',
      ),
      paid,
    ),
    yesNo(
      'bank_warned',
      text('Is de bank verwittigd?', 'La banque est-elle prévenue ?', 'Ist die Bank benachrichtigt?'),
      text('Ik heb mijn bank verwittigd.', 'J’ai prévenu ma banque.', 'Ich habe meine Bank benachrichtigt.'),
      text(
        'Ik heb mijn bank nog niet verwittigd.',
        'Je n’ai pas encore prévenu ma banque.',
        'Ich habe meine Bank noch nicht benachrichtigt.',
      ),
      {
        hint: text(
          'Nog niet? Doe het meteen; kaarten: Card Stop, 078 170 170.',
          'Pas encore ? Faites-le tout de suite ; cartes : Card Stop, 078 170 170.',
          'Noch nicht? Sofort tun; Karten: Card Stop, 078 170 170.',
        ),
      },
    ),
    yesNo(
      'refunded',
      text(
        'Is er al iets terugbetaald?',
        'Une partie a-t-elle déjà été remboursée ?',
        'Wurde schon etwas erstattet?',
      ),
      text(
        'Een deel of alles is mij terugbetaald.',
        'J’ai été remboursé(e) en tout ou en partie.',
        'Ein Teil oder alles wurde mir erstattet.',
      ),
      text('Ik heb niets teruggekregen.', 'Je n’ai rien récupéré.', 'Ich habe nichts zurückerhalten.'),
      { required: false, ...paid },
    ),
    yesNo(
      'data_given',
      text(
        'Zijn er persoonlijke gegevens of codes doorgegeven?',
        'Des données personnelles ou des codes ont-ils été communiqués ?',
        'Wurden persönliche Daten oder Codes weitergegeben?',
      ),
      text(
        'Ik heb persoonlijke gegevens of codes doorgegeven.',
        'J’ai communiqué des données personnelles ou des codes.',
        'Ich habe persönliche Daten oder Codes weitergegeben.',
      ),
      text(
        'Ik heb geen persoonlijke gegevens of codes doorgegeven.',
        'Je n’ai pas communiqué de données personnelles ni de codes.',
        'Ich habe keine persönlichen Daten oder Codes weitergegeben.',
      ),
    ),
    askIfKnown(
      'data_which',
      'long_text',
      text(
        'Welke gegevens? (nooit de codes zelf noteren)',
        'Quelles données ? (ne jamais noter les codes)',
        'Welche Daten? (nie die Codes selbst notieren)',
      ),
      text(
        'Het gaat om deze gegevens: {answer}.',
        'Il s’agit des données suivantes : {answer}.',
        'Es handelt sich um diese Daten: {answer}.',
      ),
      { when: { question: 'data_given', is: ['yes'] } },
    ),
    yesNo(
      'device_access',
      text(
        'Kreeg iemand toegang tot een toestel?',
        'Quelqu’un a-t-il eu accès à un appareil ?',
        'Hatte jemand Zugriff auf ein Gerät?',
      ),
      text(
        'Iemand heeft van op afstand toegang gehad tot mijn computer of telefoon.',
        'Quelqu’un a eu accès à distance à mon ordinateur ou à mon téléphone.',
        'Jemand hatte aus der Ferne Zugriff auf meinen Computer oder mein Telefon.',
      ),
      text(
        'Niemand heeft toegang gehad tot mijn computer of telefoon.',
        'Personne n’a eu accès à mon ordinateur ni à mon téléphone.',
        'Niemand hatte Zugriff auf meinen Computer oder mein Telefon.',
      ),
      { required: false },
    ),
    askIfKnown(
      'evidence',
      'long_text',
      text(
        'Welke bewijzen zijn er? (berichten, advertentie, betaalbewijs)',
        'Quelles preuves y a-t-il ? (messages, annonce, preuve de paiement)',
        'Welche Belege gibt es? (Nachrichten, Anzeige, Zahlungsbeleg)',
      ),
      text(
        'Ik heb deze bewijzen: {answer}.',
        'Je dispose des preuves suivantes : {answer}.',
        'Ich habe diese Belege: {answer}.',
      ),
      {
        hint: text(
          'Niets wissen; laat ze met de telefoon sturen.',
          'Ne rien effacer ; les faire envoyer par téléphone.',
          'Nichts löschen; mit dem Telefon senden lassen.',
        ),
      },
    ),
    askIfKnown(
      'reported_elsewhere',
      'text',
      text(
        'Elders gemeld? (platform, bank, FOD Economie)',
        'Signalé ailleurs ? (plateforme, banque, SPF Économie)',
        'Anderswo gemeldet? (Plattform, Bank, FÖD Wirtschaft)',
      ),
      text(
        'Ik heb de feiten ook gemeld bij: {answer}.',
        'J’ai également signalé les faits à : {answer}.',
        'Ich habe den Sachverhalt auch gemeldet bei: {answer}.',
      ),
    ),
  ],
};

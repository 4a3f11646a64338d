import { area } from './area.ts';

/** How the devices of a counter fared. */
export const deviceHistoryTexts = area({
  title: {
    nl: 'Hoe de toestellen het deden',
    fr: 'Comment les appareils se sont comportés',
    de: 'Wie es den Geräten erging',
    en: 'How the devices fared',
  },
  at: { nl: 'Wanneer', fr: 'Quand', de: 'Wann', en: 'When' },
  device: { nl: 'Toestel', fr: 'Appareil', de: 'Gerät', en: 'Device' },
  change: { nl: 'Wat er veranderde', fr: 'Ce qui a changé', de: 'Was sich änderte', en: 'What changed' },
  first: {
    nl: 'voor het eerst gezien',
    fr: 'vu pour la première fois',
    de: 'zum ersten Mal gesehen',
    en: 'seen first',
  },
  none: {
    nl: 'Nog niets: dit loket heeft nog niets over zijn toestellen gezegd.',
    fr: 'Encore rien : ce guichet n’a encore rien dit de ses appareils.',
    de: 'Noch nichts: Dieser Schalter hat noch nichts über seine Geräte gesagt.',
    en: 'Nothing yet: this counter has said nothing of its devices so far.',
  },
  kept: {
    nl: 'Dit blijft 90 dagen bewaard, en van elk loket hoogstens de laatste 500 veranderingen.',
    fr: 'Ceci est gardé 90 jours, et de chaque guichet au plus les 500 derniers changements.',
    de: 'Dies bleibt 90 Tage erhalten, und von jedem Schalter höchstens die letzten 500 Änderungen.',
    en: 'This is kept for 90 days, and of each counter the last 500 changes at most.',
  },
  more: { nl: 'Ouder', fr: 'Plus ancien', de: 'Älter', en: 'Older' },
});

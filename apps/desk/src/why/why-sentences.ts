import {
  type Locale,
  type RoutingReason,
  ticketLabel,
  unreachable,
  type WhyThisTicket,
} from '@loket/contract';
import { inLocale } from '@loket/ui/texts/area.ts';
import {
  headStartWords,
  hindranceWords,
  passedOverWords,
  skillWords,
  whyTexts,
} from '@loket/ui/texts/desk-why.ts';
import { timeOfDay } from '@loket/ui/texts/times.ts';

/** Why a ticket was called, or what it waits for: sentences in the order in which somebody would say them. */
export function whySentences(why: WhyThisTicket, locale: Locale): string[] {
  const texts = inLocale(whyTexts, locale);
  const version = texts.policyVersion(why.policyVersion);
  if (why.state === 'called') {
    const passed = inLocale(passedOverWords, locale);
    return [
      ...why.because.flatMap((reason) => sentenceOf(reason, 'called', locale) ?? []),
      ...why.passedOver.map(({ number, hindrance }) => passed[hindrance](ticketLabel(number))),
      `${texts.decidedAt(timeOfDay(new Date(why.at), locale))} ${version}`,
    ];
  }
  const held = inLocale(hindranceWords, locale);
  return [
    ...why.because.flatMap((reason) => sentenceOf(reason, 'waiting', locale) ?? []),
    texts.before(why.peopleBefore),
    ...(why.hindrances.length > 0 ? why.hindrances.map((one) => held[one]) : [texts.free]),
    version,
  ];
}

/** Null: says nothing to a person. Language and training belong to one inspector, so to a call and not to waiting. */
function sentenceOf(reason: RoutingReason, state: WhyThisTicket['state'], locale: Locale): string | null {
  const texts = inLocale(whyTexts, locale);
  switch (reason.kind) {
    case 'waited': {
      const minutes = Math.floor(reason.minutes);
      return state === 'called' ? texts.waited(minutes) : texts.waits(minutes);
    }
    case 'head_start':
      return inLocale(headStartWords, locale)[reason.of](Math.round(reason.minutes));
    case 'kept_for_you':
      return texts.keptForYou(Math.round(reason.minutes));
    case 'site_turn': {
      const minutes = Math.round(reason.minutes);
      return minutes > 0 ? texts.siteTurn(minutes) : null;
    }
    case 'language':
      if (state === 'waiting') return null;
      return reason.match ? texts.languageFits : texts.languageMissing;
    case 'skill': {
      if (state === 'waiting') return null;
      const skill = inLocale(skillWords, locale)[reason.skill];
      return reason.match ? texts.skillFits(skill) : texts.skillMissing(skill);
    }
    default:
      return unreachable(reason);
  }
}

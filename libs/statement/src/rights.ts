// What a person is told before and, when it comes to that, after a hearing. Runs in browsers: no Node code here.
import type { HearingCapacity, Locale } from '@loket/contract';
import { afterStop } from './rights/after-stop.ts';
import { victimAndWitness, victimOnly } from './rights/victim-and-witness.ts';

export type RightsText = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Grows when the words change: the record says which text was acknowledged. */
  readonly version: string;
};

const VERSION = '2026-1';

/**
 * What a victim or a witness is told first: Belgian Code of Criminal Procedure, article 47bis, paragraph 1 (law of
 * 13 August 2011, "Salduz", as amended on 21 November 2016); for a victim also article 5bis of its Preliminary Title.
 * English is an aid for reading: the record carries the site's legal language.
 */
export function rightsText(locale: Locale, capacity: HearingCapacity): RightsText {
  const { titles, paragraphs } = victimAndWitness[locale];
  return {
    title: titles[capacity],
    paragraphs: capacity === 'victim' ? [...paragraphs, ...victimOnly[locale]] : paragraphs,
    version: `${capacity}-${VERSION}`,
  };
}

/**
 * What follows when, during the hearing, a suspicion arises against the person who is heard: article 47bis,
 * paragraph 1, last point: nobody is heard as a suspect at a virtual counter.
 */
export const afterStopText = (locale: Locale): RightsText => ({
  ...afterStop[locale],
  version: `after-stop-${VERSION}`,
});

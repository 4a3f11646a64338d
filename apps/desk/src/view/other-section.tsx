import type { Me } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import type { Section } from '../sections.ts';
import type { DeskApi } from '../session/api.ts';

type OtherSectionProps = {
  section: Section | null;
  me: Me;
  /** Null where nothing can be asked: on the page of fixtures. */
  api: DeskApi | null;
};

/** The sections that need no socket. */
export function OtherSection({ section }: OtherSectionProps) {
  const texts = useTexts(deskNavigationTexts);
  if (section !== null) return null;
  return (
    <main className="nothing-here">
      <h1>{texts.console}</h1>
      <p>{texts.nothingHere}</p>
    </main>
  );
}

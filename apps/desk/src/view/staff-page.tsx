import type { Locale, Me } from '@loket/contract';
import { Button, StaffHeader, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import type { ReactNode } from 'react';
import { mayOpenConsole, type Section, sectionsFor } from '../sections.ts';
import { LanguageChoice } from './language-choice.tsx';

type StaffPageProps = {
  me: Me;
  section: Section | null;
  onSection: (section: Section) => void;
  onLocale: (locale: Locale) => void;
  onSignOut: () => void;
  /** In the header: what is happening now. */
  now?: ReactNode;
  children: ReactNode;
};

/** The frame of the staff app: where you are, what else is yours, who you are. */
export function StaffPage({ me, section, onSection, onLocale, onSignOut, now, children }: StaffPageProps) {
  const texts = useTexts(deskTexts);
  const names = useTexts(deskNavigationTexts);
  const titles = { ...names, desk: texts.desk };
  const own = sectionsFor(me.roles);
  return (
    <div className="desk">
      <StaffHeader
        place={me.zoneName}
        navigation={names.sections}
        links={(own.length > 1 ? own : []).map((one) => ({
          key: one,
          title: titles[one],
          current: one === section,
          onPress: () => onSection(one),
        }))}
      >
        {now}
        {mayOpenConsole(me.roles) ? (
          <a className="console-link" href="/console/">
            {names.console}
          </a>
        ) : null}
        <LanguageChoice onChoose={onLocale} />
        <span className="desk-name">{me.name}</span>
        <Button look="tool" onPress={onSignOut}>
          {texts.signOut}
        </Button>
      </StaffHeader>
      {children}
    </div>
  );
}

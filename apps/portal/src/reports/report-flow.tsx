import {
  isSensitive,
  type MapPoint,
  PORTAL,
  type ReceivedReport,
  type ReportCategory,
  type ReporterRole,
  SENSITIVE_CATEGORIES,
} from '@loket/contract';
import { Choice, useLocale, useTexts } from '@loket/ui';
import { Car, Flag, HandHeart, MapPin, PackageSearch } from '@loket/ui/icons.ts';
import { reportCategoryWords } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { contactOf } from '../view/contact-fields.tsx';
import { Page } from '../view/page.tsx';
import { DonePage } from './done-page.tsx';
import { PhotoStep, type SentPhoto } from './photo-step.tsx';
import { StoryStep } from './story-step.tsx';
import { WhereStep } from './where-step.tsx';
import { noReporter, WhoStep } from './who-step.tsx';

const ORDINARY = [
  ['nuisance', Flag],
  ['dangerous_traffic', Car],
  ['fly_tipping', MapPin],
  ['lost', PackageSearch],
  ['found', PackageSearch],
] as const;

type Step = 'what' | 'hard' | 'role' | 'story' | 'where' | 'photos' | 'who';

/**
 * One question a page, and one address for all of them: the browser's history knows that somebody was here, not
 * what it was about. What is typed lives in this page's memory until it is sent.
 */
export function ReportFlow() {
  const { api, zone } = usePortal();
  const locale = useLocale();
  const [step, setStep] = useState<Step>('what');
  const [category, setCategory] = useState<ReportCategory>('nuisance');
  const [role, setRole] = useState<ReporterRole | null>(null);
  const [story, setStory] = useState({ text: '', when: '' });
  const [place, setPlace] = useState<{ text: string; municipality: string | null; point: MapPoint | null }>({
    text: '',
    municipality: null,
    point: null,
  });
  const [photos, setPhotos] = useState<readonly SentPhoto[]>([]);
  const [reporter, setReporter] = useState(noReporter);
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const [running, setRunning] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());
  const [received, setReceived] = useState<ReceivedReport | null>(null);
  const discreet = step === 'hard' || step === 'role' || (isSensitive(category) && step !== 'what');

  const send = (anonymous: boolean) => {
    setRunning(true);
    setFailure(null);
    const report = {
      zone: zone.code,
      category,
      role: isSensitive(category) ? role : null,
      locale,
      text: story.text,
      when: story.when,
      place: place.text,
      point: place.point,
      municipalityId: zone.municipalities.find(({ id }) => id === place.municipality)?.id ?? null,
      photos: photos.map(({ token }) => token),
      person: anonymous ? null : { ...contactOf(reporter), mailMe: reporter.mailMe && reporter.email !== '' },
      requestId,
    };
    void api.report(report).then((answer) => {
      setRunning(false);
      if (answer.ok) setReceived(answer.value);
      else setFailure(answer.error);
    });
  };
  const choose = (chosen: ReportCategory) => {
    setCategory(chosen);
    setStep(isSensitive(chosen) ? 'role' : 'story');
  };

  if (received)
    return (
      <DonePage
        received={received}
        quickExit={isSensitive(category)}
        path={PORTAL.reportPage(received.secret)}
      />
    );
  switch (step) {
    case 'what':
      return <WhatPage onChoose={choose} onHard={() => setStep('hard')} />;
    case 'hard':
      return <HardPage onChoose={choose} onBack={() => setStep('what')} />;
    case 'role':
      return (
        <RolePage
          onBack={() => setStep('hard')}
          onRole={(chosen) => {
            setRole(chosen);
            setStep('story');
          }}
        />
      );
    case 'story':
      return (
        <StoryStep
          story={story}
          quickExit={discreet}
          onStory={setStory}
          onBack={() => setStep(isSensitive(category) ? 'role' : 'what')}
          onNext={() => setStep('where')}
        />
      );
    case 'where':
      return (
        <WhereStep
          place={place}
          quickExit={discreet}
          onPlace={setPlace}
          onBack={() => setStep('story')}
          onNext={() => setStep('photos')}
        />
      );
    case 'photos':
      return (
        <PhotoStep
          photos={photos}
          quickExit={discreet}
          onPhotos={setPhotos}
          onBack={() => setStep('where')}
          onNext={() => setStep('who')}
        />
      );
    case 'who':
      return (
        <WhoStep
          reporter={reporter}
          mayBeAnonymous={zone.anonymous.includes(category)}
          quickExit={discreet}
          failure={failure}
          running={running}
          onReporter={setReporter}
          onBack={() => setStep('photos')}
          onSend={send}
        />
      );
  }
}

const icon = { strokeWidth: 1.7, 'aria-hidden': true } as const;

type WhatProps = { onChoose: (category: ReportCategory) => void; onHard: () => void };

function WhatPage({ onChoose, onHard }: WhatProps) {
  const texts = useTexts(portalReportTexts);
  const words = useTexts(reportCategoryWords);
  return (
    <Page title={texts.what} onBack={() => goTo('/portal/')}>
      <div className="choices">
        {ORDINARY.map(([category, Icon]) => (
          <Choice key={category} icon={<Icon {...icon} />} onPress={() => onChoose(category)}>
            {words[category]}
          </Choice>
        ))}
        <Choice icon={<HandHeart {...icon} />} onPress={onHard}>
          {texts.hardToTell}
        </Choice>
      </div>
    </Page>
  );
}

type HardProps = { onChoose: (category: ReportCategory) => void; onBack: () => void };

function HardPage({ onChoose, onBack }: HardProps) {
  const texts = useTexts(portalReportTexts);
  const words = useTexts(reportCategoryWords);
  return (
    <Page title={texts.aboutWhat} above={<p>{texts.takeYourTime}</p>} onBack={onBack} quickExit>
      <div className="choices">
        {SENSITIVE_CATEGORIES.map((category) => (
          <Choice key={category} onPress={() => onChoose(category)}>
            {words[category]}
          </Choice>
        ))}
      </div>
    </Page>
  );
}

type RoleProps = { onRole: (role: ReporterRole) => void; onBack: () => void };

function RolePage({ onRole, onBack }: RoleProps) {
  const texts = useTexts(portalReportTexts);
  return (
    <Page title={texts.happenedTo} above={<p>{texts.takeYourTime}</p>} onBack={onBack} quickExit>
      <div className="choices">
        <Choice onPress={() => onRole('victim')}>{texts.victim}</Choice>
        <Choice onPress={() => onRole('witness')}>{texts.witness}</Choice>
      </div>
    </Page>
  );
}

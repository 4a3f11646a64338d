import { Reason as ReasonName } from '@loket/contract';
import { Choice, reasonWords, useTexts } from '@loket/ui';
import {
  Car,
  CreditCard,
  FileText,
  Hammer,
  HandHeart,
  House,
  KeyRound,
  type LucideIcon,
  MessageCircle,
  PackageSearch,
} from '@loket/ui/icons.ts';
import { issuingTexts } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './reason.css';

const ICONS: Record<ReasonName, LucideIcon> = {
  lost_or_found: PackageSearch,
  theft: KeyRound,
  damage: Hammer,
  fraud: CreditCard,
  traffic: Car,
  neighbours: House,
  violence: HandHeart,
  document_or_question: FileText,
  tell_the_inspector: MessageCircle,
};

/** Why somebody comes, in a few words and pictures. All choices weigh the same; saying nothing is one of them. */
export function Reason({ view, act }: ScreenProps<'reason'>) {
  const texts = useTexts(issuingTexts);
  const words = useTexts(reasonWords);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={texts.question}
      foot="back"
      above={
        <p className="lead">
          <Sentences>{texts.questionMore}</Sentences>
        </p>
      }
      below={
        <div className="reasons">
          {ReasonName.options.map((reason) => {
            const Icon = ICONS[reason];
            return (
              <Choice
                key={reason}
                icon={<Icon strokeWidth={1.7} aria-hidden="true" />}
                onPress={() => act({ intent: 'choose_reason', reason })}
              >
                {words[reason]}
              </Choice>
            );
          })}
        </div>
      }
    />
  );
}

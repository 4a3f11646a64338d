import type { CitizenIntent, CitizenView } from '@loket/contract';

/** Everything that a screen gets: what main says, and the one way to answer. */
export type ScreenProps<Name extends CitizenView['content']['screen'] = CitizenView['content']['screen']> = {
  view: CitizenView;
  content: Extract<CitizenView['content'], { screen: Name }>;
  act: (intent: CitizenIntent) => void;
};

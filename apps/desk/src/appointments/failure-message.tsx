import { Message } from '@loket/ui';
import type { DeskFailure } from '../session/rest-client.ts';
import { useFailureWords } from '../view/notices.tsx';

export function FailureMessage({ failure }: { failure: DeskFailure | null }) {
  return failure ? <Said failure={failure} /> : null;
}

const Said = ({ failure }: { failure: DeskFailure }) => (
  <Message status="attention" title={useFailureWords(failure)} announce />
);

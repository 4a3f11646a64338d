import { unreachable } from '@loket/contract';
import type { InCallProps } from './panel.tsx';
import { ChooseSignature } from './tasks/choose-signature.tsx';
import { ConfirmPages } from './tasks/confirm-pages.tsx';
import { Connecting, Interrupted } from './tasks/connection.tsx';
import { Look } from './tasks/look.tsx';
import { Pen } from './tasks/pen.tsx';
import { PenOnPad } from './tasks/pen-on-pad.tsx';
import { ReadAlong } from './tasks/read-along.tsx';
import { Rights } from './tasks/rights.tsx';
import { SendFiles } from './tasks/send-files.tsx';
import { Signed, Signing, TypingPin } from './tasks/signing.tsx';
import { Stopped } from './tasks/stopped.tsx';
import { Talk } from './tasks/talk.tsx';
import './in-call.css';

/** The panel below the inspector's picture: it supports and never competes. One thing at a time. */
export function InCall(props: InCallProps) {
  const { connection, task } = props.content;
  if (connection === 'interrupted') return <Interrupted {...props} />;
  switch (task.task) {
    case 'talk':
      return connection === 'connecting' ? <Connecting {...props} /> : <Talk {...props} />;
    case 'rights':
      return <Rights {...props} task={task} />;
    case 'read_along':
      return <ReadAlong {...props} task={task} />;
    case 'send_files':
      return <SendFiles {...props} task={task} />;
    case 'look':
      return <Look {...props} task={task} />;
    case 'confirm_pages':
      return <ConfirmPages {...props} task={task} />;
    case 'choose_signature':
      return <ChooseSignature {...props} task={task} />;
    case 'pen':
      return task.on === 'pad' ? <PenOnPad {...props} task={task} /> : <Pen {...props} task={task} />;
    case 'pin':
      return <TypingPin {...props} />;
    case 'signing':
      return <Signing {...props} task={task} />;
    case 'signed':
      return <Signed {...props} task={task} />;
    case 'stopped':
      return <Stopped {...props} />;
    default:
      return unreachable(task);
  }
}

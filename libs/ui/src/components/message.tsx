import type { ReactNode } from 'react';
import { type Status, StatusShape } from './status-shape.tsx';
import './message.css';

type MessageProps = {
  status: Status;
  /** One bold sentence: what happened. */
  title: ReactNode;
  /** One plain sentence: what is kept, and what to do. */
  children?: ReactNode;
  /** Read out at once, also when nothing is focused. Only for what just happened. */
  announce?: boolean;
};

/** What happened, what is kept, what to do. On the counter an error is a whole screen instead. */
export function Message({ status, title, children, announce = false }: MessageProps) {
  return (
    <div className="message" data-status={status} {...(announce ? { role: 'status' } : {})}>
      <StatusShape status={status} />
      <div>
        <p className="message-title">{title}</p>
        {children ? <p>{children}</p> : null}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

/** The title of a page and the one thing to do there. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** What was just done, said once and shown until the next thing is done. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <div className="said" role="status">
      {children}
    </div>
  );
}

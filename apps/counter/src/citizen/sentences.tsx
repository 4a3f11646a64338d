import { Fragment } from 'react';

/** A line ends where the sense ends, as long as a whole sentence fits on one. */
export function Sentences({ children }: { children: string }) {
  return children.split(/(?<=[.?]) (?=\p{Lu})/u).map((sentence) => (
    <Fragment key={sentence}>
      <span className="sentence">{sentence}</span>{' '}
    </Fragment>
  ));
}

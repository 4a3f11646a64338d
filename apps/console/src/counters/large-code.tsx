/** A code to type at a counter: one text to copy, three groups to read. */
export const LargeCode = ({ code, old }: { code: string; old: boolean }) => (
  <p className="enrolment-code" data-old={old} data-code={code}>
    {code.split('-').map((group, at) => (
      // Two groups can be equal, and they stay in their places.
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a group is.
      <span key={at}>{group}</span>
    ))}
  </p>
);

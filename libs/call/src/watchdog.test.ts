import { type Verdict, watchdog } from './watchdog.ts';

/** Feels one pulse for each character: `b` bytes came, `f` a frame came, `.` nothing. */
function felt(pulses: string): Verdict[] {
  const dog = watchdog();
  let bytesReceived = 0;
  let framesDecoded = 0;
  return [...pulses].map((came) => {
    if (came === 'b') bytesReceived += 1;
    if (came === 'f') framesDecoded += 1;
    return dog.feel({ bytesReceived, framesDecoded });
  });
}

test('a cut path is silent after a second', () => {
  expect(felt('.fbfb....').lastIndexOf('silent')).toBe(8);
  expect(felt('.fbfb...')).not.toContain('silent');
});

test('a still or muted picture is not silent as long as its reports come', () => {
  expect(felt('.fbfbbbbbb.bb..b.b...bbb')).not.toContain('silent');
});

test('a path on which nothing came regularly misses nothing', () => {
  expect(felt('..............')).not.toContain('silent');
  expect(felt('...b.........b......b....')).not.toContain('silent');
});

test('it stays silent until something comes, and is alive at once', () => {
  expect(felt('.bbbb......b').slice(-3)).toEqual(['silent', 'silent', 'alive']);
});

test('a second cut is noticed like the first', () => {
  expect(felt('.bbbb.....bbbb....').at(-1)).toBe('silent');
});

import { countsOfJest, countsOfPlaywright, honest, lastLine, sum } from './counts.ts';

const jest = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
};

test('a file that could not be loaded counts as a failure', () => {
  expect(countsOfJest(jest)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a test that needed a second try counts as a failure', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
  expect(countsOfPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('an error outside of any test counts as a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(countsOfPlaywright({ stats, errors: [{ message: 'no such file' }] }).failed).toBe(1);
});

test('a failing program is never all passed, and a run of no tests is a failure', () => {
  expect(honest({ passed: 3, failed: 0, skipped: 0 }, false).failed).toBe(1);
  expect(honest({ passed: 0, failed: 0, skipped: 0 }, true).failed).toBe(1);
  expect(honest({ passed: 3, failed: 0, skipped: 0 }, true).failed).toBe(0);
  expect(honest({ passed: 3, failed: 2, skipped: 0 }, false).failed).toBe(2);
});

test('the last line has the agreed words', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 10, failed: 1, skipped: 0 },
  ]);
  expect(lastLine(total)).toBe('11 passed, 1 failed, 2 skipped');
});

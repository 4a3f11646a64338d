import { z } from 'zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { ...nothing, passed: 1 };
export const oneFailed: Counts = { ...nothing, failed: 1 };
export const oneSkipped: Counts = { ...nothing, skipped: 1 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    nothing,
  );

/** The last line of every test run. */
export const lastLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const JestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  /** Files that could not even be loaded: their tests are in no other number. */
  numRuntimeErrorTestSuites: z.int(),
});

export function countsOfJest(report: unknown): Counts {
  const found = JestReport.parse(report);
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  /** Files that could not be loaded, and failures outside of any test. */
  errors: z.array(z.unknown()).default([]),
});

/** A test that passed only at a second try counts as failed: what it tests does not hold every time. */
export function countsOfPlaywright(report: unknown): Counts {
  const { stats, errors } = PlaywrightReport.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a run counts when its program said that it failed: at least one failure, also when the report (written
 * before something outside of the tests went wrong) has none; and a report without any test is a failure too.
 */
export function honest(counts: Counts, exitedWell: boolean): Counts {
  const ran = counts.passed + counts.failed + counts.skipped;
  if (counts.failed === 0 && (!exitedWell || ran === 0)) return { ...counts, failed: 1 };
  return counts;
}

/** Time that passes only when the test says so. */
export function manualClock() {
  let nowMs = 0;
  const plans = new Set<{ atMs: number; run: () => void }>();
  return {
    after(delayMs: number, run: () => void) {
      const plan = { atMs: nowMs + delayMs, run };
      plans.add(plan);
      return () => plans.delete(plan);
    },
    advance(durationMs: number) {
      const untilMs = nowMs + durationMs;
      for (;;) {
        const [next] = [...plans].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        plans.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
      }
      nowMs = untilMs;
    },
    pending: () => plans.size,
  };
}

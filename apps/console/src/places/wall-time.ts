/**
 * A time as somebody types it quickly, `8`, `830`, `8.30`, `8u30`, `8 h 30`, `08:30`, as the contract's `08:30`; `24` is
 * midnight at the end of a day. Null for anything else.
 */
export function readWallTime(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const parts =
    /^(\d{1,2})(?:\s*[:.,uh]\s*(\d{2})?)?\s*(?:uur|uhr|u|h)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${two(hour)}:${two(minute)}`;
}

/** Minutes since midnight of `08:30`. */
export function minutesOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const two = (value: number) => String(value).padStart(2, '0');

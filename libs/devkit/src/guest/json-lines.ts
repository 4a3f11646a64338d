/** Cuts a stream of text into lines and reads each as JSON; a line that is none goes to `other`. */
export function jsonLines(
  heard: (value: unknown) => void,
  other: (line: string) => void,
): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
      const value = parsed(line);
      if (value === undefined) other(line);
      else heard(value);
    }
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

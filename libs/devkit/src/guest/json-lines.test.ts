import { jsonLines } from './json-lines.ts';

test('lines arrive whole however they were cut, and what is no JSON is told apart', () => {
  const heard: unknown[] = [];
  const other: string[] = [];
  const read = jsonLines(
    (value) => heard.push(value),
    (line) => other.push(line),
  );
  for (const piece of ['{"a":', '1}\r\n[    2.1] usb: hub\n{"b"', ':2}\n', '\n{"c":3}']) read(piece);
  expect(heard).toEqual([{ a: 1 }, { b: 2 }]);
  expect(other).toEqual(['[    2.1] usb: hub']);
});

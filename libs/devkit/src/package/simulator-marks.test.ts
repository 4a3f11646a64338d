import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';
import { marksIn, pathsInAsar, simulatorMarks } from './simulator-marks.ts';

const marks = simulatorMarks();
const at = (file: string) => readFileSync(path.join(checkoutFolder, file));

test.each([
  'hardware/simulators/src/card/card-slot.ts',
  'hardware/simulators/src/card/people.ts',
  'hardware/simulators/src/card/virtual-card.ts',
  'hardware/simulators/src/pad/virtual-pad.ts',
  'hardware/simulators/src/printer/server.ts',
  'hardware/simulators/src/ipp/virtual-ipp-printer.ts',
  'libs/devkit/src/simulator/server.ts',
  'libs/devkit/src/simulator/page/words.js',
  'libs/devkit/src/stack.ts',
])('%s is known by its marks', (file) => {
  expect(marksIn(at(file), marks).length).toBeGreaterThan(0);
});

test.each([
  'apps/counter/src/main/main.ts',
  'hardware/eid/src/transport/socket.ts',
  'libs/ui/src/tokens.css',
])('%s ships, and bears no mark', (file) => {
  expect(marksIn(at(file), marks)).toEqual([]);
});

test('the paths inside an archive are read from its header', () => {
  const header = JSON.stringify({
    files: {
      dist: { files: { 'main.js': { size: 1, offset: '0' } } },
      'package.json': { size: 2, offset: '1' },
    },
  });
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(4, 0);
  sizes.writeUInt32LE(header.length + 8, 4);
  sizes.writeUInt32LE(header.length + 4, 8);
  sizes.writeUInt32LE(header.length, 12);
  expect(pathsInAsar(Buffer.concat([sizes, Buffer.from(header)]))).toEqual([
    '/dist/main.js',
    '/package.json',
  ]);
});

// Given to a development counter's main process (NODE_OPTIONS=--require): its Date lives in the hour of the file that
// moves PostgreSQL's and central's. Chromium's processes do not start under libfaketime, so they keep the machine's.
const { readFileSync } = require('node:fs');

const file = process.env.FAKETIME_TIMESTAMP_FILE;
const LOOK_EVERY_MS = 100;
const Machine = Date;
let lookedAtMs = Number.NEGATIVE_INFINITY;
let offsetMs = 0;

function nowMs() {
  const machineMs = Machine.now();
  if (machineMs - lookedAtMs >= LOOK_EVERY_MS) {
    lookedAtMs = machineMs;
    offsetMs = Number(readFileSync(file, 'utf8')) * 1_000;
  }
  return machineMs + offsetMs;
}

class MovedDate extends Machine {
  constructor(...given) {
    if (given.length === 0) super(nowMs());
    else super(...given);
  }

  static now() {
    return nowMs();
  }
}

if (file) globalThis.Date = MovedDate;

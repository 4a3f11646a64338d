/** The arithmetic of the display without anything that draws: for tests and for programs without a browser. */
export { halvesOf } from './layout.ts';
export { disparityMm, eyeContactDegrees, eyePoint } from './panel.ts';

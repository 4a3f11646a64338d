import type { PresenceDisplay } from '@loket/contract';
import { type Half, halvesOf } from './layout.ts';
import { eyePoint } from './panel.ts';

/** Length of the bar that a person holds a ruler to. */
export const BAR_MM = 100;

const INK = '#ffffff';
const GROUND = '#15212b';

/**
 * The picture with which a display is measured: a bar that is 100 mm long when width and height are right, a cross
 * where the inspector's eyes will be, and for stereo a letter for each eye. On the panel plane, so without disparity:
 * each eye must see only its own letter.
 */
export function drawCalibration(canvas: HTMLCanvasElement, display: PresenceDisplay): void {
  canvas.width = Math.max(2, Math.round(canvas.clientWidth * devicePixelRatio));
  canvas.height = Math.max(2, Math.round(canvas.clientHeight * devicePixelRatio));
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = display.profile === 'peppers-ghost' ? '#000000' : GROUND;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const half of halvesOf(display.profile)) drawHalf(pen, display, half, canvas);
}

function drawHalf(
  pen: CanvasRenderingContext2D,
  display: PresenceDisplay,
  half: Half,
  { width, height }: { width: number; height: number },
): void {
  pen.save();
  pen.beginPath();
  pen.rect(half.x * width, half.y * height, half.width * width, half.height * height);
  pen.clip();
  // From here on in millimetres from the panel's top left, as the citizen sees it.
  pen.translate(half.x * width, half.y * height);
  pen.scale((half.width * width) / display.widthMm, (half.height * height) / display.heightMm);
  if (display.mirror) pen.transform(-1, 0, 0, 1, display.widthMm, 0);
  pen.strokeStyle = INK;
  pen.fillStyle = INK;
  pen.lineWidth = display.heightMm / 250;
  drawEyeCross(pen, display);
  drawBar(pen, display);
  if (half.eye !== 'middle') drawEyeLetter(pen, display, half.eye);
  pen.restore();
}

function drawEyeCross(pen: CanvasRenderingContext2D, display: PresenceDisplay): void {
  const { xMm, yMm } = eyePoint(display);
  const x = xMm + display.widthMm / 2;
  const y = display.heightMm / 2 - yMm;
  pen.beginPath();
  pen.moveTo(0, y);
  pen.lineTo(display.widthMm, y);
  pen.moveTo(x, y - 20);
  pen.lineTo(x, y + 20);
  pen.stroke();
}

function drawBar(pen: CanvasRenderingContext2D, display: PresenceDisplay): void {
  const x = (display.widthMm - BAR_MM) / 2;
  const y = display.heightMm * 0.7;
  const tick = Math.min(12, display.heightMm / 16);
  pen.fillRect(x, y, BAR_MM, pen.lineWidth);
  for (const end of [x, x + BAR_MM - pen.lineWidth]) pen.fillRect(end, y - tick / 2, pen.lineWidth, tick);
  pen.font = `${tick * 1.4}px sans-serif`;
  pen.textAlign = 'center';
  pen.fillText('100 mm', display.widthMm / 2, y - tick);
}

function drawEyeLetter(pen: CanvasRenderingContext2D, display: PresenceDisplay, eye: 'left' | 'right'): void {
  pen.font = `${display.heightMm / 6}px sans-serif`;
  pen.textAlign = 'center';
  const x = display.widthMm * (eye === 'left' ? 0.2 : 0.8);
  pen.fillText(eye === 'left' ? 'L' : 'R', x, display.heightMm * 0.62);
}

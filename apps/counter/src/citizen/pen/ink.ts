import type { Drawing, PenPoint } from './strokes.ts';

/** Ink is ink: dark on white paper in every theme, because the paper is what is signed. */
const INK = '#15212b';

/** Draws everything anew: a signature is a few hundred points. Pressure makes the line broader. */
export function draw(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const { clientWidth, clientHeight } = canvas;
  const scale = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(scale, scale);
  context.strokeStyle = INK;
  context.fillStyle = INK;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of drawing) drawStroke(context, stroke, clientWidth / 300);
}

function drawStroke(context: CanvasRenderingContext2D, stroke: readonly PenPoint[], widthPx: number): void {
  const [first] = stroke;
  if (!first) return;
  if (stroke.length === 1) {
    context.beginPath();
    context.arc(first.x, first.y, widthPx / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  for (const [at, point] of stroke.entries()) {
    const before = stroke[at - 1];
    if (!before) continue;
    // Through the middles of the points: a round line instead of a broken one.
    const start = at > 1 ? middle(stroke[at - 2] ?? before, before) : before;
    const end = at < stroke.length - 1 ? middle(before, point) : point;
    context.lineWidth = widthPx * (0.5 + point.pressure);
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.quadraticCurveTo(before.x, before.y, end.x, end.y);
    context.stroke();
  }
}

const middle = (one: PenPoint, other: PenPoint) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

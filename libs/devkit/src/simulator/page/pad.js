/** A mouse has no pressure of its own: it presses as a hand does, harder when it is slow. */
const MOUSE = { most: 0.78, least: 0.3, perPixelPerMs: 0.22 };
/** Points that one wish may carry. */
const MOST_POINTS = 64;

/**
 * Shows the pad's screen and turns what mouse, finger or pen do on it into points: shares of the screen, of the full
 * pressure, and milliseconds.
 */
export function openPad(canvas, wish) {
  const context = canvas.getContext('2d');
  const waiting = [];
  let before;
  let isNear = false;

  const say = () => {
    while (waiting.length > 0) wish({ wish: 'pen', points: waiting.splice(0, MOST_POINTS) });
  };
  const soon = () => {
    if (waiting.length === 1) requestAnimationFrame(say);
  };
  const add = (event, at) => {
    const box = canvas.getBoundingClientRect();
    const share = (value) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
    const point = { x: event.clientX, y: event.clientY, timeMs: event.timeStamp };
    waiting.push({
      x: share((point.x - box.left) / box.width),
      y: share((point.y - box.top) / box.height),
      pressure: at === 'touching' ? share(pressureOf(event, point, before)) : 0,
      at,
      timeMs: Math.max(0, Math.round(point.timeMs)),
    });
    before = point;
    isNear = at !== 'away';
    soon();
  };
  const leave = (event) => {
    if (isNear) add(event, 'away');
    before = undefined;
  };

  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    // A pen is seen before it touches.
    if (!isNear) add(event, 'near');
    add(event, 'touching');
  });
  canvas.addEventListener('pointermove', (event) => {
    const at = canvas.hasPointerCapture(event.pointerId) ? 'touching' : 'near';
    for (const each of event.getCoalescedEvents?.() ?? [event]) add(each, at);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    canvas.releasePointerCapture(event.pointerId);
    add(event, 'near');
    if (event.pointerType !== 'mouse') leave(event);
  });
  canvas.addEventListener('pointercancel', leave);
  canvas.addEventListener('pointerleave', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) leave(event);
  });

  return {
    async picture({ width, height, file }) {
      const bitmap = await createImageBitmap(new Blob([file], { type: 'image/png' }));
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
    },
    forget: () => context.clearRect(0, 0, canvas.width, canvas.height),
  };
}

function pressureOf(event, point, before) {
  if (event.pointerType !== 'mouse' && event.pressure > 0) return event.pressure;
  if (!before) return MOUSE.most;
  const elapsedMs = Math.max(1, point.timeMs - before.timeMs);
  const speed = Math.hypot(point.x - before.x, point.y - before.y) / elapsedMs;
  return Math.max(MOUSE.least, MOUSE.most - speed * MOUSE.perPixelPerMs);
}

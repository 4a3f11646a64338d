/**
 * Draws the counter's window and turns what happens on the picture into wishes.
 */
export function openWindow(canvas, wish) {
  const context = canvas.getContext('2d');
  const panes = { citizen: undefined, presence: undefined };
  let shown = [];

  const draw = () => {
    const ground = panes.citizen;
    if (ground === undefined) return;
    if (canvas.width !== ground.width || canvas.height !== ground.height) {
      canvas.width = ground.width;
      canvas.height = ground.height;
    }
    for (const name of shown) {
      const pane = panes[name];
      if (pane !== undefined) context.drawImage(pane.bitmap, 0, 0, pane.width, pane.height);
    }
  };

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    // object-fit: contain leaves bands beside the picture.
    const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
    const left = box.left + (box.width - canvas.width * scale) / 2;
    const top = box.top + (box.height - canvas.height * scale) / 2;
    const share = (value) => Math.min(1, Math.max(0, value));
    return {
      x: share((event.clientX - left) / (canvas.width * scale)),
      y: share((event.clientY - top) / (canvas.height * scale)),
    };
  };

  const pointer = (action) => (event) => {
    if (action === 'down') canvas.setPointerCapture(event.pointerId);
    wish({ wish: 'pointer', action, ...place(event) });
  };
  canvas.addEventListener('pointerdown', pointer('down'));
  canvas.addEventListener('pointerup', pointer('up'));
  let moved = 0;
  canvas.addEventListener('pointermove', (event) => {
    if (event.timeStamp - moved < 30) return;
    moved = event.timeStamp;
    pointer('move')(event);
  });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      wish({ wish: 'wheel', pixels: Math.max(-2000, Math.min(2000, event.deltaY)), ...place(event) });
    },
    { passive: false },
  );
  const key = (action) => (event) => {
    // Otherwise nobody with a keyboard alone would get out again.
    if (event.key === 'Escape' && event.shiftKey) {
      canvas.blur();
      return;
    }
    event.preventDefault();
    const modifiers =
      (event.altKey ? 1 : 0) + (event.ctrlKey ? 2 : 0) + (event.metaKey ? 4 : 0) + (event.shiftKey ? 8 : 0);
    wish({ wish: 'key', action, key: event.key, code: event.code, keyCode: event.keyCode & 255, modifiers });
  };
  canvas.addEventListener('keydown', key('down'));
  canvas.addEventListener('keyup', key('up'));

  return {
    async picture({ name, width, height, file }) {
      const bitmap = await createImageBitmap(new Blob([file], { type: 'image/jpeg' }));
      panes[name]?.bitmap.close();
      panes[name] = { bitmap, width, height };
      draw();
    },
    panes(names) {
      shown = names;
      for (const name of Object.keys(panes)) if (!names.includes(name)) panes[name] = undefined;
      if (names.length === 0) context.clearRect(0, 0, canvas.width, canvas.height);
      draw();
    },
  };
}

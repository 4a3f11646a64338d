/** An element with properties and children; attributes go by their names with a dash. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-')) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

/** Says it only when it is something else, so that what listens to changes hears changes only. */
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

const DRAWN = {
  good: '<circle class="status-fill" cx="12" cy="12" r="11"/><path class="status-sign" d="m7.2 12.4 3.3 3.3 6.4-7"/>',
  busy: '<circle class="status-track" cx="12" cy="12" r="9.5"/><path class="status-ring" d="M12 2.5a9.5 9.5 0 0 1 9.5 9.5"/>',
  attention:
    '<path class="status-fill" d="M12 1.6a1.6 1.6 0 0 1 1.4.8l9.4 17a1.6 1.6 0 0 1-1.4 2.4H2.6a1.6 1.6 0 0 1-1.4-2.4l9.4-17a1.6 1.6 0 0 1 1.4-.8z"/><path class="status-sign" d="M12 8.6v5.2M12 17.4v.1"/>',
  broken:
    '<rect class="status-fill" x="1.5" y="1.5" width="21" height="21" rx="4"/><path class="status-sign" d="m8 8 8 8M16 8l-8 8"/>',
  absent: '<circle class="status-dots" cx="12" cy="12" r="10"/>',
};

/** The shape of a state, as everywhere in Loket; decoration, the words beside it say the same. */
export function shape(status) {
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawn.setAttribute('class', 'status-shape');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('aria-hidden', 'true');
  drawn.dataset.status = status;
  drawn.innerHTML = DRAWN[status];
  return drawn;
}

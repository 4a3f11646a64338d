import { openCards } from './cards.js';
import { element, say, shape } from './element.js';
import { openPad } from './pad.js';
import { drawPapers, drawSheets } from './paper.js';
import { openStrip, states } from './strip.js';
import { openWindow } from './window.js';
import { words } from './words.js';

const byId = (id) => document.getElementById(id);
let language = localStorage.getItem('language') === 'nl' ? 'nl' : 'en';
let cards = [];
let counters = [];
let papers = [];
let sheets = [];
let panes = [];
let chosen = 0;

const word = (name, filled = {}) =>
  words[language][name].replace(/\{(\w+)\}/g, (_, key) => String(filled[key] ?? ''));
const inWords = (phrase) => phrase[language];

const token = document.querySelector('meta[name=token]').content;
const socket = new WebSocket(`ws://${location.host}/live?token=${encodeURIComponent(token)}`);
socket.binaryType = 'arraybuffer';
const wish = (what) => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ counter: chosen, ...what }));
};
const picture = openWindow(byId('window'), wish);
const pad = openPad(byId('pad-screen'), wish);
const drawStrip = openStrip(byId('strip'), word);
const drawCards = openCards(byId('cards'), {
  word,
  inWords,
  insert: (card) => wish({ wish: 'insert', card }),
});

/** A packet: what of, width and height (16 bits each), then the picture's file. */
const PICTURES = [
  (shown) => picture.picture({ ...shown, name: 'citizen' }),
  (shown) => picture.picture({ ...shown, name: 'presence' }),
  (shown) => pad.picture(shown),
];
function showPicture(packet) {
  const head = new DataView(packet);
  const shown = { width: head.getUint16(1), height: head.getUint16(3), file: packet.slice(5) };
  PICTURES[head.getUint8(0)]?.(shown).catch(() => undefined); // a torn picture: the next one follows
}

const HEAR = {
  cards: (news) => {
    cards = news.cards;
  },
  counters: (news) => {
    counters = news.counters;
  },
  paper: (news) => {
    papers = [...papers, news];
  },
  document: (news) => {
    sheets = [...sheets, news];
  },
  panes: (news) => {
    panes = news.panes;
    picture.panes(panes);
  },
  refused: ({ why }) => {
    byId('refused').hidden = false;
    say(byId('refused'), word('refused', { why }));
  },
};

socket.addEventListener('open', () => wish({ wish: 'watch' }));
socket.addEventListener('close', () => {
  byId('connection').hidden = false;
  draw();
});
socket.addEventListener('message', ({ data }) => {
  if (typeof data !== 'string') {
    showPicture(data);
    return;
  }
  const news = JSON.parse(data);
  HEAR[news.news]?.(news);
  draw();
});

function draw() {
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll('[data-word]')) say(place, word(place.dataset.word));
  for (const place of document.querySelectorAll('[data-label]')) place.ariaLabel = word(place.dataset.label);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.ariaPressed = String(button.dataset.language === language);
  }
  say(byId('connection'), word('away'));
  drawCounters();
  const counter = counters[chosen];
  if (!counter) return;
  const away = counter.running ? 'windowAway' : 'windowOff';
  say(byId('window-note'), word(panes.length === 0 ? away : 'windowNote'));
  drawStrip(counter);
  drawStates(counter);
  drawReader(counter);
  drawPad(counter);
  drawPrinter(counter);
  drawDocuments(counter);
  drawPower(counter);
}

function drawCounters() {
  const select = byId('counter');
  if (select.options.length === counters.length) return;
  select.replaceChildren(...counters.map(({ name }, number) => new Option(name, String(number))));
  select.value = String(chosen);
}

/** What the counter calls each device in what it tells central. */
const TOLD_AS = {
  reader: 'cardReader',
  pad: 'signaturePad',
  printer: 'ticketPrinter',
  documents: 'documentPrinter',
};

/** Under each device how it is, and how the counter says that it is. */
function drawStates(counter) {
  const holder = cards.find(({ id }) => id === counter.reader?.card?.id);
  const filled = {
    model: counter.pad?.model,
    name: holder ? inWords(holder.name) : word('someCard'),
    commands: counter.reader?.card?.commands,
    tries: counter.reader?.card?.triesLeft,
  };
  for (const [device, stateOf] of Object.entries(states)) {
    let [status, name] = stateOf(counter);
    if (name === 'readerHolds' && holder?.kind === '') name = 'readerHoldsOther';
    const place = byId(device).querySelector('.state');
    const text = word(name, filled);
    if (place.textContent === text && place.firstChild?.dataset?.status === status) continue;
    place.replaceChildren(shape(status), element('span', { textContent: text }));
  }
  for (const [device, name] of Object.entries(TOLD_AS)) {
    const told = counter.told.find((each) => each.device === name);
    say(byId(device).querySelector('.told'), counter[device] ? toldWords(counter[device], told) : '');
    const rest = byId(device).querySelector('.with-device');
    if (rest) rest.hidden = !counter[device];
  }
}

function toldWords({ plugged, open }, told) {
  if (plugged && open === false) return word('closed');
  return told ? word('told', { fact: inWords(told.fact) }) : word('toldNothing');
}

/** A button with two faces; pressing it asks for the other one. */
function drawToggle(id, { isOn, on, off, allowed }) {
  const button = byId(id);
  say(button, word(isOn ? off : on));
  button.dataset.now = isOn ? 'on' : 'off';
  button.disabled = !allowed;
}
const onToggle = (id, ask) => byId(id).addEventListener('click', () => ask(byId(id).dataset.now === 'on'));

function drawReader({ reader }) {
  byId('pull').disabled = !reader?.card;
  byId('issue-anew').disabled = !reader;
  drawToggle('reader-wedge', { isOn: reader?.wedged, on: 'wedge', off: 'mend', allowed: reader?.plugged });
  drawToggle('reader-plug', { isOn: reader?.plugged, on: 'plug', off: 'unplug', allowed: reader });
  drawCards(cards, language, reader);
}

function drawPad({ pad: now }) {
  const isAsked = now?.plugged && now.inking && !now.writing;
  byId('pad-sign').disabled = !isAsked;
  for (const button of document.querySelectorAll('[data-key]')) button.disabled = !isAsked;
  byId('pad-screen').dataset.off = String(now !== null && !now.plugged);
  drawToggle('pad-silent', { isOn: now?.silent, on: 'silence', off: 'answer', allowed: now?.plugged });
  drawToggle('pad-plug', { isOn: now?.plugged, on: 'plug', off: 'unplug', allowed: now });
}

function drawRadios(names, now) {
  for (const name of names) {
    for (const input of document.querySelectorAll(`input[name=${name}]`)) {
      input.checked = now?.[name] === input.value;
      input.disabled = !now;
    }
  }
}

function drawPrinter({ printer }) {
  const hangs = printer?.exit === 'paper';
  byId('tear').disabled = !hangs;
  byId('ends-soon').disabled = !printer || printer.paper === 'out';
  drawToggle('printer-plug', { isOn: printer?.plugged, on: 'plug', off: 'unplug', allowed: printer });
  drawRadios(['paper', 'cover'], printer);
  const own = papers.filter(({ counter }) => counter === chosen);
  byId('no-paper').hidden = own.length > 0;
  drawPapers(byId('papers'), own, { word, language, hangs });
}

function drawDocuments({ documents }) {
  drawToggle('documents-plug', { isOn: documents?.plugged, on: 'plug', off: 'unplug', allowed: documents });
  drawRadios(['trouble'], documents);
  const own = sheets.filter(({ counter }) => counter === chosen);
  byId('no-document').hidden = own.length > 0;
  drawSheets(byId('sheets'), own, { word, language, token });
}

function drawPower({ running, told }) {
  const here = Object.values(TOLD_AS);
  const others = told.filter(({ device }) => !here.includes(device));
  const key = JSON.stringify([language, others]);
  if (byId('others').dataset.key !== key) {
    byId('others').dataset.key = key;
    byId('others').replaceChildren(...others.map(otherDevice));
  }
  drawToggle('power-switch', { isOn: running, on: 'switchOn', off: 'switchOff', allowed: true });
}

const otherDevice = ({ status, name, fact }) =>
  element('li', {}, shape(status), element('span', { textContent: `${inWords(name)}: ${inWords(fact)}` }));

byId('counter').addEventListener('change', (event) => {
  chosen = Number(event.target.value);
  panes = [];
  picture.panes([]);
  pad.forget();
  wish({ wish: 'watch' });
  draw();
});
document.addEventListener('click', () => {
  byId('refused').hidden = true;
});
byId('pull').addEventListener('click', () => wish({ wish: 'pull' }));
byId('issue-anew').addEventListener('click', () => wish({ wish: 'issue_anew' }));
byId('tear').addEventListener('click', () => wish({ wish: 'printer', tear: true }));
byId('ends-soon').addEventListener('click', () => wish({ wish: 'printer', endsAfterLines: 6 }));
byId('pad-sign').addEventListener('click', () => wish({ wish: 'sign' }));
for (const button of document.querySelectorAll('[data-key]')) {
  button.addEventListener('click', () => wish({ wish: 'pad_key', key: button.dataset.key }));
}
onToggle('reader-wedge', (isOn) => wish({ wish: 'reader', is: isOn ? 'mended' : 'wedged' }));
onToggle('pad-silent', (isOn) => wish({ wish: 'pad', is: isOn ? 'answering' : 'silent' }));
onToggle('power-switch', (isOn) => wish({ wish: 'power', on: !isOn }));
for (const device of ['reader', 'pad', 'printer', 'documents']) {
  onToggle(`${device}-plug`, (isOn) => wish({ wish: device, is: isOn ? 'unplugged' : 'plugged' }));
}
const asksOf = { paper: 'printer', cover: 'printer', trouble: 'documents' };
for (const input of document.querySelectorAll('input[type=radio]')) {
  input.addEventListener('change', () => wish({ wish: asksOf[input.name], [input.name]: input.value }));
}
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    language = button.dataset.language;
    localStorage.setItem('language', language);
    draw();
  });
}
draw();

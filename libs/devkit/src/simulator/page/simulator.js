import { openWindow } from './window.js';
import { words } from './words.js';

const byId = (id) => document.getElementById(id);
let language = localStorage.getItem('language') === 'nl' ? 'nl' : 'en';
let people = [];
let counters = [];
let papers = [];
let panes = [];
let chosen = 0;

const word = (name, filled = {}) =>
  words[language][name].replace(/\{(\w+)\}/g, (_, key) => String(filled[key] ?? ''));

const token = document.querySelector('meta[name=token]').content;
const socket = new WebSocket(`ws://${location.host}/live?token=${encodeURIComponent(token)}`);
socket.binaryType = 'arraybuffer';
const wish = (what) => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ counter: chosen, ...what }));
};
const picture = openWindow(byId('window'), wish);

socket.addEventListener('open', () => wish({ wish: 'watch' }));
socket.addEventListener('close', () => {
  byId('connection').hidden = false;
  draw();
});
socket.addEventListener('message', ({ data }) => {
  if (typeof data !== 'string') {
    picture.picture(data).catch(() => undefined); // a torn picture: the next one follows
    return;
  }
  const news = JSON.parse(data);
  if (news.news === 'people') people = news.people;
  if (news.news === 'counters') counters = news.counters;
  if (news.news === 'paper') papers = [news, ...papers];
  if (news.news === 'panes') {
    panes = news.panes;
    picture.panes(panes);
  }
  draw();
});

function draw() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]'))
    element.ariaLabel = word(element.dataset.label);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.ariaPressed = String(button.dataset.language === language);
  }
  byId('connection').textContent = word('away');
  byId('window-note').textContent = panes.length === 0 ? word('windowAway') : '';
  const counter = counters[chosen];
  drawCounters();
  drawCard(counter);
  drawPrinter(counter);
  drawPapers();
}

function drawCounters() {
  const select = byId('counter');
  if (select.options.length === counters.length) return;
  select.replaceChildren(...counters.map(({ name }, number) => new Option(name, String(number))));
  select.value = String(chosen);
}

function drawCard(counter) {
  const virtual = counter?.virtualReader ?? false;
  const holder = people.find(({ id }) => id === counter?.card);
  const state = counter?.card ? word('cardIn', { name: holder?.label ?? '?' }) : word('cardNone');
  byId('card-state').textContent = virtual || !counter ? state : word('cardReal');
  byId('pull').disabled = !counter?.card;
  const list = byId('people');
  if (list.children.length !== people.length) list.replaceChildren(...people.map(personItem));
  for (const button of list.querySelectorAll('button')) {
    button.ariaPressed = String(button.value === counter?.card);
    button.disabled = !virtual;
  }
}

function personItem({ id, label }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.value = id;
  button.textContent = label;
  button.addEventListener('click', () => wish({ wish: 'insert', person: id }));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

function drawPrinter(counter) {
  for (const input of document.querySelectorAll('input[type=radio]')) {
    input.checked = counter?.printer?.[input.name] === input.value;
    input.disabled = !counter?.printer;
  }
}

function drawPapers() {
  const own = papers.filter((paper) => paper.counter === chosen);
  byId('no-paper').hidden = own.length > 0;
  const list = byId('papers');
  const key = `${language} ${chosen} ${own.map(({ number }) => number).join()}`;
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...own.sort((a, b) => b.number - a.number).map(paperItem));
}

function paperItem(paper) {
  const image = new Image();
  image.src = `data:image/png;base64,${paper.png}`;
  image.alt = paper.lines.join(', ');
  const time = new Date(paper.at).toLocaleTimeString(language === 'nl' ? 'nl-BE' : 'en-GB');
  const text = document.createElement('div');
  const heading = document.createElement('strong');
  heading.textContent = word('paperAt', { time });
  const lines = document.createElement('pre');
  lines.textContent = paper.lines.join('\n');
  text.append(heading, lines);
  for (const code of paper.qrCodes) text.append(codeLine(code));
  const item = document.createElement('li');
  item.append(image, text);
  return item;
}

function codeLine(code) {
  const line = document.createElement('p');
  const leads = /^https?:\/\//.test(code) ? document.createElement('a') : document.createElement('span');
  leads.textContent = code;
  if (leads instanceof HTMLAnchorElement) {
    leads.href = code;
    leads.target = '_blank';
    leads.rel = 'noreferrer';
  }
  line.append(`${word('followed')} `, leads);
  return line;
}

byId('counter').addEventListener('change', (event) => {
  chosen = Number(event.target.value);
  panes = [];
  picture.panes([]);
  wish({ wish: 'watch' });
  draw();
});
byId('pull').addEventListener('click', () => wish({ wish: 'pull' }));
for (const input of document.querySelectorAll('input[type=radio]')) {
  input.addEventListener('change', () => wish({ wish: 'printer', [input.name]: input.value }));
}
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    language = button.dataset.language;
    localStorage.setItem('language', language);
    draw();
  });
}
draw();

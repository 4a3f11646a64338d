import type { ErrorCode } from '@loket/contract';
import { escaped, plainPage } from '../web/plain-page.ts';
import type { OpenUpload } from './phone-files.ts';
import { UPLOAD_WORDS } from './upload-words.ts';

export const UPLOAD_SCRIPT_PATH = '/u/send.js';

/** The page works without script: a form that is sent as a whole. With it each file shows how far it is. */
export function uploadPage(
  { locale, zoneName, siteName, received }: OpenUpload,
  result?: { refused: ErrorCode } | 'sent',
): string {
  const words = UPLOAD_WORDS[locale];
  const refused = result && result !== 'sent' ? (words.refused[result.refused] ?? words.refused.other) : '';
  const texts = { ...words.refused, sending: words.sending, sent: words.sent };
  return plainPage({
    lang: locale,
    title: words.title,
    script: UPLOAD_SCRIPT_PATH,
    body: `<p class="place">${escaped(zoneName)} · ${escaped(siteName)}</p>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.explanation)}</p>
${refused ? `<p class="bad" role="alert">${escaped(refused)}</p>` : ''}
<p class="${received > 0 ? 'good' : 'small'}" role="status" id="received"${received > 0 ? '' : ' hidden'}>${escaped(words.received(received))}</p>
<form method="post" enctype="multipart/form-data" id="files" data-texts="${escaped(JSON.stringify(texts))}">
<label class="file">${escaped(words.photo)}<input type="file" name="files" accept="image/*" capture="environment"></label>
<label class="file">${escaped(words.choose)}<input type="file" name="files" accept="image/jpeg,image/png,image/webp,application/pdf" multiple></label>
<button type="submit">${escaped(words.send)}</button>
</form>
<ul class="files" id="list" aria-live="polite"></ul>
<p class="small">${escaped(words.privacy)}</p>`,
  });
}

/** For an unknown address, an old one and one of a visit that ended alike. */
export const noUploadPage = (): string =>
  plainPage({
    lang: 'nl',
    title: 'Loket',
    body: Object.entries(UPLOAD_WORDS)
      .map(([locale, words]) => `<p lang="${locale}">${escaped(words.gone)}</p>`)
      .join('\n'),
  });

/** Sends each chosen file by itself, as soon as it is chosen, with a picture and how far it is. */
export const UPLOAD_SCRIPT = `'use strict';
(() => {
  const form = document.getElementById('files');
  const list = document.getElementById('list');
  const received = document.getElementById('received');
  if (!form || !list || !received) return;
  const texts = JSON.parse(form.dataset.texts || '{}');
  form.querySelector('button').hidden = true;
  const waiting = [];
  let busy = false;
  const next = () => {
    const job = waiting.shift();
    busy = job !== undefined;
    if (job) job();
  };
  const send = (file) => {
    const line = document.createElement('li');
    if (file.type.startsWith('image/')) {
      const picture = document.createElement('img');
      picture.alt = '';
      picture.src = URL.createObjectURL(file);
      line.append(picture);
    }
    const state = document.createElement('span');
    state.textContent = texts.sending;
    const progress = document.createElement('progress');
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute('aria-label', texts.sending);
    line.append(state, progress);
    list.prepend(line);
    const done = (text, good) => {
      state.textContent = text;
      state.className = good ? 'good' : 'bad';
      progress.remove();
      next();
    };
    waiting.push(() => {
      const request = new XMLHttpRequest();
      request.open('POST', location.href);
      request.setRequestHeader('Accept', 'application/json');
      request.responseType = 'json';
      request.upload.onprogress = (event) => { if (event.lengthComputable) progress.value = event.loaded / event.total; };
      request.onload = () => {
        const answer = request.response || {};
        if (request.status < 300) {
          received.textContent = answer.text;
          received.className = 'good';
          received.hidden = false;
          done(texts.sent, true);
        } else done(texts[answer.code] || texts.other, false);
      };
      request.onerror = () => done(texts.other, false);
      const body = new FormData();
      body.append('files', file);
      request.send(body);
    });
    if (!busy) next();
  };
  for (const input of form.querySelectorAll('input[type=file]'))
    input.addEventListener('change', () => {
      for (const file of input.files) send(file);
      input.value = '';
    });
  form.addEventListener('submit', (event) => event.preventDefault());
})();
`;

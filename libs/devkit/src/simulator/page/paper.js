import { element } from './element.js';

const timeOf = (at, language) => new Date(at).toLocaleTimeString(language === 'nl' ? 'nl-BE' : 'en-GB');
/** So many lie on the table; the others are in the bin. */
const MOST_SHOWN = 6;
const latestFirst = (all) => [...all].sort((one, other) => other.number - one.number).slice(0, MOST_SHOWN);

/** Draws again only what became something else: a list that somebody reads must not jump. */
function redraw(list, key, items) {
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...items());
}

/** The tickets, as a picture of the paper and as its words; the latest may still hang in the exit. */
export function drawPapers(list, papers, { word, language, hangs }) {
  const latest = Math.max(0, ...papers.map(({ number }) => number));
  const key = JSON.stringify([language, hangs, papers.map(({ counter, number }) => [counter, number])]);
  redraw(list, key, () =>
    latestFirst(papers).map((paper) => ticket(paper, hangs && paper.number === latest)),
  );

  function ticket({ at, lines, qrCodes, png }, isHanging) {
    const picture = element('img', {
      src: `data:image/png;base64,${png}`,
      alt: lines.join(', '),
    });
    const heading = element('strong', { textContent: word('paperAt', { time: timeOf(at, language) }) });
    const text = element('div', {}, heading);
    if (isHanging) text.append(element('span', { className: 'hanging', textContent: word('hangs') }));
    text.append(element('pre', { textContent: lines.join('\n') }), ...qrCodes.map(codeLine));
    return element('li', {}, picture, text);
  }

  function codeLine(code) {
    const leads = /^https?:\/\//.test(code)
      ? element('a', { href: code, target: '_blank', rel: 'noreferrer', textContent: code })
      : element('span', { textContent: code });
    return element('p', {}, `${word('followed')} `, leads);
  }
}

/** The A4 documents; each opens in the browser's own reader. */
export function drawSheets(list, sheets, { word, language, token }) {
  const key = JSON.stringify([language, sheets.map(({ counter, number }) => [counter, number])]);
  redraw(list, key, () => latestFirst(sheets).map(sheet));

  function sheet({ counter, number, at, pages, kilobytes }) {
    const size = { 1: 'documentPage', null: 'documentUnreadable' }[pages] ?? 'documentPages';
    const link = element('a', {
      href: `/documents/${counter}/${number}.pdf?token=${encodeURIComponent(token)}`,
      target: '_blank',
      rel: 'noreferrer',
      textContent: word('documentOpen'),
    });
    return element(
      'li',
      {},
      element('span', { className: 'sheet', 'aria-hidden': 'true' }),
      element(
        'div',
        {},
        element('strong', { textContent: word('paperAt', { time: timeOf(at, language) }) }),
        element('p', { textContent: word(size, { pages, kilobytes }) }),
        link,
      ),
    );
  }
}

import { element } from './element.js';

/** Groups that a new user looks at; the others are folded until asked for. */
const OPEN_AT_FIRST = ['citizens'];

/** The gallery of cards: pressing one puts it into the reader. */
export function openCards(place, { word, inWords, insert }) {
  let drawn = '';
  return (cards, language, reader) => {
    const key = `${language} ${cards.length}`;
    if (key !== drawn) place.replaceChildren(...groupsOf(cards).map(group));
    drawn = key;
    for (const button of place.querySelectorAll('button')) {
      button.ariaPressed = String(button.value === reader?.card?.id);
      button.disabled = !reader;
    }
  };

  function group([name, cards]) {
    const folded = place.querySelector(`details[data-group=${name}]`);
    return element(
      'details',
      { open: folded ? folded.open : OPEN_AT_FIRST.includes(name), 'data-group': name },
      element(
        'summary',
        {},
        element('span', { textContent: word(name) }),
        element('span', { className: 'count', textContent: String(cards.length) }),
      ),
      element('ul', { className: 'cards' }, ...cards.map((card) => element('li', {}, cardButton(card)))),
    );
  }

  function cardButton({ id, name, says, kind, face }) {
    const picture = face
      ? element('img', { src: `/faces/${face}.jpg`, alt: '', width: 40, height: 50 })
      : element('span', { className: 'chip' });
    const lines = element(
      'span',
      { className: 'card-lines' },
      element('strong', { textContent: inWords(name) }),
      element('span', { textContent: [inWords(says), kind].filter(Boolean).join(' · ') }),
    );
    const button = element('button', { type: 'button', value: id }, picture, lines);
    button.addEventListener('click', () => insert(id));
    return button;
  }
}

function groupsOf(cards) {
  const groups = new Map();
  for (const card of cards) groups.set(card.group, [...(groups.get(card.group) ?? []), card]);
  return [...groups];
}

import type { Simulation } from '../compare.ts';
import { bandsChart, hoursChart, intervalsChart, municipalitiesChart, weekdaysChart } from './charts.ts';
import { STYLE } from './style.ts';
import { escaped, minutes, number, percent } from './svg.ts';

/**
 * A simulation as one page in Dutch that a chief can take to a council meeting: no script, nothing from elsewhere,
 * made to be printed on A4.
 */
export function pageOf(found: Simulation): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(found.title)}: wachten gesimuleerd</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${head(found)}
${team(found)}
${section('Hoe lang wachtten mensen?', 'Van het ticket tot de eerste oproep.', bandsChart(found))}
${municipalities(found)}
${section('Op welk uur?', 'Donker: het gemiddelde. Licht: negen van de tien wachtten korter. Naar het uur waarop het ticket genomen werd.', hoursChart(found))}
${section('Op welke dag?', 'Donker: het gemiddelde. Licht: negen van de tien wachtten korter.', weekdaysChart(found))}
${intervals(found)}
${foot(found)}
</main>
</body>
</html>
`;
}

function head(found: Simulation): string {
  const { waiting, occupancy } = found;
  const figure = (name: string, value: string) => `<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return `<header>
<h1>${escaped(found.title)}</h1>
<p class="lead">${number(found.days)} dagen gesimuleerd: ${number(found.consultations)} gesprekken met ${found.inspectors} inspecteurs en ${found.rooms} loketten. Beslist met dezelfde code als de echte wachtrij.</p>
<dl>
${figure('Gemiddeld wachten', minutes(waiting.mean))}
${figure('De helft wacht korter dan', minutes(waiting.p50))}
${figure('Negen van de tien korter dan', minutes(waiting.p90))}
${figure('Inspecteurs in gesprek', percent(occupancy.inspectors))}
</dl>
</header>`;
}

const section = (title: string, says: string, chart: string): string =>
  `<section><h2>${title}</h2><p>${says}</p><figure>${chart}</figure></section>`;

/** What one inspector more or less would change: the question of the meeting, so it comes first. */
function team({ variants, inspectors }: Simulation): string {
  const rows = variants.map(
    ({ inspectors: count, waiting, occupancy, gaveUp }) =>
      `<tr${count === inspectors ? ' class="here"' : ''}><td>${count} inspecteur${count === 1 ? '' : 's'}</td>` +
      [
        minutes(waiting.mean),
        minutes(waiting.p90),
        minutes(waiting.p99),
        minutes(waiting.longest),
        percent(occupancy.inspectors),
        number(gaveUp),
      ]
        .map((cell) => `<td>${cell}</td>`)
        .join('') +
      '</tr>',
  );
  return `<section>
<h2>Wat verandert één inspecteur meer of minder?</h2>
<p>Dezelfde dagen en dezelfde mensen, met een ander aantal inspecteurs.</p>
<table>
<thead><tr><th scope="col">Team</th><th scope="col">Gemiddeld wachten</th><th scope="col">9 van de 10 korter dan</th><th scope="col">99 van de 100 korter dan</th><th scope="col">Langste</th><th scope="col">In gesprek</th><th scope="col">Gaven het op</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>
</section>`;
}

function municipalities(found: Simulation): string {
  const rows = found.municipalities.map(
    ({ name, tickets, share, waiting, netMean, netRatio }) =>
      `<tr><td>${escaped(name)}</td>` +
      [
        number(tickets),
        percent(share),
        minutes(waiting.mean),
        minutes(netMean),
        netRatio === null ? '' : number(netRatio, 2),
        minutes(waiting.p90),
      ]
        .map((cell) => `<td>${cell}</td>`)
        .join('') +
      '</tr>',
  );
  const more = found.municipalities.length > 40 ? ' De grafiek toont de eerste veertig.' : '';
  return `${section(
    'Wacht iedereen even lang, waar men ook woont?',
    `Gemiddeld wachten per gemeente. Donker: zonder de tijd waarin alle lokalen van de locatie bezet waren, want dan kan geen inspecteur helpen; stippellijn: de zone. Het lichte deel is die tijd: korter wordt die alleen met een lokaal erbij.${more}`,
    municipalitiesChart(found),
  )}
<section>
<table>
<thead><tr><th scope="col">Gemeente</th><th scope="col">Tickets</th><th scope="col">Aandeel</th><th scope="col">Gemiddeld wachten</th><th scope="col">Zonder bezette lokalen</th><th scope="col">Maal de zone</th><th scope="col">9 van de 10 korter dan</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>
</section>`;
}

function intervals(found: Simulation): string {
  const { announced, share, shareRounded, positionOnly, meanWidthMinutes } = found.intervals;
  if (announced === 0) return '';
  const width = meanWidthMinutes === null ? '' : `, gemiddeld ${number(meanWidthMinutes)} minuten breed`;
  return section(
    'Kwam uit wat we zeiden?',
    `Wie een ticket neemt, hoort tussen welke tijden de oproep komt${width}. Beloofd is dat het in 80 % klopt. Het klopte in ${percent(share)}, en in ${percent(shareRounded)} na afronding op vijf minuten. ${number(positionOnly)} mensen kregen alleen hun plaats te horen.`,
    intervalsChart(found),
  );
}

function foot(found: Simulation): string {
  const { bound } = found;
  const kept =
    bound.broken === 0
      ? `In ${number(bound.decisions)} beslissingen is niemand verder voorbijgestoken dan de regels van de wachtrij toelaten.`
      : `Bij ${number(bound.broken)} tickets is de grens overschreden die de regels van de wachtrij stellen.`;
  return `<section>
<h2>Waarop dit berust</h2>
<ul>
${found.assumptions.map((one) => `<li>${escaped(one)}</li>`).join('\n')}
<li>${kept}</li>
</ul>
<p>Een simulatie is geen voorspelling: ze toont wat deze aannames samen betekenen. Opnieuw: <code>npm run simulate -- --scenario ${escaped(found.scenario)} --days ${found.days} --seed ${escaped(found.seed)} --inspectors ${found.inspectors} --html</code></p>
</section>`;
}

/** LOOK.md's colours and measures, for a page on A4 or on a screen. */
export const STYLE = /* css */ `
:root { --ground: #F8F8F5; --paper: #FFFFFF; --ink: #15212B; --ink-2: #38444E; --hair: #DAD8D0; --edge: #CBB592;
  --accent: #11507E; --accent-tint: #E1EBF3; --soft: #A9C1D3; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 420 16px/1.38 'Source Sans 3', 'Source Sans Pro',
  system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 760px; margin: 0 auto; padding: 36px 28px 64px; }
h1 { font-size: 32px; font-weight: 640; letter-spacing: -0.018em; line-height: 1.06; margin: 0 0 8px; text-wrap: balance; }
h2 { font-size: 20px; font-weight: 640; letter-spacing: -0.018em; margin: 36px 0 4px; }
p { margin: 4px 0 12px; max-width: 62ch; color: var(--ink-2); }
.lead { font-size: 18px; color: var(--ink); }
header { border-bottom: 6px solid var(--edge); padding-bottom: 20px; }
dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 20px; margin: 20px 0 0; }
dt { color: var(--ink-2); font-size: 14px; }
dd { margin: 0; font-size: 28px; font-weight: 640; letter-spacing: -0.018em; }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
th, td { text-align: right; padding: 6px 8px; border-bottom: 1px solid var(--hair); }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
td { white-space: nowrap; }
th { font-weight: 600; color: var(--ink-2); vertical-align: bottom; }
tr.here td { font-weight: 640; background: var(--accent-tint); }
figure { margin: 8px 0 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 420 15px 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif; fill: var(--ink); }
svg .small { font-size: 13px; fill: var(--ink-2); }
svg .figure { font-weight: 640; font-size: 17px; }
svg .now { fill: var(--accent); }
svg .soft { fill: var(--soft); }
svg .edge { stroke: var(--edge); stroke-width: 3; }
svg .hair { stroke: var(--hair); }
svg .zone { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
ul { margin: 4px 0; padding-left: 20px; color: var(--ink-2); max-width: 70ch; }
code { font-size: 14px; overflow-wrap: anywhere; }
@media (max-width: 600px) { dl { grid-template-columns: repeat(2, 1fr); } main { padding: 20px; } }
@page { size: A4; margin: 14mm; }
@media print {
  body { background: var(--paper); font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { padding: 0; max-width: none; }
  section { break-inside: avoid; }
  h2 { margin-top: 20px; }
}
`;

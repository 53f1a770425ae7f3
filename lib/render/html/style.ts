/** The page's looks: the system's font, light or dark as the reader has it, and plain black on white in print. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --panel: #f5f6f8; --front: #1b1d21; --soft: #5a6068; --line: #d5d9df; --link: #0b57b8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14161a; --panel: #1d2025; --front: #e6e8eb; --soft: #a3a9b2; --line: #363b43; --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--back); color: var(--front);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--back); }
.skip:focus { left: 0; top: 0; z-index: 1; }
header, nav, main { padding: 1rem clamp(1rem, 3vw, 2.5rem); }
header { padding-bottom: 0; }
h1 { margin: 0; font-size: 1.7rem; }
h2 { margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; }
h4 small, figcaption, caption, .note { color: var(--soft); font-weight: normal; }
p { max-width: 46rem; margin: .5rem 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .2rem 0; }
@media screen and (min-width: 75rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
  header { grid-column: 1 / 3; }
  nav { position: sticky; top: 0; align-self: start; padding-right: 0; }
  nav ol { flex-direction: column; }
  main > section:first-child h2 { margin-top: 0; border-top: 0; }
}
h2 a, h3 a, h4 a { color: inherit; text-decoration: none; }
h2 a:hover, h3 a:hover, h4 a:hover { text-decoration: underline; }
figure { margin: 0; }
.set > figcaption { margin-top: -.25rem; }
.bar { white-space: nowrap; margin-left: .75rem; }
.ramp { display: inline-block; width: 4.5rem; height: .65rem; border: 1px solid var(--line); vertical-align: middle; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
figcaption { font-size: .85rem; line-height: 1.35; }
img { display: block; image-rendering: pixelated; }
.gallery { display: flex; flex-wrap: wrap; gap: .75rem; margin: .5rem 0; }
.picture { width: min-content; min-width: 3.5rem; break-inside: avoid; }
.picture figcaption { margin-top: .2rem; overflow-wrap: normal; }
.line { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); }
@media (max-width: 40rem) { .line { display: block; } }
.trio { display: flex; gap: 2px; }
.trio img { background: var(--panel); }
.chart { max-width: var(--width); margin: .5rem 0; break-inside: avoid; }
.chart svg { display: block; width: 100%; min-width: calc(var(--width) * .7); height: auto; }
.scroll { overflow-x: auto; max-width: 100%; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
.groups > * { min-width: 0; padding: .25rem .9rem .75rem; border-radius: .5rem; background: var(--panel); }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { overflow-wrap: normal; white-space: nowrap; padding: .15rem .75rem .15rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
.groups.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 38rem), 1fr)); }
code { font-family: ui-monospace, monospace; font-size: .9em; white-space: nowrap; }
pre { margin: .5rem 0; padding: .6rem .9rem; border-radius: .5rem; background: var(--panel); white-space: pre-wrap; }
pre code { font-size: .85rem; white-space: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.25rem; margin: .5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
fieldset { display: inline-flex; flex-wrap: wrap; gap: .25rem .9rem; margin: .25rem .5rem .25rem 0; border: 1px solid var(--line); border-radius: .5rem; }
legend { padding: 0 .35rem; color: var(--soft); font-size: .85rem; }
label { display: inline-flex; align-items: center; gap: .25rem; padding: .15rem 0; cursor: pointer; }
.choose { display: none; }
.contrasts > p { display: none; }
@media print {
  @page { margin: 12mm; }
  :root { color-scheme: light; --back: #fff; --panel: #fff; --front: #000; --soft: #444; --line: #bbb; --link: #000; }
  body { font-size: 9pt; }
  header, main { padding: 0; }
  nav, .skip, .chooser, details:not([open]) { display: none; }
  img, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3, h4 { break-after: avoid; }
  section > p { break-after: avoid; break-inside: avoid; }
  th, td { white-space: normal; }
  .scroll { overflow: visible; }
  .gallery { gap: .4rem; }
  .picture { min-width: 0; }
  .picture figcaption { font-size: 7pt; white-space: nowrap; }
  main > section:not(#examples) .picture img { zoom: .667; }
  .groups { display: block; }
  .groups.few, .groups.pairs:not(.wide) { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
  .wide .chart { max-width: 150mm; }
  .groups > * { break-inside: avoid; padding: 0; }
  .line { grid-template-columns: 3.5rem minmax(0, 1fr); break-inside: avoid; }
  .line .gallery { gap: .25rem; }
  .chart svg { min-width: 0; }
}
`.trim();

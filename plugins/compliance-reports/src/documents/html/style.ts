import { TONES } from '../tones.ts';

const t = TONES;

/** The words that stand at the foot of every printed page, as a CSS string. */
function quoted(words: string): string {
  return `"${words.replaceAll(/["\\\n<]/g, ' ')}"`;
}

/**
 * The page's own style: the look of the product, on a screen and on A4. Nothing is fetched.
 *
 * @param foot - what every printed page says at its foot
 */
export function styleOf(foot: string): string {
  return `
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:${t.paper};color:${t.ink};font:400 1rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,p,ul,dl,dd,figure{margin:0;padding:0}
h1,h2,h3{line-height:1.2;letter-spacing:-.012em;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.35rem + 1.9vw,2.625rem);letter-spacing:-.024em;line-height:1.1;max-width:27ch}
h2{font-size:1.3125rem}
h3{font-size:1.0625rem}
.wrap{max-width:62rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
.skip{position:absolute;left:1rem;top:-6rem;background:${t.surface};padding:.75rem 1rem}
.skip:focus{top:.5rem}
:focus-visible{outline:3px solid #5a24c7;outline-offset:2px}
.defs{position:absolute;width:0;height:0}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.25rem 1rem;margin-bottom:1rem}
.head strong{font-size:1.125rem}
.status{border:1.5px solid ${t.ink};border-radius:999px;padding:.125rem .75rem;font-size:.875rem;font-weight:650}
.answer{position:relative;overflow:hidden;isolation:isolate;background:${t['brand-strong']};color:#fff;border-radius:18px;padding:clamp(1.5rem,4vw,2.5rem)}
.answer>svg{position:absolute;inset:0 0 0 auto;width:46%;height:100%;opacity:.055;z-index:-1}
.answer .context{color:${t['on-brand-2']};margin-bottom:.5rem}
.answer .more{color:${t['on-brand-2']};margin-top:.75rem;max-width:60ch}
.figs{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:1.25rem 1.5rem;margin-top:1.5rem;max-width:46rem}
.figs div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figs dt{font-size:.875rem;color:${t['on-brand-2']}}
.figs dd{font-size:2rem;font-weight:720;line-height:1.15;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.fine,.quiet{color:${t['ink-2']}}
.fine{font-size:.875rem;max-width:72ch;margin-top:.5rem}
section.part{margin-top:2.5rem}
section.part>h2{margin-bottom:.75rem}
section.part>h2+.fine{margin:-.5rem 0 .75rem}
.card{background:${t.surface};border:1px solid ${t.line};border-radius:12px;padding:1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.card>p,.card>ul{max-width:72ch}
.card ul:not(.key){padding-left:1.25rem}
.card .fine{margin-top:-.5rem}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
caption,figcaption{text-align:left;font-weight:650;padding-bottom:.75rem}
th,td{text-align:left;vertical-align:top;padding:.625rem .75rem;border-top:1px solid ${t.line}}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{border-top:0;border-bottom:1.5px solid ${t['line-strong']};color:${t['ink-2']};font-weight:600;font-size:.875rem;vertical-align:bottom}
tbody tr:first-child>*{border-top:0}
tbody th{font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums}
.total>*{border-top:1.5px solid ${t['line-strong']};font-weight:650}
.share{display:grid;grid-template-columns:2.75rem minmax(3.75rem,9rem);align-items:center;gap:.5rem;font-variant-numeric:tabular-nums}
.unknown{font-weight:600;color:${t.unknown};white-space:nowrap}
.unknown::before{content:"";display:inline-block;width:.75em;height:.75em;margin-right:.375em;border:1.5px dashed;border-radius:50%}
.chart{display:block;overflow:visible}
.chart text{font-size:13px;fill:${t['ink-2']}}
.chart .strong{font-weight:650;fill:${t.ink}}
.key{display:flex;flex-wrap:wrap;gap:.375rem 1.25rem;list-style:none;font-size:.875rem;color:${t['ink-2']}}
.key li{display:inline-flex;align-items:center;gap:.5rem}
.key svg{flex:none}
.reading{margin-bottom:1rem}
.reading__t{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;margin-bottom:.375rem}
.card .reading .fine{margin-top:.25rem}
.note{background:${t['due-soon-wash']};border-left:4px solid ${t['due-soon-fill']};padding:.75rem 1rem}
.facts div{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);gap:.25rem 1rem;padding-block:.375rem}
.facts dt{color:${t['ink-2']}}
.facts dd{overflow-wrap:anywhere}
.sign{display:grid;grid-template-columns:2fr 2fr 1fr;gap:1.5rem;margin-top:3.5rem}
.sign p{border-top:1px solid ${t.ink};padding-top:.25rem;font-size:.875rem;color:${t['ink-2']}}
@media (max-width:30rem){.sign{grid-template-columns:minmax(0,1fr);gap:3rem}}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-left{content:${quoted(foot)};font:8.5pt sans-serif;color:${t['ink-2']}}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8.5pt sans-serif;color:${t['ink-2']}}}
@media print{
html{font-size:83%}
body{background:#fff;line-height:1.35}
.wrap{padding:0;max-width:none}
.skip{display:none}
h1{font-size:1.75rem;max-width:none}
.answer{background:#fff;color:#000;border:2px solid ${t.ink};padding:1rem 1.25rem;break-inside:avoid}
.answer>svg{display:none}
.answer .context,.answer .more,.figs dt{color:#000}
.figs{grid-template-columns:repeat(4,minmax(0,1fr))}
.figs{max-width:none}
.figs dd{font-size:1.75rem}
section.part{margin-top:1.25rem}
.card{border:0;border-radius:0;padding:0}
.scroll{overflow:visible}
table{font-size:.8125rem}
thead th,.fine,.key{font-size:.8125rem}
th,td{padding:.3rem .4rem}
h2,h2+.fine,h3,figcaption,caption{break-after:avoid}
figure>.key:not(:last-child){break-after:avoid}
tr,figure,.note,.reading,.facts div,.sign,li{break-inside:avoid}
thead{display:table-header-group}
svg,.note{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (forced-colors:active){.status,.card,.note{border:1px solid CanvasText}}
`;
}

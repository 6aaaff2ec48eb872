/** The style sheet of the demo LMS. It looks like no particular LMS, and not like Trellis, so that nobody takes one for the other. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: #1d2433; --soft: #4a5468; --paper: #ffffff; --wash: #eef1f6; --line: #c3cad6; --link: #5b2a86; --bar: #2f2440; --on-bar: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef0f5; --soft: #bcc4d2; --paper: #14171e; --wash: #1e232d; --line: #4b5566; --link: #d0b3f0; --bar: #2f2440; }
}
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--wash); overflow-wrap: anywhere }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px }
.skip { position: absolute; left: -999rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem }
header { background: var(--bar); color: var(--on-bar) }
header a { color: inherit }
header a:focus-visible { outline-color: currentColor }
.row { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: baseline }
header .row, main { max-width: 72rem; margin-inline: auto; padding: .75rem 1rem }
header p { margin: 0 }
main { padding-block: 1rem 2rem }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2rem); line-height: 1.2; margin: .5rem 0 }
.lead { color: var(--soft); max-width: 45rem; margin: 0 0 1.5rem }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)) }
.people li { position: relative; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem }
.people h2 { font-size: 1.125rem; line-height: 1.3; margin: 0 0 .5rem }
.people p { margin: 0; color: var(--soft) }
.people a::after { content: ""; position: absolute; inset: 0; border-radius: .5rem }
.people li:hover { border-color: var(--link) }
.people li:focus-within { outline: 3px solid var(--link); outline-offset: 2px }
.people a:focus-visible { outline: none }
nav ul { list-style: none; padding: 0; margin: 0 0 1rem; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem }
nav a, .row a { display: inline-block; padding-block: .25rem }
nav [aria-current] { font-weight: 700; text-decoration: none }
iframe { display: block; width: 100%; height: max(36rem, calc(100vh - 15rem)); border: 1px solid var(--line); border-radius: .5rem; background: var(--paper) }
`;

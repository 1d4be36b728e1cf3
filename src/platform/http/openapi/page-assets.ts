/** The style of the documentation: the colours of the system, light or dark, on screens of any width. */
export const docsStyle = `:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 20%, Canvas); --accent: light-dark(#0b57a4, #8ab8f0); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 2.5rem; }
main { grid-area: 1 / 2; max-width: 60rem; min-width: 0; }
main > :first-child + * { margin-top: 0; }
nav { grid-area: 1 / 1; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; font-size: .9rem; }
nav h2 { font-size: 1rem; margin: 1rem 0 .25rem; }
nav ul { list-style: none; padding: 0; margin: 0; }
nav li { padding: .15rem 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { font-weight: bold; }
nav li span, li span[lang], article h2 span { opacity: .8; }
.jump { display: none; margin-top: 0; }
@media (max-width: 56rem) {
  body { display: block; }
  nav { position: static; max-height: none; border-top: 1px solid var(--line); margin-top: 2rem; font-size: 1rem; }
  .jump { display: block; }
  h1 { font-size: 1.6rem; }
}
@media print { nav, .jump { display: none; } body { display: block; } }
h1, h2, h3 { line-height: 1.25; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { overflow-x: auto; overflow-wrap: normal; padding: .75rem; border: 1px solid var(--line); border-radius: .25rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
ul.operations { list-style: none; padding: 0; margin: .5rem 0; }
ul.operations li { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .25rem 0; border-bottom: 1px solid var(--line); }
b.method { display: inline-block; min-width: 4rem; font-family: ui-monospace, monospace; font-size: .85em; color: var(--accent); }
article { border-top: 1px solid var(--line); padding-bottom: 1rem; }
article:target { outline: 2px solid var(--accent); outline-offset: .5rem; }
section.problem:target { border-left: 4px solid var(--accent); padding-left: .75rem; }
summary { cursor: pointer; padding: .25rem 0; }
.wide { overflow-x: auto; }
.wide table { overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; padding: .4rem .75rem .4rem 0; }
td { border-top: 1px solid var(--line); padding: .4rem .75rem .4rem 0; vertical-align: top; }
article td:first-child { width: 30%; }
tr.inner > td { border-top: 0; padding: 0 0 .5rem; }
tr.inner table { border-left: 2px solid var(--line); margin-left: .1rem; }
tr.inner table td { padding-left: .6rem; }
.type { font-size: .85em; opacity: .8; }
@media (max-width: 40rem) {
  article tr, article td, article td:first-child { display: block; width: auto; }
  article td + td { border-top: 0; padding-top: 0; }
}
`

/** The colours around Swagger UI, which has a dark style of its own. */
export const tryStyle = `:root { color-scheme: light; }
html.dark-mode { color-scheme: dark; }
html.dark-mode body { background: #1c2022; }
.swagger-ui .information-container .description { display: none; }
.back { margin: 0; padding: 1rem 1.25rem 0; font: 1rem/1.5 system-ui, sans-serif; }
.back a { color: #0b57a4; }
html.dark-mode .back a { color: #8ab8f0; }
`

/** Gives Swagger UI the colours of the system, and follows their changes. It runs before the page is drawn. */
export const themeScript = `const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()
`

/** Shows the operations whose text contains the typed words, with or without accents. */
export const filterScript = `const plain = (text) =>
  text.normalize('NFD').replace(/\\p{Mn}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
const field = document.getElementById('filter')
const groups = [...document.querySelectorAll('section.tag')].map((section) => ({
  section,
  title: plain(section.querySelector('h2').textContent),
  rows: [...section.querySelectorAll('li')].map((row) => ({ row, text: plain(row.textContent) })),
}))
const show = () => {
  const words = plain(field.value).split(/\\s+/).filter(Boolean)
  for (const { section, title, rows } of groups) {
    let shown = 0
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => (title + ' ' + text).includes(word))
      row.style.display = row.hidden ? 'none' : ''
      if (!row.hidden) shown++
    }
    section.hidden = shown === 0
  }
}
field.addEventListener('input', show)
show()
`

/** Starts Swagger UI. The key stays in the session of the browser tab, and no longer. */
export const tryScript = `const place = document.getElementById('swagger-ui')
const schemes = ['apiKey', 'accessToken']
const ui = SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: place.dataset.document,
  layout: 'BaseLayout',
  docExpansion: 'list',
  deepLinking: true,
  validatorUrl: null,
  onComplete: () => {
    for (const scheme of schemes) {
      const key = sessionStorage.getItem('bantin ' + scheme)
      if (key !== null) ui.preauthorizeApiKey(scheme, key)
    }
  },
})
addEventListener('pagehide', () => {
  for (const scheme of schemes) {
    const key = ui.authSelectors.authorized().getIn([scheme, 'value'])
    if (key) sessionStorage.setItem('bantin ' + scheme, key)
    else sessionStorage.removeItem('bantin ' + scheme)
  }
})
`

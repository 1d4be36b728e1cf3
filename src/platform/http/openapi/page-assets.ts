/** The style of the documentation: the colours of the system, light or dark, on screens of any width. */
export const docsStyle = `:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 20%, Canvas); --accent: light-dark(#0b57a4, #8ab8f0); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
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
summary { cursor: pointer; padding: .25rem 0; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--line); padding: .4rem .5rem .4rem 0; vertical-align: top; }
td:first-child { width: 30%; }
.type { font-size: .85em; opacity: .8; }
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

'use strict'

const siteName = document.title
const main = document.getElementById('noi-dung')
const field = document.getElementById('q')
let shown = 0

async function homePage() {
  const [posts, figures] = await Promise.all([newestPosts(), yearFigures()])
  return { title: null, content: [element('h1', { class: 'heard' }, siteName), posts, figures] }
}

/** The page that the address names after its `#`. */
function pageAt(hash) {
  const [, kind, rest = ''] = /^#([^/]*)\/?(.*)$/.exec(hash) ?? []
  const text = decodeURIComponent(rest)
  if (kind === 'bai') return postPage(text)
  if (kind === 'tim') {
    field.value = text
    return searchPage(text)
  }
  return homePage()
}

async function show() {
  if (location.hash === '#noi-dung') return
  const turn = ++shown
  main.setAttribute('aria-busy', 'true')
  say('Đang tải…')
  try {
    const page = await pageAt(location.hash)
    if (turn !== shown) return
    say('')
    document.title = page.title === null ? siteName : `${page.title} · ${siteName}`
    main.replaceChildren(...page.content.filter((part) => part !== null))
    // the first page begins where pages begin; later ones are read from their beginning
    if (turn > 1) {
      main.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
  } catch (error) {
    if (turn === shown) say(error.message)
  } finally {
    if (turn === shown) main.removeAttribute('aria-busy')
  }
}

const search = (q) => {
  location.hash = q.trim() === '' ? '' : searchHref(q.trim())
}
const suggestions = suggestIn(field, document.getElementById('suggestions'), search)
document.getElementById('search').addEventListener('submit', (event) => {
  event.preventDefault()
  suggestions.close()
  search(field.value)
})
document.getElementById('source').href = `${apiUrl}/docs`
addEventListener('hashchange', show)
show()

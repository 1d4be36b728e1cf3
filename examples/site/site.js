'use strict'

const siteName = document.title
const main = document.getElementById('noi-dung')
const field = document.getElementById('q')
let shown = 0

/** The pages by the first part of their address after the `#`, and what to say where there is no such thing. */
const pages = {
  '': [homePage],
  bai: [postPage, 'Không tìm thấy bài viết'],
  muc: [sectionPage, 'Không tìm thấy chuyên mục'],
  lich: [weekPage],
  'su-kien': [eventPage, 'Không tìm thấy sự kiện'],
  'van-ban': [(id) => (id === '' ? documentsPage() : documentPage(id)), 'Không tìm thấy văn bản'],
  'chuong-trinh': [programPage, 'Không tìm thấy chương trình'],
  lop: [classPage, 'Không tìm thấy lớp'],
  'chi-bo': [organisationPage, 'Không tìm thấy chi bộ'],
  'danh-ba': [contactsPage],
  nguoi: [personPage, 'Không tìm thấy người này'],
  'so-lieu': [yearPage],
  'so-lieu-trich': [figurePage, 'Không tìm thấy số liệu'],
  'so-do': [siteMapPage],
  tim: [searchPage],
}

const noSuchPage = (title) =>
  emptyPage(title, 'Nội dung này không có, đã được gỡ, hoặc địa chỉ chưa đúng. Bạn có thể:')

/** The page that the address names after its `#`. */
async function pageAt(hash) {
  const [, name, rest = ''] = /^#?([^/]*)\/?(.*)$/.exec(hash)
  const [make, missing] = Object.hasOwn(pages, name) ? pages[name] : []
  if (make === undefined) return noSuchPage('Không tìm thấy trang')
  const key = decodeURIComponent(rest)
  field.value = name === 'tim' ? key : ''
  try {
    return await make(key)
  } catch (error) {
    if (missing === undefined || error.status !== 404) throw error
    return noSuchPage(missing)
  }
}

/** Tells search engines and shared links what the page is. */
function describe({ description = null, isIndexed = true }) {
  for (const one of document.querySelectorAll('meta[name="description"], meta[name="robots"]')) one.remove()
  if (description !== null)
    document.head.append(element('meta', { name: 'description', content: description }))
  if (!isIndexed) document.head.append(element('meta', { name: 'robots', content: 'noindex' }))
}

async function show() {
  const turn = ++shown
  main.setAttribute('aria-busy', 'true')
  say('Đang tải…')
  markPlace()
  try {
    const page = await pageAt(location.hash)
    if (turn !== shown) return
    say(page.status ?? '')
    document.title = page.title === null ? siteName : `${page.title} · ${siteName}`
    describe(page)
    main.replaceChildren(...page.content.filter((one) => one !== null))
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
// the address names the page that is shown, so the skip link leaves it as it is
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault()
  main.focus()
})
document.getElementById('source').href = `${apiUrl}/docs`
document.getElementById('rss').href = address('/feed.rss')
document.getElementById('atom').href = address('/feed.atom')
addEventListener('hashchange', show)
show()
showMenu().catch((error) => say(error.message))

'use strict'

const kinds = {
  post: 'Bài viết',
  program: 'Chương trình',
  class: 'Lớp',
  party_cell: 'Chi bộ',
  person: 'Cán bộ, giảng viên',
  figure: 'Số liệu',
}

const searchHref = (q) => `#tim/${encodeURIComponent(q)}`

/** Posts are read here, everything else where the API has it. */
const hrefOf = ({ type, href }) => (type === 'post' ? postHref(href.split('/').pop()) : `${apiUrl}${href}`)

function hit(item) {
  const [first] = item.highlights
  const title = first?.field === 'title' ? marked(first.text, first.ranges) : item.title
  const passages = item.highlights.filter(({ field }) => field !== 'title')
  return element(
    'li',
    {},
    element('h3', {}, element('a', { href: hrefOf(item) }, title)),
    element(
      'p',
      { class: 'about' },
      kinds[item.type] ?? item.type,
      item.published_at ? ' · ' : '',
      item.published_at ? dayOf(item.published_at) : '',
    ),
    ...passages.map(({ text, ranges }) => element('p', {}, marked(text, ranges))),
  )
}

function correction(q, { corrected_query: corrected, did_you_mean: offered }) {
  if (corrected !== null)
    return element('p', {}, `Không có “${q}”. Kết quả cho `, element('strong', {}, corrected), '.')
  if (offered === null) return null
  return element('p', {}, 'Có phải bạn tìm ', element('a', { href: searchHref(offered) }, offered), '?')
}

/** What a search finds, with more on request. */
async function searchPage(q) {
  const list = element('ol', { class: 'posts' })
  const more = element('button', { type: 'button' }, 'Xem thêm kết quả')
  let cursor
  const load = async () => {
    const found = await get('/v1/search', { q, limit: 10, cursor })
    const first = list.children.length
    list.append(...found.items.map(hit))
    cursor = found.page.next_cursor
    more.hidden = cursor === null
    return { found, next: list.children[first] }
  }
  more.addEventListener('click', async () => {
    try {
      const { next } = await load()
      next?.querySelector('a').focus()
    } catch (error) {
      say(error.message)
    }
  })
  const { found } = await load()
  say(found.items.length === 0 ? 'Không tìm thấy kết quả nào.' : '')
  const title = `Tìm “${q}”`
  return { title, content: [element('h1', {}, title), correction(q, found), list, more] }
}

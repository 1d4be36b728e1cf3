'use strict'

const postHref = (slug) => `#bai/${encodeURIComponent(slug)}`
const sectionHref = (slug) => `#muc/${encodeURIComponent(slug)}`

/** A post in a list. @param isLead whether it is shown large; `heading`: the element of its title */
function postItem(post, { isLead = false, heading = 'h3' } = {}) {
  const { slug, title, summary, published_at, section, cover, kind } = post
  const sizes = isLead ? '(min-width: 60rem) 40rem, 100vw' : '(min-width: 40rem) 12rem, 40vw'
  return element(
    'li',
    { class: isLead ? 'lead' : null },
    isPicture(cover) ? picture(cover, sizes, isLead) : null,
    element(
      'div',
      {},
      element(heading, {}, link(postHref(slug), title)),
      element(
        'p',
        { class: 'about' },
        dayOf(published_at),
        section ? ` · ${section.name}` : '',
        kind === 'video' && !section ? ' · Video' : '',
      ),
      summary ? element('p', { class: 'summary' }, summary) : null,
    ),
  )
}

/** A post in a list right below the title of a page. */
const postBelowTitle = (post) => postItem(post, { heading: 'h2' })

/** Posts without a button for more. */
const postList = (posts, hasLead = false) =>
  element(
    'ol',
    { class: 'posts' },
    ...posts.map((post, at) => postItem(post, { isLead: hasLead && at === 0 })),
  )

/**
 * A list that goes on at its end.
 * @param read reads a page from a cursor on
 * @param none what is shown instead of an empty list
 */
async function growingList(read, toItem, moreText, none) {
  const list = element('ol', { class: 'posts' })
  const more = element('button', { type: 'button' }, moreText)
  let cursor
  const load = async () => {
    const found = await read(cursor)
    const first = list.children.length
    list.append(...found.items.map((item) => toItem(item)))
    cursor = found.page.next_cursor
    more.hidden = cursor === null
    return { found, next: list.children[first] }
  }
  more.addEventListener('click', async () => {
    try {
      // whoever reads by keyboard goes on with the first of the further items
      const { next } = await load()
      next?.querySelector('a').focus()
    } catch (error) {
      say(error.message)
    }
  })
  const { found } = await load()
  return { found, shown: list.children.length === 0 ? [none] : [list, more] }
}

/** Posts side by side, each below its picture. */
const postGrid = (posts) => element('ol', { class: 'posts grid' }, ...posts.map((post) => postItem(post)))

/** What a page without anything to show says, with ways on. */
const emptyPage = (title, ...texts) => ({
  title,
  content: [
    trail(),
    element('h1', {}, title),
    ...texts.map((text) => element('p', {}, text)),
    element(
      'ul',
      {},
      element('li', {}, link('#', 'Về trang chủ')),
      element('li', {}, link('#so-do', 'Xem sơ đồ trang')),
      element('li', {}, 'Hoặc nhập từ cần tìm vào ô tìm kiếm ở đầu trang.'),
    ),
    updatedAt(new Date().toISOString()),
  ],
})

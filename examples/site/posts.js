'use strict'

const postHref = (slug) => `#bai/${encodeURIComponent(slug)}`

function postItem({ slug, title, summary, published_at, section }) {
  return element(
    'li',
    {},
    element('h3', {}, element('a', { href: postHref(slug) }, title)),
    element('p', { class: 'about' }, dayOf(published_at), section ? ` · ${section.name}` : ''),
    summary ? element('p', {}, summary) : null,
  )
}

/** The newest posts, and older ones on request. */
async function newestPosts() {
  const list = element('ol', { class: 'posts' })
  const more = element('button', { type: 'button' }, 'Xem bài cũ hơn')
  let cursor
  const load = async () => {
    const { items, page } = await get('/v1/posts', { limit: 5, include: 'section', cursor })
    const first = list.children.length
    list.append(...items.map(postItem))
    cursor = page.next_cursor
    more.hidden = cursor === null
    return list.children[first]
  }
  more.addEventListener('click', async () => {
    try {
      // whoever reads by keyboard goes on with the first of the older ones
      const next = await load()
      next?.querySelector('a').focus()
    } catch (error) {
      say(error.message)
    }
  })
  await load()
  const none = list.children.length === 0 ? element('p', {}, 'Chưa có bài nào.') : null
  const heading = element('h2', { id: 'moi' }, 'Tin mới')
  return element('section', { 'aria-labelledby': 'moi' }, heading, none ?? list, more)
}

function bylineText({ name, degree, position, unit }) {
  return [[degree, name].filter(Boolean).join(' '), position, unit].filter(Boolean).join(', ')
}

function coverOf({ cover }) {
  const source = cover?.sources?.[0]
  if (source === undefined) return null
  return element(
    'figure',
    {},
    element('img', { src: source.url, alt: cover.alt ?? '', width: source.width, height: source.height }),
    cover.caption ? element('figcaption', {}, cover.caption) : null,
  )
}

/** A post as a whole page. */
async function postPage(slug) {
  const post = await get('/v1/posts/{id}', { id: slug, include: 'section' })
  const body = element('div', { class: 'body' })
  // sanitised by the API: the one place where HTML goes in as HTML
  body.innerHTML = post.body_html
  const by = post.byline.map(bylineText).join('; ')
  const article = element(
    'article',
    { lang: post.language },
    element('h1', {}, post.title),
    element('p', { class: 'about' }, dayOf(post.published_at), post.section ? ` · ${post.section.name}` : ''),
    coverOf(post),
    body,
    by === '' ? null : element('p', { class: 'by' }, by),
  )
  return {
    title: post.title,
    content: [element('p', {}, element('a', { href: '#' }, '← Trang đầu')), article],
  }
}

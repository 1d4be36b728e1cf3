'use strict'

function bylineText({ name, degree, position, unit }) {
  return [[degree, name].filter(Boolean).join(' '), position, unit].filter(Boolean).join(', ')
}

/** The authors of a post; those of the register lead to their other posts. */
const byline = (authors) =>
  element(
    'p',
    { class: 'by' },
    ...authors.flatMap((author, at) => {
      const text = bylineText(author)
      return [at > 0 ? '; ' : '', author.person_id ? link(personHref(author.person_id), text) : text]
    }),
  )

/** The text of a post. Pictures within it may have paths of the API. */
function bodyOf({ body_html }) {
  const body = element('div', { class: 'body' })
  // sanitised by the API: the one place where HTML goes in as HTML
  body.innerHTML = body_html
  for (const image of body.querySelectorAll('img')) image.src = fileUrl(image.getAttribute('src') ?? '')
  for (const wide of body.querySelectorAll('table')) {
    const scroll = element('div', { class: 'scroll', role: 'region', 'aria-label': 'Bảng', tabindex: '0' })
    wide.replaceWith(scroll)
    scroll.append(wide)
  }
  return body
}

/** What was wrong in a post before. */
const correctionOf = ({ correction_note: note, corrected_on: day }) =>
  note === null
    ? null
    : element(
        'aside',
        { class: 'correction', 'aria-label': 'Đính chính' },
        element('strong', {}, day === null ? 'Đính chính: ' : `Đính chính ngày ${dayText(day)}: `),
        note,
      )

const printLink = ({ slug }) =>
  element('p', { class: 'note' }, link(address('/v1/posts/{id}/print', { id: slug }), 'Bản in'))

const videoLink = ({ video_url }) =>
  video_url ? element('p', {}, link(video_url, 'Xem video trên trang lưu trữ')) : null

/** The posts that have most in common with a post, with the reasons. */
const relatedPosts = (items) =>
  part(
    'lien-quan',
    'Bài liên quan',
    element(
      'ul',
      { class: 'plain' },
      ...items.map(({ post, reasons: [{ label, values }] }) =>
        element(
          'li',
          {},
          link(postHref(post.slug), post.title),
          element('p', { class: 'about' }, `${label.vi}: ${values.join(', ')}`),
        ),
      ),
    ),
  )

/** The posts before and after a post in its section. */
function besidePost({ previous, next }) {
  if (previous === null && next === null) return null
  const way = (post, text) => post && element('li', {}, `${text}: `, link(postHref(post.slug), post.title))
  return element(
    'nav',
    { 'aria-label': 'Bài trước và bài sau' },
    element('ul', { class: 'plain' }, way(previous, 'Bài trước'), way(next, 'Bài sau')),
  )
}

const languageNames = { vi: 'Tiếng Việt', en: 'English' }

const translationLinks = (translations) =>
  translations.length === 0
    ? null
    : element(
        'p',
        {},
        ...translations.flatMap(({ slug, language, title }) => {
          const name = languageNames[language] ?? language
          const other = element('a', { href: postHref(slug), hreflang: language, title }, name)
          return [other, ' ']
        }),
      )

/** A post as a whole page. */
async function postPage(slug) {
  const [post, around] = await Promise.all([
    get('/v1/posts/{id}', { id: slug, include: 'section,tags,translations' }),
    get('/v1/posts/{id}/related', { id: slug, limit: 5 }),
  ])
  // a page is no news of a day, and has nothing before and after it
  const isPage = post.kind === 'page'
  const article = element(
    'article',
    { lang: post.language },
    element('h1', {}, post.title),
    isPage
      ? null
      : element(
          'p',
          { class: 'about' },
          dayOf(post.published_at),
          post.section ? ' · ' : '',
          post.section ? link(sectionHref(post.section.slug), post.section.name) : '',
        ),
    translationLinks(post.translations),
    figure(post.cover, '(min-width: 60rem) 48rem, 100vw', true),
    correctionOf(post),
    videoLink(post),
    bodyOf(post),
    post.byline.length === 0 ? null : byline(post.byline),
    ...furtherMedia(post.media),
    printLink(post),
    isPage ? null : besidePost(around),
  )
  const aside = isPage || around.items.length === 0 ? null : relatedPosts(around.items)
  const places = post.section ? [[sectionHref(post.section.slug), post.section.name]] : []
  return {
    title: post.seo?.title ?? post.title,
    description: post.seo?.description ?? post.summary,
    isIndexed: !post.seo?.noindex,
    content: [
      trail(...places),
      element('div', { class: 'columns' }, article, element('div', { class: 'aside' }, aside)),
      updatedAt(changedAt(post)),
    ],
  }
}

/** The posts of a section, and those of the sections below it. */
async function sectionPage(slug) {
  const section = await get('/v1/sections/{id}', { id: slug, include: 'parent' })
  const { items: below } = await get('/v1/sections', { parent: slug, limit: 100 })
  const read = (cursor) => get('/v1/posts', { section: slug, include: 'section', limit: 10, cursor })
  const { found, shown } = await growingList(
    read,
    postBelowTitle,
    'Xem bài cũ hơn',
    element('p', {}, 'Chuyên mục này chưa có bài nào.'),
  )
  const places = section.parent ? [[sectionHref(section.parent.slug), section.parent.name]] : []
  return {
    title: section.name,
    content: [
      trail(...places),
      element('h1', {}, section.name),
      section.description ? element('p', {}, section.description) : null,
      below.length === 0
        ? null
        : element(
            'ul',
            { class: 'inline' },
            ...below.map(({ slug, name }) => element('li', {}, link(sectionHref(slug), name))),
          ),
      ...shown,
      element(
        'p',
        { class: 'note' },
        link(address('/feed.rss', { section: slug }), `Nguồn tin RSS của chuyên mục ${section.name}`),
      ),
      updatedAt(latest([...found.items, section].map(changedAt))),
    ],
  }
}

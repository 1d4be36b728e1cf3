'use strict'

/** Sections below one, as a list within a list. */
function sectionTree(sections, parentId) {
  const below = sections.filter(({ parent_id }) => parent_id === parentId)
  if (below.length === 0) return null
  return element(
    'ul',
    {},
    ...below.map(({ id, slug, name }) =>
      element('li', {}, link(sectionHref(slug), name), sectionTree(sections, id)),
    ),
  )
}

/** The pages that every school has. */
const fixedPages = [
  ['#', 'Trang chủ'],
  ['#lich', 'Lịch công tác tuần'],
  ['#van-ban', 'Văn bản'],
  ['#danh-ba', 'Danh bạ'],
  ['#so-lieu', 'Số liệu từng năm'],
  ['#so-do', 'Sơ đồ trang'],
]

const linkList = (links) =>
  element('ul', {}, ...links.map(([href, name]) => element('li', {}, link(href, name))))

/** All places of the site. */
async function siteMapPage() {
  const [{ items: sections }, { items: pages }] = await Promise.all([
    get('/v1/sections', { limit: 100 }),
    get('/v1/posts', { kind: 'page', sort: 'title', limit: 100 }),
  ])
  const schoolPages = pages.map(({ slug, title }) => [postHref(slug), title])
  return {
    title: 'Sơ đồ trang',
    content: [
      trail(),
      element('h1', {}, 'Sơ đồ trang'),
      part('cac-trang', 'Các trang', linkList([...schoolPages, ...fixedPages])),
      part(
        'chuyen-muc',
        'Chuyên mục',
        sectionTree(sections, null) ?? element('p', {}, 'Chưa có chuyên mục nào.'),
      ),
      part(
        'nguon-tin',
        'Nguồn tin',
        linkList([
          [address('/feed.rss'), 'RSS'],
          [address('/feed.atom'), 'Atom'],
        ]),
      ),
      updatedAt(latest([...sections, ...pages].map(changedAt))),
    ],
  }
}

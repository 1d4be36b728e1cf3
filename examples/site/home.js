'use strict'

/** The sections of the home page, as this page names them. */
const homeSections = document.querySelector('meta[name="sections"]')?.content

/** Links to other websites, by the heading of their group. */
function linkGroups(links) {
  const names = [...new Set(links.map(({ group }) => group))]
  return names.map((group, at) =>
    part(
      `lien-ket-${at}`,
      group ?? 'Liên kết',
      element(
        'ul',
        { class: 'plain' },
        ...links
          .filter((one) => one.group === group)
          .map(({ name, url }) => element('li', {}, link(url, name))),
      ),
    ),
  )
}

/** Pictures that lead to other pages. */
const bannerList = (banners) =>
  element(
    'ul',
    { class: 'plain banners' },
    ...banners.map(({ url, picture: shown }) => element('li', {}, link(url, picture(shown, '20rem')))),
  )

/** The numbers of a year. */
function numbersBox({ year, numbers }) {
  return part(
    'so-lieu-nam',
    `Số liệu năm ${year}`,
    element(
      'dl',
      { class: 'numbers' },
      ...numbers.map(({ label, value }) =>
        element('div', {}, element('dt', {}, label.vi), element('dd', {}, numberText(value))),
      ),
    ),
    element('p', {}, link(`#so-lieu/${year}`, 'Xem số liệu từng năm')),
  )
}

function sectionPart({ section, posts }) {
  const id = `muc-${section.slug}`
  const heading = element('h2', { id }, link(sectionHref(section.slug), section.name))
  return element('section', { 'aria-labelledby': id }, heading, postList(posts))
}

async function homePage() {
  const home = await get('/v1/home', { sections: homeSections, per_section: 5 })
  const { pinned, newest, sections, videos, events, links, banners, statistics } = home
  const shown = [
    ...pinned,
    ...newest,
    ...videos,
    ...sections.flatMap(({ posts }) => posts),
    ...events,
    ...links,
    ...banners,
  ]
  // what stands above need not stand below again
  const others = newest.filter(({ id }) => pinned.every((post) => post.id !== id))
  const main = [
    pinned.length === 0 ? null : part('noi-bat', 'Tin nổi bật', postList(pinned, true)),
    others.length === 0 ? null : part('moi', 'Tin mới', postList(others, pinned.length === 0)),
    newest.length === 0 ? element('p', {}, 'Chưa có bài nào.') : null,
    element('div', { class: 'cards' }, ...sections.filter(({ posts }) => posts.length > 0).map(sectionPart)),
    videos.length === 0 ? null : part('video', 'Video', postGrid(videos)),
  ]
  const aside = [
    events.length === 0 ? null : comingEvents(events),
    statistics && numbersBox(statistics),
    banners.length === 0 ? null : bannerList(banners),
    ...linkGroups(links),
  ]
  return {
    title: null,
    content: [
      element('h1', { class: 'heard' }, siteName),
      element(
        'div',
        { class: 'columns' },
        element('div', {}, ...main.filter(Boolean)),
        element('div', { class: 'aside' }, ...aside.filter(Boolean)),
      ),
      updatedAt(latest(shown.map(changedAt))),
    ],
  }
}

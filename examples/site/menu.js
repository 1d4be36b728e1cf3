'use strict'

/** A place of the menu, with the places below it behind a button. */
function menuItem({ href, name, below = [] }, at, id = `menu-${at}`) {
  // a heading leads nowhere itself
  const item = element('li', {}, href === null ? element('span', {}, name) : link(href, name))
  if (below.length === 0) return item
  const list = element('ul', { id }, ...below.map((one, index) => menuItem(one, index, `${id}-${index}`)))
  list.hidden = true
  const button = element('button', {
    type: 'button',
    class: 'further',
    'aria-expanded': 'false',
    'aria-controls': id,
    'aria-label': `Mục con của ${name}`,
  })
  const open = (isOpen) => {
    list.hidden = !isOpen
    button.setAttribute('aria-expanded', String(isOpen))
  }
  button.addEventListener('click', () => open(list.hidden))
  item.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return
    open(false)
    button.focus()
  })
  item.addEventListener('focusout', ({ relatedTarget }) => {
    if (!item.contains(relatedTarget)) open(false)
  })
  item.append(button, list)
  return item
}

/** Marks the place of the menu that is shown. */
function markPlace() {
  for (const one of document.querySelectorAll('#menu a')) {
    if (one.getAttribute('href') === (location.hash || '#')) one.setAttribute('aria-current', 'page')
    else one.removeAttribute('aria-current')
  }
}

/** The page of this site that an item of a menu leads to. */
function hrefOfItem({ target, slug, url }) {
  if (target === 'post') return postHref(slug)
  return target === 'section' ? sectionHref(slug) : url
}

const menuPlace = (item) => ({
  href: hrefOfItem(item),
  name: item.label,
  below: (item.items ?? []).map(menuPlace),
})

/** The sections as a menu, for a school without one. */
async function sectionMenu() {
  const { items: sections } = await get('/v1/sections', { limit: 100 })
  const below = (parentId) =>
    sections
      .filter(({ parent_id }) => parent_id === parentId)
      .map(({ id, slug, name }) => ({ href: sectionHref(slug), name, below: below(id) }))
  return below(null)
}

/** The places that the school chose for its menu, else its sections. */
async function chosenPlaces() {
  const { items: menus } = await get('/v1/menus', { slug: 'main' })
  return menus.length > 0 ? menus[0].items.map(menuPlace) : await sectionMenu()
}

/** Fills the menu, which a button opens on phones. */
async function showMenu() {
  const list = document.getElementById('menu')
  const button = document.getElementById('menu-button')
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true'
    button.setAttribute('aria-expanded', String(!isOpen))
  })
  // a chosen page is below the menu
  list.addEventListener('click', ({ target }) => {
    if (target.closest('a')) button.setAttribute('aria-expanded', 'false')
  })
  const places = [
    { href: '#', name: 'Trang chủ' },
    ...(await chosenPlaces()),
    { href: '#lich', name: 'Lịch công tác' },
    { href: '#van-ban', name: 'Văn bản' },
    { href: '#danh-ba', name: 'Danh bạ' },
    { href: '#so-lieu', name: 'Số liệu' },
  ]
  list.replaceChildren(...places.map((place, at) => menuItem(place, at)))
  markPlace()
}

'use strict'

const personHref = (id) => `#nguoi/${id}`

const nameOf = ({ degree, name }) => [degree, name].filter(Boolean).join(' ')

/** A link that calls a number; an extension behind a comma is dialled by hand. */
const phoneLink = (phone) => link(`tel:${phone.split(',')[0].replace(/[^\d+]/g, '')}`, phone)

/** What readers are told of how a person is reached. */
const contactOf = ({ office_phone: phone, email }) =>
  facts([
    ['Điện thoại', phone && phoneLink(phone)],
    ['Thư điện tử', email && link(`mailto:${email}`, email)],
  ])

const contactItem = (person) =>
  element(
    'li',
    {},
    isPicture(person.picture) ? picture(person.picture, '6rem') : null,
    element(
      'div',
      {},
      element('h3', {}, link(personHref(person.id), nameOf(person))),
      person.position ? element('p', {}, person.position) : null,
      contactOf(person),
    ),
  )

/** The contact list of the school: its people by unit, in the order that the school gave them. */
async function contactsPage() {
  const { items: people } = await get('/v1/people', {
    in_contacts: 'true',
    sort: 'contact_order',
    limit: 100,
  })
  const units = [...new Set(people.map(({ unit }) => unit))]
  const parts = units.map((unit, at) =>
    part(
      `don-vi-${at}`,
      unit ?? 'Khác',
      element(
        'ul',
        { class: 'contacts' },
        ...people.filter((person) => person.unit === unit).map(contactItem),
      ),
    ),
  )
  return {
    title: 'Danh bạ',
    content: [
      trail(),
      element('h1', {}, 'Danh bạ'),
      ...(people.length === 0 ? [element('p', {}, 'Danh bạ chưa có ai.')] : parts),
      updatedAt(latest(people.map(changedAt))),
    ],
  }
}

/** A person with the posts that name them as author. */
async function personPage(id) {
  const person = await get('/v1/people/{id}', { id })
  const { shown } = await growingList(
    (cursor) => get('/v1/posts', { person: id, include: 'section', limit: 10, cursor }),
    (post) => postItem(post),
    'Xem bài cũ hơn',
    element('p', {}, 'Chưa có bài nào ghi tên người này.'),
  )
  return {
    title: nameOf(person),
    content: [
      trail(['#danh-ba', 'Danh bạ']),
      element('h1', {}, nameOf(person)),
      isPicture(person.picture)
        ? element('figure', { class: 'portrait' }, picture(person.picture, '12rem'))
        : null,
      facts([
        ['Chức vụ', person.position],
        ['Đơn vị', person.unit],
      ]),
      contactOf(person),
      part('bai', 'Bài viết', ...shown),
      updatedAt(changedAt(person)),
    ],
  }
}

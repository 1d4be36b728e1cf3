'use strict'

const documentHref = (id) => `#van-ban/${id}`

const documentName = ({ number, kind_name, title }) =>
  number === null ? `${kind_name}: ${title}` : `${kind_name} số ${number}: ${title}`

const documentItem = (one) =>
  element(
    'li',
    {},
    element(
      'div',
      {},
      element('h2', {}, link(documentHref(one.id), documentName(one))),
      element(
        'p',
        { class: 'about' },
        [one.issuer, one.issued_on && `ngày ${dayText(one.issued_on)}`].filter(Boolean).join(', '),
      ),
    ),
  )

/** All documents, newest first. */
async function documentsPage() {
  const { found, shown } = await growingList(
    (cursor) => get('/v1/documents', { limit: 20, cursor }),
    documentItem,
    'Xem văn bản cũ hơn',
    element('p', {}, 'Chưa có văn bản nào.'),
  )
  return {
    title: 'Văn bản',
    content: [trail(), element('h1', {}, 'Văn bản'), ...shown, updatedAt(latest(found.items.map(changedAt)))],
  }
}

/** A document with its files. */
async function documentPage(id) {
  const one = await get('/v1/documents/{id}', { id, include: 'post' })
  const name = documentName(one)
  const other = (otherId, text) => (otherId === null ? null : link(documentHref(otherId), text))
  const files = one.files.filter(({ url }) => url)
  return {
    title: name,
    content: [
      trail(['#van-ban', 'Văn bản']),
      element('h1', {}, name),
      facts([
        ['Số, ký hiệu', one.number],
        ['Loại văn bản', one.kind_name],
        ['Cơ quan ban hành', one.issuer],
        ['Ngày ban hành', one.issued_on && calendarDay(one.issued_on)],
        ['Ngày có hiệu lực', one.effective_on && calendarDay(one.effective_on)],
        ['Ngày hết hiệu lực', one.expires_on && calendarDay(one.expires_on)],
        ['Người ký', [one.signed_by, one.signer_position].filter(Boolean).join(', ')],
        ['Thay thế', other(one.replaces_id, 'Văn bản được thay thế')],
        ['Được thay thế bởi', other(one.replaced_by_id, 'Văn bản mới')],
        ['Bài viết', one.post && link(postHref(one.post.slug), one.post.title)],
      ]),
      files.length === 0
        ? element('p', {}, 'Văn bản này chưa có tệp.')
        : part('tep', 'Tệp', element('ul', { class: 'files' }, ...files.map(download))),
      updatedAt(changedAt(one)),
    ],
  }
}

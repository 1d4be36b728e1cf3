'use strict'

/** What results are called, and the page that shows one; the last part of its address in the API names it. */
const kinds = {
  post: ['Bài viết', '#bai/'],
  page: ['Trang', '#bai/'],
  document: ['Văn bản', '#van-ban/'],
  event: ['Lịch công tác, sự kiện', '#su-kien/'],
  program: ['Chương trình', '#chuong-trinh/'],
  class: ['Lớp', '#lop/'],
  party_cell: ['Chi bộ', '#chi-bo/'],
  person: ['Cán bộ, giảng viên', '#nguoi/'],
  figure: ['Số liệu', '#so-lieu-trich/'],
}

const searchHref = (q) => `#tim/${encodeURIComponent(q)}`

function hit(item) {
  const [first] = item.highlights
  const title = first?.field === 'title' ? marked(first.text, first.ranges) : item.title
  const passages = item.highlights.filter(({ field }) => field !== 'title')
  const [name, page] = kinds[item.type] ?? [item.type]
  const shown = page === undefined ? title : link(page + item.href.split('/').pop(), title)
  return element(
    'li',
    {},
    element(
      'div',
      {},
      element('h2', {}, shown),
      element(
        'p',
        { class: 'about' },
        name,
        item.published_at ? ' · ' : '',
        item.published_at ? dayOf(item.published_at) : '',
      ),
      ...passages.map(({ text, ranges }) => element('p', {}, marked(text, ranges))),
    ),
  )
}

function correction(q, { corrected_query: corrected, did_you_mean: offered }) {
  if (corrected !== null)
    return element('p', {}, `Không có “${q}”. Kết quả cho `, element('strong', {}, corrected), '.')
  if (offered === null) return null
  return element('p', {}, 'Có phải bạn tìm ', link(searchHref(offered), offered), '?')
}

/** What to do where nothing is found. */
const nothingFound = (q) =>
  element(
    'div',
    { class: 'none' },
    element('p', {}, `Không tìm thấy nội dung nào có “${q}”.`),
    element(
      'ul',
      {},
      element('li', {}, 'Kiểm tra lại chính tả, hoặc dùng ít từ hơn.'),
      element('li', {}, 'Có thể nhập không dấu, viết tắt, hoặc số, ký hiệu của văn bản.'),
      element('li', {}, 'Xem ', link('#so-do', 'sơ đồ trang'), ' để tìm theo chuyên mục.'),
    ),
  )

/** What a search finds, with more on request. */
async function searchPage(q) {
  const { found, shown } = await growingList(
    (cursor) => get('/v1/search', { q, limit: 10, cursor }),
    hit,
    'Xem thêm kết quả',
    nothingFound(q),
  )
  const title = `Tìm “${q}”`
  return {
    title,
    status: found.items.length === 0 ? 'Không tìm thấy kết quả nào.' : '',
    content: [
      trail(),
      element('h1', {}, title),
      correction(q, found),
      ...shown,
      updatedAt(new Date().toISOString()),
    ],
  }
}

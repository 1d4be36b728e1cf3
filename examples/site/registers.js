'use strict'

const programHref = (code) => `#chuong-trinh/${encodeURIComponent(code)}`
const classHref = (id) => `#lop/${id}`

const trainingTypes = { degree: 'Đào tạo', in_service: 'Bồi dưỡng' }
const classStatuses = {
  scheduled: 'Chưa khai giảng',
  open: 'Đang học',
  suspended: 'Tạm dừng',
  completed: 'Đã bế giảng',
  cancelled: 'Đã hủy',
}

/** A program with its newest classes. */
async function programPage(code) {
  const program = await get('/v1/programs/{id}', { id: code })
  const { items: classes } = await get('/v1/classes', { program: code, limit: 50 })
  return {
    title: program.name,
    content: [
      trail(['#so-lieu', 'Số liệu']),
      element('h1', {}, program.name),
      facts([
        ['Mã chương trình', program.code],
        ['Loại hình', trainingTypes[program.training_type]],
        ['Căn cứ', program.basis_document],
      ]),
      classes.length === 0
        ? element('p', {}, 'Chưa có lớp nào được công bố.')
        : table(
            'Các lớp',
            ['Lớp', 'Năm', 'Tình trạng'],
            classes.map(({ id, name, year, status }) => [
              link(classHref(id), name),
              String(year),
              classStatuses[status] ?? status,
            ]),
            undefined,
            '',
          ),
      updatedAt(latest([program, ...classes].map(changedAt))),
    ],
  }
}

async function classPage(id) {
  const one = await get('/v1/classes/{id}', { id, include: 'program' })
  return {
    title: one.name,
    content: [
      trail(...(one.program ? [[programHref(one.program.code), one.program.name]] : [])),
      element('h1', {}, one.name),
      facts([
        ['Mã lớp', one.code],
        ['Năm', String(one.year)],
        ['Khai giảng', one.opened_on && calendarDay(one.opened_on)],
        ['Bế giảng', one.closed_on && calendarDay(one.closed_on)],
        ['Địa điểm', one.venue],
        ['Tình trạng', classStatuses[one.status] ?? one.status],
      ]),
      updatedAt(changedAt(one)),
    ],
  }
}

async function organisationPage(slug) {
  const one = await get('/v1/party-cells/{id}', { id: slug })
  return {
    title: one.name,
    content: [
      trail(),
      element('h1', {}, one.name),
      facts([
        ['Thành lập', one.established_on && calendarDay(one.established_on)],
        ['Giải thể', one.dissolved_on && calendarDay(one.dissolved_on)],
      ]),
      updatedAt(changedAt(one)),
    ],
  }
}

const periodText = ({ label, start, end }) =>
  label ?? (start === null ? `Tính đến ${dayText(end)}` : `${dayText(start)} – ${dayText(end)}`)

/** A number with the words that state it. */
async function figurePage(id) {
  const figure = await get('/v1/figures/{id}', { id, include: 'indicator,post' })
  const title = figure.indicator?.name_vi ?? 'Số liệu'
  const quote = figure.source?.quote
  return {
    title,
    content: [
      trail(['#so-lieu', 'Số liệu']),
      element('h1', {}, title),
      facts([
        ['Giá trị', numberText(figure.value)],
        ['Kỳ số liệu', figure.period && periodText(figure.period)],
        ['Bài nêu số liệu', figure.post && link(postHref(figure.post.slug), figure.post.title)],
      ]),
      quote ? element('blockquote', {}, quote) : null,
      updatedAt(latest([figure.decided_at, figure.updated_at])),
    ],
  }
}

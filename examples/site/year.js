'use strict'

const sources = { register: 'sổ của trường', figures: 'số liệu đã công bố' }

const groupText = ({ group }) => group.map(({ label, value }) => label?.vi ?? value ?? 'không rõ').join(', ')

function sourceText(rows, measure) {
  const names = new Set(
    rows.map(({ years: [year] }) => year[measure].source).filter((source) => source !== null),
  )
  return names.size === 0 ? '' : `Nguồn: ${[...names].map((name) => sources[name] ?? name).join(', ')}.`
}

/** Classes and learners of a year, by programme. */
async function trainingTable(year) {
  const { rows, totals } = await get('/v1/statistics/training', { year, group_by: 'program' })
  const [total] = totals
  const lines = rows.map((row) => {
    const [{ classes, learners }] = row.years
    return [groupText(row), numberText(classes.value), numberText(learners.value)]
  })
  const foot = ['Toàn trường', numberText(total.classes.value), numberText(total.learners.value)]
  const { sum_of_rows: sum } = total.learners
  const differs = sum !== null && total.learners.value !== null && sum !== total.learners.value
  return element(
    'div',
    {},
    table(`Đào tạo, bồi dưỡng năm ${year}`, ['Chương trình', 'Số lớp', 'Số học viên'], lines, foot),
    differs
      ? element(
          'p',
          { class: 'note' },
          `Các chương trình cộng lại là ${numberText(sum)} học viên, khác với số đã nêu.`,
        )
      : null,
    element('p', { class: 'note' }, sourceText(rows, 'learners')),
  )
}

const grades = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  completed: 'Hoàn thành nhiệm vụ',
  not_completed: 'Không hoàn thành nhiệm vụ',
}

/** How many Party cells have which grade, as confirmed figures state it. */
async function gradeCounts(year) {
  const { rows } = await get('/v1/statistics/party-grades', { year, group_by: 'grade' })
  const known = rows.filter(({ years: [{ graded }] }) => graded.value !== null)
  if (known.length === 0) return null
  const lines = known.map((row) => [groupText(row), numberText(row.years[0].graded.value)])
  return table(`Xếp loại chi bộ năm ${year}: số chi bộ đã công bố`, ['Mức', 'Số chi bộ'], lines)
}

/** What each Party cell was graded, where that is published. */
async function gradesOfCells(year) {
  const { items } = await get('/v1/party-cell-gradings', { year, include: 'party_cell', limit: 100 })
  const ofYear = items.filter(({ quarter, grade }) => quarter === null && grade !== null)
  if (ofYear.length === 0) return null
  const lines = ofYear.map(({ party_cell, label, grade }) => [
    party_cell?.name ?? '–',
    label ?? grades[grade] ?? grade,
  ])
  return table(`Xếp loại từng chi bộ năm ${year}`, ['Chi bộ', 'Mức'], lines)
}

/** Party grades of a year: as they were counted, and cell by cell. */
async function gradesTable(year) {
  const tables = (await Promise.all([gradeCounts(year), gradesOfCells(year)])).filter((each) => each !== null)
  if (tables.length === 0) return element('p', {}, `Chưa có kết quả xếp loại chi bộ năm ${year}.`)
  return element('div', {}, ...tables)
}

/** The chart of a year: on phones a narrow one, whose texts have the same size. */
const chart = (year) =>
  element(
    'picture',
    {},
    element('source', {
      media: '(max-width: 40rem)',
      srcset: address('/v1/charts/learners-by-program.svg', { year, lang: 'vi', width: 360 }),
    }),
    element('img', {
      class: 'chart',
      src: address('/v1/charts/learners-by-program.svg', { year, lang: 'vi' }),
      alt: `Biểu đồ số học viên theo chương trình năm ${year}; các số ở bảng phía trên.`,
    }),
  )

/** The figures of a year, which readers choose. */
async function yearPage(asked) {
  // years of which something is known
  const { years } = await get('/v1/statistics/training')
  const title = 'Số liệu từng năm'
  const heading = element('h1', {}, title)
  if (years.length === 0) return { title, content: [trail(), heading, element('p', {}, 'Chưa có số liệu.')] }
  const choice = element(
    'select',
    { id: 'year' },
    ...years.toReversed().map((year) => element('option', {}, String(year))),
  )
  if (years.includes(Number(asked))) choice.value = asked
  const figures = element('div', { 'aria-live': 'polite' })
  const show = async () => {
    const year = choice.value
    const [training, grades] = await Promise.all([trainingTable(year), gradesTable(year)])
    if (choice.value === year) figures.replaceChildren(training, chart(year), grades)
  }
  choice.addEventListener('change', () => show().catch((error) => say(error.message)))
  await show()
  const label = element('p', {}, element('label', { for: 'year' }, 'Năm '), choice)
  return { title, content: [trail(), heading, label, figures, updatedAt(new Date().toISOString())] }
}

import { offeredYears } from '../../../src/features/extraction/proposals/year-of-post.ts'
import { test } from '../../support/shared-test.ts'
import type { RegisterCounts } from '../../../src/features/reconciliation/register-rows.ts'
import { apartPosts } from './posts/apart-posts.ts'
import { comparePosts, numbersOf, proposalsOf, type ComparedPost } from './posts/compare-posts.ts'
import { furtherPosts } from './posts/further-posts.ts'
import { occasionPosts } from './posts/occasion-posts.ts'
import { partPosts } from './posts/part-posts.ts'
import { planPercentPosts } from './posts/plan-percent-posts.ts'
import { sentencePartPosts } from './posts/sentence-part-posts.ts'
import { sharePosts } from './posts/share-posts.ts'
import { wholePlacePosts } from './posts/whole-place-posts.ts'
import { writtenPosts } from './posts/written-posts.ts'

const mismatches = (posts: readonly ComparedPost[], parted?: readonly string[]) =>
  comparePosts(posts, parted).filter(({ status }) => status === 'mismatch')

test('posts as schools write them show their contradictions, and nothing else', async (t) => {
  const all = [
    ...writtenPosts,
    ...furtherPosts,
    ...sharePosts,
    ...partPosts,
    ...apartPosts,
    ...occasionPosts,
    ...planPercentPosts,
    ...wholePlacePosts,
    ...sentencePartPosts,
  ]
  const names = [...new Set(all.map(({ name }) => name))]
  for (const name of names) {
    const posts = all.filter((post) => post.name === name)
    const { about, contradiction } = posts[0]!
    const found = mismatches(posts)
    if (contradiction === undefined) {
      t.same(found.map(numbersOf), [], about)
      continue
    }
    t.ok(
      contradiction.every((number) => found.some((row) => numbersOf(row).includes(number))),
      `${about} (found)`,
    )
    t.ok(
      found.every((row) => numbersOf(row).every((number) => contradiction.includes(number))),
      `${about} (nothing else)`,
    )
  }
})

test('figures without a period, which the editor adds later, are told apart too', async (t) => {
  const { drafts } = proposalsOf({
    title: 'Sinh hoạt của Chi bộ Khoa Xây dựng Đảng',
    body: ['Chi bộ có 9 đảng viên. Có 6 lượt ý kiến phát biểu của 5 đảng viên.'],
  })
  t.same(
    drafts.map(({ period, figure }) => [figure.value, period]),
    [
      [9, null],
      [5, null],
    ],
  )
  t.not(drafts[0]!.dimensions.detail, drafts[1]!.dimensions.detail)
})

/** What a text states: value, indicator, and the dimensions that tell what it is about. */
const stated = (post: ComparedPost) =>
  proposalsOf(post).drafts.map(({ figure, dimensions: { institution, detail, subject, program } }) => [
    figure.value,
    institution ?? subject ?? program ?? null,
    detail ?? null,
  ])

test('what a figure is about is read from the words around it', async (t) => {
  const body = (...lines: string[]) => ({ body: lines })
  await t.test('several organisations of one bulletin, in sentences and below headings', (t) => {
    t.same(
      stated(
        body(
          'Năm 2021, Trung tâm Chính trị huyện Bình Xuyên mở 9 lớp. Các lớp có 610 học viên.',
          'Trung tâm Chính trị huyện Sông Lô mở 6 lớp; Trung tâm Chính trị thành phố Phúc Yên mở 8 lớp.',
        ),
      ),
      [
        [9, 'Trung tâm Chính trị huyện Bình Xuyên', null],
        [610, 'Trung tâm Chính trị huyện Bình Xuyên', null],
        [6, 'Trung tâm Chính trị huyện Sông Lô', null],
        [8, 'Trung tâm Chính trị thành phố Phúc Yên', null],
      ],
    )
    t.same(
      stated(body('Kết quả năm 2021:', '1. Huyện Bình Xuyên', 'Mở 9 lớp.', '2. Huyện Sông Lô', 'Mở 6 lớp.')),
      [
        [9, 'Huyện Bình Xuyên', null],
        [6, 'Huyện Sông Lô', null],
      ],
    )
    t.end()
  })

  await t.test('the organisation of the post itself is no part of it, however it is named', (t) => {
    const post = {
      title: 'Đảng bộ xã Đại Đình tổng kết năm 2021',
      body: [
        'Năm 2021, Đảng bộ xã kết nạp 6 đảng viên. Đảng bộ có 210 đảng viên, Chi bộ thôn Lục Liễu có 31 đảng viên.',
      ],
    }
    t.same(stated(post), [
      [6, 'admission', null],
      [210, null, null],
      [31, 'Chi bộ thôn Lục Liễu', null],
    ])
    t.equal(proposalsOf(post).about, proposalsOf({ title: 'Đảng bộ xã Đại Đình', body: [] }).about)
    t.end()
  })

  await t.test('one class is not all classes', (t) => {
    t.same(
      stated({
        title: 'Khai giảng lớp trung cấp lý luận chính trị K60',
        body: [
          'Ngày 5/3/2021, Trường khai giảng lớp K60 với 71 học viên. Lớp có 30 học viên nữ.',
          'Năm 2020, Trường mở 15 lớp với 1.100 học viên.',
        ],
      }).map(([value, , detail]) => [value, detail]),
      [
        [71, 'lớp trung cấp lý luận chính trị K60'],
        [30, 'lớp trung cấp lý luận chính trị K60'],
        [15, null],
        [1100, null],
      ],
    )
    t.end()
  })

  await t.test('nor is the class of another course', (t) => {
    t.same(
      stated({
        title: 'Khai giảng lớp trung cấp khóa 12',
        body: ['Năm 2023, lớp khóa 12 có 58 học viên. Tại khóa 11, lớp có 61 học viên.'],
      }).map(([value, , detail]) => [value, detail]),
      [
        [58, 'lớp trung cấp khóa 12'],
        [61, 'khóa 11'],
      ],
    )
    t.end()
  })

  await t.test('a detail has no word that only joins, and no capital of its sentence', (t) => {
    const details = (...lines: string[]) => stated(body(...lines)).map(([value, , detail]) => [value, detail])
    t.same(details('Tặng giấy khen cho 32 học viên. Chấm thi 38 lớp.'), [
      [32, 'tặng giấy khen'],
      [38, 'chấm thi'],
    ])
    t.same(
      details(
        'Năm 2021, Lớp K48 có 55 học viên.',
        'Đến dự có 12 giảng viên của các khoa và 4 giảng viên của Học viện.',
        'Mở 4 lớp nhận thức về Đảng cho 310 quần chúng ưu tú; 3 lớp đảng viên mới cho 205 học viên.',
      ),
      [
        [55, 'lớp K48'],
        [12, 'của các khoa'],
        [4, 'của Học viện'],
        [4, 'nhận thức về Đảng'],
        [3, null],
        [205, null],
      ],
    )
    t.end()
  })

  await t.test('words before and behind a number say which of all are counted', (t) => {
    t.same(
      stated(
        body(
          'Năm 2021, Trường mở 40 lớp với 2.900 học viên. Có 2.750 học viên được cấp chứng chỉ.',
          'Tặng giấy khen cho 35 học viên. Có 410 học viên trả lời phiếu khảo sát. Chấm thi 38 lớp.',
        ),
      ),
      [
        [40, null, null],
        [2900, null, null],
        [2750, null, 'được cấp chứng chỉ'],
        [35, null, 'tặng giấy khen'],
        [410, null, 'trả lời phiếu khảo sát'],
        [38, null, 'chấm thi'],
      ],
    )
    t.end()
  })

  await t.test('numbers of one sentence that nothing tells apart are told apart by their quotes', (t) => {
    t.same(stated(body('Năm 2021, ba trường lần lượt mở 20 lớp, 18 lớp, 12 lớp.')), [
      [20, null, 'ba trường lần lượt mở'],
      [18, null, '18 lớp'],
      [12, null, '12 lớp'],
    ])
    t.end()
  })

  await t.test('what begins with trong đó has what its whole has', (t) => {
    t.same(
      stated(
        body(
          'Năm 2021, Đảng bộ kết nạp 18 đảng viên. Trong đó, 7 đảng viên nữ. Cụ thể: 4 đảng viên là nông dân.',
        ),
      ),
      [
        [18, 'admission', null],
        [7, 'admission', null],
        [4, 'admission', 'là nông dân'],
      ],
    )
    t.end()
  })
})

test('only what is comparable is compared', async (t) => {
  const report = (text: string, publishedOn: string, title = '') => ({ title, body: [text], publishedOn })
  await t.test(
    'posts about different organisations are not, nor one that names none with one that does',
    (t) => {
      const of = (title: string, value: number) =>
        report(`Năm 2021, kết nạp ${value} đảng viên.`, '2021-12-30', title)
      t.same(mismatches([of('Đảng bộ xã Tam Quan', 5), of('Đảng bộ xã Hồ Sơn', 7)]), [])
      t.same(mismatches([of('Đảng bộ xã Tam Quan', 5), of('Công tác xây dựng Đảng', 7)]), [])
      t.same(mismatches([of('Đảng bộ xã Tam Quan', 5), of('Đảng bộ xã Tam Quan', 7)]).map(numbersOf), [
        [7, 5],
      ])
      t.end()
    },
  )

  await t.test('nor organisations without a name of their own, unless they are the same or a school', (t) => {
    const of = (title: string, value: number) =>
      report(`Năm 2026, kết nạp ${value} đảng viên.`, '2026-12-30', title)
    const pairs: readonly (readonly [string, string, number])[] = [
      ['Đảng bộ tỉnh phát triển đảng viên', 'Đảng bộ xã phát triển đảng viên', 0],
      ['Đảng bộ Bệnh viện đa khoa huyện tổng kết', 'Công tác xây dựng Đảng', 0],
      ['Bệnh viện đa khoa tỉnh tổng kết', 'Bệnh viện y học cổ truyền tỉnh tổng kết', 0],
      ['Hội Cựu chiến binh xã tổng kết', 'Hội Nông dân xã tổng kết', 0],
      ['Bảo hiểm xã hội tỉnh tổng kết', 'Kho bạc tỉnh tổng kết', 0],
      ['Hội Người cao tuổi tỉnh tổng kết', 'Tổng kết công tác đảng', 0],
      ['Thư viện tỉnh tổng kết', 'Trường Chính trị tỉnh tổng kết', 0],
      ['Đảng bộ tỉnh phát triển đảng viên', 'Đảng bộ tỉnh tổng kết năm', 1],
      ['Trường Chính trị tỉnh tổng kết', 'Công tác xây dựng Đảng', 1],
      ['Đảng bộ Trường Chính trị tỉnh tổng kết', 'Nhà trường tổng kết năm', 1],
    ]
    for (const [one, other, count] of pairs)
      t.equal(mismatches([of(one, 5), of(other, 7)]).length, count, `${one} / ${other}`)
    t.end()
  })

  await t.test('nor a part of a Party organisation (khối), and new members of a kind, with all', (t) => {
    const of = (text: string) => ({ title: 'Đảng bộ tỉnh Hà Nam', body: [text], publishedOn: '2026-12-30' })
    const parts = [
      'Năm 2026, riêng khối doanh nghiệp kết nạp 19 đảng viên.',
      'Năm 2026, khối doanh nghiệp kết nạp 19 đảng viên.',
      'Năm 2026, kết nạp 19 đảng viên trong khối doanh nghiệp ngoài nhà nước.',
      'Năm 2026, khối các cơ quan kết nạp 45 đảng viên; khối trường học kết nạp 60 đảng viên.',
      'Năm 2026, kết nạp 31 đảng viên là học sinh, sinh viên.',
      'Năm 2026, kết nạp 12 đảng viên thuộc lực lượng vũ trang.',
      'Năm 2026, kết nạp 8 đảng viên là chủ doanh nghiệp tư nhân.',
      'Năm 2026, khối lực lượng vũ trang kết nạp 77 đảng viên.',
      'Năm 2026, kết nạp 23 đảng viên ở vùng có đồng bào theo đạo.',
      'Năm 2026, khối xã, phường kết nạp 240 đảng viên.',
    ]
    for (const part of parts)
      t.same(
        mismatches([of('Năm 2026, toàn tỉnh kết nạp 388 đảng viên.'), of(part)]).map(numbersOf),
        [],
        part,
      )
    t.equal(
      mismatches([of('Năm 2026, toàn tỉnh kết nạp 388 đảng viên.'), of('Năm 2026, kết nạp 390 đảng viên.')])
        .length,
      1,
    )
    t.end()
  })

  await t.test(
    'nor a province, or an unnamed school, before and after 1 July 2025, unless it kept its extent',
    (t) => {
      const of = (title: string, value: number, day: string) =>
        report(`Năm 2024, kết nạp ${value} đảng viên.`, day, title)
      const pair = (title: string) =>
        mismatches([of(title, 500, '2025-01-10'), of(title, 900, '2026-01-10')]).length
      t.equal(pair('Đảng bộ tỉnh Phú Thọ'), 0)
      t.equal(pair('Công tác phát triển đảng viên'), 0)
      t.equal(pair('Đảng bộ tỉnh Cao Bằng'), 1)
      t.equal(pair('Đảng bộ tỉnh Vĩnh Phúc'), 1)
      t.equal(pair('Đảng bộ xã Yên Bình, tỉnh Cao Bằng'), 0)
      t.end()
    },
  )

  await t.test('nor what there is at two times of a year, since members come and go', (t) => {
    const of = (text: string, day: string) => report(text, day, 'Đảng bộ xã Tam Quan')
    const pair = (one: string, day: string, other: string, otherDay: string) =>
      mismatches([of(one, day), of(other, otherDay)]).map(numbersOf)
    const had = (value: number) => `Năm 2021, Đảng bộ có ${value} đảng viên.`
    t.same(pair(had(312), '2021-03-20', had(318), '2021-12-20'), [])
    t.same(
      pair('Năm 2021, Đảng bộ có 14 chi bộ.', '2021-02-01', 'Năm 2021, Đảng bộ có 15 chi bộ.', '2022-01-10'),
      [],
    )
    t.same(
      pair(
        had(1027),
        '2021-09-12',
        'Năm 2021, Đảng bộ kết nạp 12 đảng viên, nâng tổng số đảng viên lên 1.036 đồng chí.',
        '2021-12-30',
      ),
      [],
    )
    t.same(
      pair('Năm 2021, Trường có 46 cán bộ.', '2021-01-15', 'Năm 2021, Trường có 44 cán bộ.', '2021-06-15'),
      [],
      'staff too',
    )
    t.same(pair(had(312), '2021-12-10', had(318), '2021-12-28'), [[318, 312]], 'two reports of one month')
    const year = (value: number) => `Năm 2021, Đảng bộ có ${value} đảng viên.`
    t.same(pair(year(312), '2022-01-10', year(318), '2022-11-10'), [[318, 312]], 'both look back')
    const day = (value: number) => `Đến ngày 30/6/2021, Đảng bộ có ${value} đảng viên.`
    t.same(pair(day(312), '2021-07-10', day(318), '2021-12-10'), [[318, 312]], 'the day is said')
    t.same(
      pair('Năm 2021, kết nạp 5 đảng viên.', '2021-03-20', 'Năm 2021, kết nạp 7 đảng viên.', '2021-12-20'),
      [[7, 5]],
      'what is done in a year is said at any time',
    )
    t.end()
  })

  await t.test('turns are no persons', (t) => {
    const text = 'Năm 2021, Trường đào tạo 5.200 lượt học viên. Toàn trường có 4.100 học viên.'
    t.same(mismatches([{ body: [text] }]), [])
    t.end()
  })

  await t.test(
    'a whole that is over or about N does not contradict fewer parts; far bounds say nothing',
    (t) => {
      const rows = (text: string) =>
        comparePosts([{ body: [text] }]).map(({ breakdown, status }) => [breakdown, status])
      t.same(rows('Năm 2021, Trường có khoảng 500 học viên, gồm 210 học viên nữ và 250 học viên nam.'), [
        ['group', 'incomplete'],
      ])
      t.same(rows('Năm 2021, Trường có trên 900 học viên, trong đó trên 200 học viên nữ.'), [
        ['group', 'incomplete'],
      ])
      t.same(rows('Năm 2021, Trường có gần 900 học viên, trong đó 200 học viên nữ.'), [
        ['group', 'incomplete'],
      ])
      t.same(rows('Năm 2021, Trường có trên 900 học viên, gồm 430 học viên nữ và 485 học viên nam.'), [
        ['group', 'match'],
      ])
      t.same(rows('Năm 2021, Trường có 900 học viên, gồm 430 học viên nữ và 485 học viên nam.'), [
        ['group', 'mismatch'],
      ])
      t.end()
    },
  )

  await t.test('places of one level are added up; faculties share classes', (t) => {
    const districts =
      'Năm 2021, toàn tỉnh mở 20 lớp. Huyện Lập Thạch mở 9 lớp; huyện Yên Lạc mở 7 lớp; thị xã Phúc Yên mở 6 lớp.'
    t.same(
      mismatches([{ body: [districts] }]).map(({ breakdown }) => breakdown),
      ['institution'],
    )
    const faculties = 'Năm 2021, nhà trường mở 20 lớp. Khoa Luật dạy 14 lớp; Khoa Kinh tế dạy 12 lớp.'
    t.same(mismatches([{ body: [faculties] }]), [])
    t.end()
  })

  await t.test('the same months of another year are not those of this one', (t) => {
    const text =
      'Năm 2023, Đảng bộ kết nạp 210 đảng viên. Quý IV kết nạp 60 đảng viên. Cùng kỳ năm 2022 kết nạp 98 đảng viên.'
    t.same(mismatches([{ body: [text] }]), [])
    t.end()
  })

  await t.test('and what an editor has parted is not', (t) => {
    const post = { title: 'Năm 2021 mở 30 lớp', body: ['Năm 2021, nhà trường mở 28 lớp.'] }
    const [row] = mismatches([post])
    t.match(row?.comparable, {
      same_dimensions: ['scenario'],
      differs_in: null,
      explanation: { vi: /^Cùng chỉ tiêu, cùng kỳ/ },
    })
    t.equal(row?.comparable.figure_ids.length, 2)
    t.same(mismatches([post], ['30 lớp', '28 lớp']), [])
    t.end()
  })
})

test('what was before a merger is another fact than what is since', (t) => {
  const details = (text: string) => stated({ body: [text] }).map(([value, , detail]) => [value, detail])
  t.same(details('Trước khi sáp nhập có 63 chi bộ; sau sáp nhập còn 42 chi bộ.'), [
    [63, 'trước khi sáp nhập'],
    [42, null],
  ])
  t.same(details('Hiện nay có 42 chi bộ, trước đây có 63 chi bộ.'), [
    [42, null],
    [63, 'trước đây'],
  ])
  t.end()
})

test('the year of a post', async (t) => {
  const yearOf = (title: string, ...body: string[]) => proposalsOf({ title, body }).year ?? null
  t.same(yearOf('Một bài', 'Năm 2016, Trường bế giảng lớp B60.', 'Lớp có 45 học viên.'), {
    year: 2016,
    source: 'body',
  })
  t.same(yearOf('Một bài', 'Sáng 10/01/2017, Trường tổng kết năm 2016.', 'Trường mở 45 lớp.'), {
    year: 2016,
    source: 'body',
  })
  t.same(yearOf('Tháng 6/2023', 'Sau năm 2021 và năm 2022, Trường mở 4 lớp.'), {
    year: 2023,
    source: 'title',
  })
  t.same(yearOf('Kết quả năm 2020', 'Trường mở 4 lớp.'), { year: 2020, source: 'title' })
  t.same(yearOf('Hội nghị', 'Năm 2020 mở 4 lớp, bế giảng 2 lớp. Năm 2019 mở 3 lớp.'), {
    year: 2020,
    source: 'figures',
  })
  t.equal(yearOf('Hội nghị', 'Năm 2020 mở 4 lớp. Năm 2019 mở 3 lớp.'), null)
  t.equal(
    yearOf('Nhiệm kỳ 2020 - 2025', 'Xã thành lập ngày 01/7/2025. Xã có 42 chi bộ. Năm 2024 có 14 chi bộ.'),
    null,
    'a day in July is none of a report on the year before, and a term is no year',
  )
  t.equal(yearOf('Hội nghị', 'Ngày 3/5/2018 và ngày 9/8/2021, Trường mở 3 lớp.'), null)
  t.same(yearOf('Các lớp', 'Năm 2020, bồi dưỡng theo Kế hoạch số 91-KH/TU, ngày 29/7/2014 mở 3 lớp.'), {
    year: 2020,
    source: 'body',
  })

  t.same(offeredYears(null, null), [])
  t.same(offeredYears('2017-04-01', '2017-01-10'), [
    { year: 2017, from: 'event_date' },
    { year: 2016, from: 'published_at' },
  ])
})

test('registers are compared with what is about the school', async (t) => {
  const posts = (title: string) => [{ title, body: ['Năm 2020, Trường mở 30 lớp.'] }]
  const classes: RegisterCounts = {
    register: 'classes',
    indicator: 'training.classes',
    year: 2020,
    countable: [],
    cells: [{ dimensions: { scenario: 'actual' }, count: 62 }],
  }
  const compared = (title: string, name: string | null) =>
    comparePosts(posts(title), [], { name, registers: [classes] }).map(({ breakdown }) => breakdown)
  const own = 'Trường Chính trị tỉnh Vĩnh Phúc'
  for (const title of [
    'Tổng kết năm 2020',
    'Trường Chính trị tỉnh tổng kết năm 2020',
    'Trường Chính trị tỉnh Vĩnh Phúc tổng kết năm 2020',
    'Đảng bộ Trường Chính trị tỉnh Vĩnh Phúc tổng kết năm 2020',
  ])
    t.same(compared(title, own), ['register'], title)
  for (const title of [
    'Trường Chính trị tỉnh Thái Bình tổng kết năm 2020',
    'Trường Đại học Hồng Đức tổng kết năm 2020',
    'Trung tâm Chính trị huyện Yên Lạc tổng kết năm 2020',
  ]) {
    t.same(compared(title, own), [], title)
    t.same(compared(title, null), ['register'], `${title}: no school is named`)
  }
})

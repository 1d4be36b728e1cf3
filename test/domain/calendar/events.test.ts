import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { daysFrom, daysOfWeek, weekOfDay } from '../../../src/domain/calendar/iso-week.ts'
import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, withEachValue } from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'
import { registers } from '../training/registers.ts'

const path = '/v1/events'
const headers = { 'if-match': '*' }
const least = { title: 'Họp giao ban', starts_at: '2026-03-02T07:30:00+07:00' }

test('events', async (t) => {
  const app = await startApp(t, {
    PUBLIC_URL: 'https://api.school.example',
    SITE_POST_URL: 'https://school.example/tin?a=1,2;b&s={slug}',
    SCHOOL_NAME: 'Trường A; B, C',
  })
  const { expect, send } = app
  const { createProgram, createClass } = registers(app)
  const create = (body: object) => expect(201, 'POST', path, { body: { ...least, ...body } })
  const titlesOf = async (query: string, as: 'admin' | 'anonymous' = 'anonymous'): Promise<string[]> => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as })
    return items.map(({ title }: { title: string }) => title)
  }
  const calendar = async (query = '') => {
    const response = await send('GET', `/events.ics${query}`, { as: 'anonymous' })
    t.equal(response.statusCode, 200)
    return response
  }

  await t.test('the school enters one with all that it says', async (t) => {
    const program = await createProgram({ code: 'TCLLCT' })
    const held = await createClass(program.id, { code: 'K12' })
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Khai giảng lớp' } })
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    const body = {
      title: 'Khai giảng lớp K12',
      place: 'Hội trường A',
      starts_at: '2026-03-04T07:30:00+07:00',
      ends_at: '2026-03-04T11:00:00+07:00',
      session: 'morning',
      chair: 'Hiệu trưởng',
      participants: 'Ban Giám hiệu\nHọc viên lớp K12',
      organiser: 'Phòng Đào tạo',
      class: { code: 'k12' },
      post: { slug: post.slug },
    }
    const row = await create(body)
    t.match(row, {
      title: body.title,
      place: body.place,
      starts_at: '2026-03-04T00:30:00Z',
      ends_at: '2026-03-04T04:00:00Z',
      starts_on: '2026-03-04',
      ends_on: '2026-03-04',
      session: 'morning',
      chair: body.chair,
      participants: body.participants,
      organiser: body.organiser,
      class_id: held.id,
      post_id: post.id,
      status: 'scheduled',
      internal: false,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' }), row)
    const back = await expect(200, 'PATCH', `${path}/${row.id}`, { headers, body: row })
    t.equal(back.revision, 1, 'what was read is sent back')
    for (const query of [
      'class=K12',
      `post=${post.slug}`,
      'session=morning',
      'organiser=Phòng Đào tạo',
      `q=${encodeURIComponent('giam hieu')}`,
      'title[contains]=khai giảng',
      'starts_at[gte]=2026-03-04T00:30:00Z',
    ])
      t.same(await titlesOf(query), [body.title], query)
    const { items } = await expect(200, 'GET', '/v1/search?q=khai giảng&type=event', { as: 'anonymous' })
    t.match(items, [{ type: 'event', id: row.id, href: `${path}/${row.id}` }])
    t.match(await expect(200, 'GET', `${path}/${row.id}?include=class,post`, { as: 'anonymous' }), {
      class: { code: 'K12' },
      post: { title: 'Khai giảng lớp' },
    })
    await expect(204, 'DELETE', `/v1/classes/K12`, { headers })
    t.equal((await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' })).class_id, null)
    t.equal((await expect(200, 'GET', `${path}/${row.id}`)).class_id, held.id)
    t.same(await titlesOf('class=K12'), [])
    await expect(204, 'DELETE', `${path}/${row.id}?purge=true`, { headers })
  })

  await t.test('readers learn of its post once that is public', async (t) => {
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bài nháp', external_id: 'nhap' } })
    const row = await create({ post: { external_id: 'nhap' } })
    t.equal(row.post_id, post.id)
    const told = async (as: 'anonymous' | 'registrar') => {
      const one = await expect(200, 'GET', `${path}/${row.id}?include=post`, { as })
      const found = await titlesOf(`post=${post.slug}`)
      t.equal(found.length === 1, one.post_id === post.id)
      t.equal(one.post?.id ?? null, one.post_id)
      for (const url of ['/v1/exports/events?format=ndjson', '/events.ics?week=2026-W10'])
        t.equal((await send('GET', url, { as })).body.includes(post.slug), one.post_id !== null, url)
      return one.post_id !== null
    }
    t.equal(await told('anonymous'), false)
    t.equal(await told('registrar'), false)
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    t.equal(await told('anonymous'), true)
    await expect(204, 'DELETE', `/v1/posts/${post.id}`, { headers })
    t.equal(await told('anonymous'), false)
    await expect(204, 'DELETE', `${path}/${row.id}?purge=true`, { headers })
  })

  await t.test('what cannot be stored is refused by field', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/title', { starts_at: least.starts_at }],
      ['/starts_at', { title: 'Không giờ' }],
      ...withEachValue(least, 'title', invalidLines),
      ...withEachValue(least, 'place', invalidLines),
      ...withEachValue(least, 'starts_at', [
        '2026-02-30T07:30:00+07:00',
        '2026-03-02',
        '2026-03-02T07:30:00',
        1,
        null,
      ]),
      ...withEachValue(least, 'ends_at', [
        '2026-03-02T07:30:00+07:00',
        '2026-03-02T07:00:00+07:00',
        '2027-03-03T07:31:00+07:00',
      ]),
      ...withEachValue(least, 'session', ['evening', 1]),
      ...withEachValue(least, 'status', ['done', null]),
      ...withEachValue(least, 'internal', ['true', null]),
    ])
    await testRejections(t, app, path, 422, [['/class/code', { ...least, class: { code: 'KHONG' } }]])
    for (const query of [
      'week=2026-W54',
      'week=2026-W00',
      'week=2021-W53',
      'week=2026-48',
      'week=9999-W52',
      'week=0000-W01',
      'week=2026-W48,2026-W49',
      'from=2026-11-29&to=2026-11-23',
      'from=2026-02-30',
      'to=tomorrow',
    ]) {
      const parameter = query.split('=')[0] === 'from' && query.includes('to=') ? 'to' : query.split('=')[0]
      t.match((await expect(400, 'GET', `${path}?${query}`)).errors, [{ parameter }], query)
      t.match((await expect(400, 'GET', `/events.ics?${query}`)).errors, [{ parameter }], query)
    }
  })

  await t.test(
    'a week is from Monday to Sunday by the clock of the school, with what overlaps it',
    async (t) => {
      const all = [
        ['Tuần trước', '2026-11-22T23:30:00+07:00', null],
        ['Đến hết Chủ nhật', '2026-11-22T20:00:00+07:00', '2026-11-23T00:00:00+07:00'],
        ['Từ thứ Sáu', '2026-11-20T08:00:00+07:00', '2026-11-23T09:00:00+07:00'],
        ['Không giờ thứ Hai', '2026-11-22T17:00:00Z', null],
        ['Giữa tuần', '2026-11-25T14:00:00+07:00', '2026-11-25T16:30:00+07:00'],
        ['Qua tuần sau', '2026-11-28T08:00:00+07:00', '2026-12-04T17:00:00+07:00'],
        ['Đêm Chủ nhật', '2026-11-29T23:59:00+07:00', null],
        ['Không giờ tuần sau', '2026-11-30T00:00:00+07:00', null],
      ] as const
      for (const [title, starts_at, ends_at] of all.toReversed()) await create({ title, starts_at, ends_at })
      const week = ['Từ thứ Sáu', 'Không giờ thứ Hai', 'Giữa tuần', 'Qua tuần sau', 'Đêm Chủ nhật']
      t.same(await titlesOf('week=2026-W48'), week)
      t.same(await titlesOf('from=2026-11-23&to=2026-11-29'), week)
      t.same(await titlesOf('week=2026-W48&sort=-starts_at&limit=2'), ['Đêm Chủ nhật', 'Qua tuần sau'])
      t.same(await titlesOf('from=2026-11-30'), ['Qua tuần sau', 'Không giờ tuần sau'])
      t.same(await titlesOf('from=2026-11-01&to=2026-11-22'), [
        'Từ thứ Sáu',
        'Đến hết Chủ nhật',
        'Tuần trước',
      ])
      t.same(await titlesOf('week=2026-W49'), ['Qua tuần sau', 'Không giờ tuần sau'])
      const { items } = await expect(200, 'GET', `${path}?from=2026-11-22&to=2026-11-22&sort=starts_at`)
      t.match(
        items.map(({ starts_on, ends_on }: Record<string, string>) => [starts_on, ends_on]),
        [
          ['2026-11-20', '2026-11-23'],
          ['2026-11-22', '2026-11-22'],
          ['2026-11-22', '2026-11-22'],
        ],
      )
      // as Postgres numbers them
      const { rows } = await app.database.pool.query<{ day: string; week: string; monday: string }>(
        `select day::date::text, to_char(day, 'IYYY-"W"IW') as week, date_trunc('week', day)::date::text as monday
      from generate_series(date '1999-12-20', date '2028-01-10', interval '1 day') day`,
      )
      const wrong = rows.filter(({ day, week, monday }) => {
        const days = daysOfWeek(week)
        return weekOfDay(day) !== week || days?.monday !== monday || days.sunday !== daysFrom(monday, 6)
      })
      t.same(wrong, [])
      // the last week of 2020 ends in 2021, and the first one of 2026 begins in 2025
      await create({ title: 'Ngày đầu năm 2021', starts_at: '2021-01-03T08:00:00+07:00' })
      await create({ title: 'Cuối năm 2025', starts_at: '2025-12-29T08:00:00+07:00' })
      t.same(await titlesOf('week=2020-W53'), ['Ngày đầu năm 2021'])
      t.same(await titlesOf('week=2021-W01'), [])
      t.same(await titlesOf('week=2026-W01'), ['Cuối năm 2025'])
    },
  )

  await t.test('a schedule has the week by day and part of the day, as offices print it', async (t) => {
    const url = '/v1/events/schedule'
    await create({
      title: 'Cả tuần',
      starts_at: '2026-06-01T00:00:00+07:00',
      ends_at: '2026-06-03T00:00:00+07:00',
      session: 'all_day',
    })
    await create({
      title: 'Không ghi buổi',
      starts_at: '2026-06-02T13:30:00+07:00',
      ends_at: '2026-06-03T09:00:00+07:00',
      chair: 'Hiệu trưởng',
    })
    await create({
      title: 'Buổi sáng',
      starts_at: '2026-06-02T07:30:00+07:00',
      session: 'morning',
      status: 'cancelled',
    })
    await create({ title: 'Nội bộ kín', starts_at: '2026-06-02T08:30:00+07:00', internal: true })
    const answer = await expect(200, 'GET', `${url}?week=2026-W23`, { as: 'anonymous' })
    t.match(answer, {
      week: '2026-W23',
      from: '2026-06-01',
      to: '2026-06-07',
      previous_week: '2026-W22',
      next_week: '2026-W24',
    })
    type Day = { weekday: string; sessions: { name: string; events: { title: string }[] }[] }
    t.same(
      answer.days.map(({ weekday, sessions }: Day) => [
        weekday,
        ...sessions.map(({ name, events }) => [name, ...events.map(({ title }) => title)]),
      ]),
      [
        ['Thứ Hai', ['Cả ngày', 'Cả tuần']],
        ['Thứ Ba', ['Cả ngày', 'Cả tuần'], ['Sáng', 'Buổi sáng'], ['Chiều', 'Không ghi buổi']],
        ['Thứ Tư', ['Cả ngày', 'Không ghi buổi']],
        ['Thứ Năm'],
        ['Thứ Sáu'],
        ['Thứ Bảy'],
        ['Chủ nhật'],
      ],
    )
    const csv = (await send('GET', `${url}.csv?week=2026-W23`, { as: 'anonymous' })).body
    t.same(csv.replace('\ufeff', '').trim().split('\r\n'), [
      '"Thứ, ngày",Buổi,Thời gian,Nội dung,Địa điểm,Chủ trì,Thành phần,Đơn vị tổ chức,Ghi chú',
      '"Thứ Hai, 01/06/2026",Cả ngày,,Cả tuần,,,,,',
      '"Thứ Ba, 02/06/2026",Cả ngày,,Cả tuần,,,,,',
      '"Thứ Ba, 02/06/2026",Sáng,07h30,Buổi sáng,,,,,Hủy',
      '"Thứ Ba, 02/06/2026",Chiều,13h30,Không ghi buổi,,Hiệu trưởng,,,',
      '"Thứ Tư, 03/06/2026",Cả ngày,đến 09h00,Không ghi buổi,,Hiệu trưởng,,,',
    ])
    t.match((await send('GET', `${url}.csv?week=2026-W23`)).body, /08h30,Nội bộ kín,.*,Nội bộ\r/)
    t.equal((await send('GET', `${url}.xlsx?week=2026-W23`)).rawPayload.subarray(0, 2).toString(), 'PK')
    const present = await expect(200, 'GET', url, { as: 'anonymous' })
    t.equal(present.days.length, 7)
    await expect(400, 'GET', `${url}?week=2026-W54`)
  })

  await t.test('a sheet has days and times as offices write them', async (t) => {
    const rows = [
      ['Họp giao ban sheet', '7h30 ngày 05/10/2026', '05/10/2026 11:00', ''],
      ['Thi sheet', '13:30 06/10/2026', '06/10/2026', 'Chiều'],
      ['Hội thao sheet', '07/10/2026', '09/10/2026', 'Cả ngày'],
      ['Nghỉ sheet', '7/10/2026', '7/10/2026', 'Cả ngày'],
      ['Trực sheet', '10/10/2026, 22 giờ', '2026-10-11 6:00', ''],
      ['Sai giờ sheet', '24:00 08/10/2026', '', ''],
      ['Sai ngày sheet', '08/10/2026', '31/02/2026', ''],
    ]
    const text = ['Nội dung,Thời gian bắt đầu,Thời gian kết thúc,Buổi']
      .concat(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')))
      .join('\n')
    const send = (body: string) =>
      expect(200, 'POST', '/v1/imports/events?on_error=skip', {
        body,
        headers: { 'content-type': 'text/csv' },
      })
    const report = await send(text)
    t.match(report, { created: 5, refused: 2 })
    t.match(report.errors, [
      { line: 7, field: 'starts_at', message_vi: /ví dụ 31\/12\/2020 08:30/ },
      { line: 8, field: 'ends_at', message_vi: /ví dụ 31\/12\/2020 08:30/ },
    ])
    const { items } = await expect(200, 'GET', `${path}?from=2026-10-05&to=2026-10-11&sort=starts_at`)
    t.same(
      items
        .filter(({ title }: { title: string }) => title.endsWith('sheet'))
        .map((row: Record<string, string>) => [
          row['title'],
          row['starts_at'],
          row['ends_at'],
          row['ends_on'],
        ])
        .toSorted(),
      [
        ['Hội thao sheet', '2026-10-06T17:00:00Z', '2026-10-09T17:00:00Z', '2026-10-09'],
        ['Họp giao ban sheet', '2026-10-05T00:30:00Z', '2026-10-05T04:00:00Z', '2026-10-05'],
        ['Nghỉ sheet', '2026-10-06T17:00:00Z', '2026-10-07T17:00:00Z', '2026-10-07'],
        ['Thi sheet', '2026-10-06T06:30:00Z', '2026-10-06T17:00:00Z', '2026-10-06'],
        ['Trực sheet', '2026-10-10T15:00:00Z', '2026-10-10T23:00:00Z', '2026-10-11'],
      ].toSorted(),
    )
    t.match(await send(text), { created: 0, unchanged: 5 }, 'it can be sent again')
    const { body: exported } = await app.send(
      'GET',
      '/v1/exports/events?format=csv&heads=vi&from=2026-10-05&to=2026-10-11',
    )
    t.match(await send(exported), { created: 0, changed: 0, refused: 0 }, 'so can an export')
  })

  await t.test('readers never learn of internal events', async (t) => {
    const hidden = await create({
      title: 'canary họp kín',
      place: 'canary',
      organiser: 'canary',
      chair: 'canary',
      participants: 'canary',
      starts_at: '2026-05-04T07:30:00+07:00',
      internal: true,
      external_id: 'canary',
    })
    const reads = async (): Promise<boolean> => {
      const single = (await send('GET', `${path}/${hidden.id}`, { as: 'reader' })).statusCode
      const told = single === 200
      if (!told) t.equal(single, 404)
      for (const url of [
        `${path}?limit=100&count=exact`,
        `${path}?week=2026-W19`,
        `${path}?organiser=canary`,
        `${path}?external_id=canary`,
        `${path}?internal=true`,
        `${path}?q=canary`,
        `${path}?title[contains]=canary`,
        `${path}?id=${hidden.id}`,
        '/v1/search?q=canary',
        '/v1/search?q=canari',
        '/v1/suggestions?q=canar',
        '/v1/exports/events?format=ndjson',
        '/v1/events/schedule?week=2026-W19',
        '/v1/events/schedule.csv?week=2026-W19',
        '/events.ics?week=2026-W19',
        `/events.ics?id=${hidden.id}`,
      ]) {
        for (const as of ['anonymous', 'registrar'] as const) {
          const { body } = await send('GET', url, { as })
          const found = body.includes('canary họp') || body.includes(hidden.id)
          if (!told) t.equal(found, false, `${url} as ${as}`)
        }
      }
      return told
    }
    const countOf = async () =>
      (await expect(200, 'GET', `${path}?count=exact&limit=1`, { as: 'anonymous' })).page.count
    const before = await countOf()
    t.equal(await reads(), false)
    t.same(await titlesOf('internal=true&week=2026-W19', 'admin'), ['canary họp kín'])
    const refused = await expect(403, 'PATCH', `${path}/${hidden.id}`, {
      as: 'editor',
      headers,
      body: { internal: false },
    })
    t.match(refused.detail, /content:publish/)
    await expect(403, 'POST', path, { as: 'editor', body: least })
    const own = await expect(201, 'POST', path, { as: 'editor', body: { ...least, internal: true } })
    await expect(204, 'DELETE', `${path}/${own.id}?purge=true`, { as: 'admin', headers })
    await expect(200, 'PATCH', `${path}/${hidden.id}`, {
      as: 'publisher',
      headers,
      body: { internal: false },
    })
    t.equal(await reads(), true)
    t.equal(await countOf(), before + 1)
    await expect(403, 'PATCH', `${path}/${hidden.id}`, { as: 'editor', headers, body: { place: 'Khác' } })
    await expect(204, 'DELETE', `${path}/${hidden.id}`, { headers })
    t.equal(await reads(), false)
    const restored = await expect(200, 'POST', `${path}/${hidden.id}/restore`, { as: 'editor', headers })
    t.equal(restored.internal, true, 'someone decides anew')
    await expect(204, 'DELETE', `${path}/${hidden.id}?purge=true`, { headers })
  })

  await t.test('a calendar has the public events as subscribers expect them', async (t) => {
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Thông báo lễ bế giảng' } })
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    const title = `Lễ bế giảng, trao bằng; lớp \\K11 – ${'đào tạo, bồi dưỡng nghiệp vụ 🇻🇳 '.repeat(6)}hết`
    const timed = await create({
      title,
      place: 'Hội trường B, tầng 2',
      starts_at: '2026-08-03T07:30:30.250+07:00',
      ends_at: '2026-08-03T11:00:00+07:00',
      chair: 'Hiệu trưởng',
      participants: 'Ban Giám hiệu\nCác khoa\u0007, phòng',
      post_id: post.id,
    })
    const days = await create({
      title: 'Hội thao',
      starts_at: '2026-08-05T00:00:00+07:00',
      ends_at: '2026-08-07T00:00:00+07:00',
      session: 'all_day',
    })
    const day = await create({ title: 'Nghỉ lễ', starts_at: '2026-08-06T00:00:00+07:00', session: 'all_day' })
    const off = await create({ title: 'Tọa đàm', starts_at: '2026-08-07T14:00:00+07:00' })
    await expect(200, 'PATCH', `${path}/${off.id}`, { headers, body: { status: 'cancelled' } })
    const put = await create({
      title: 'Tập huấn',
      starts_at: '2026-08-07T15:00:00+07:00',
      status: 'postponed',
    })

    const { headers: sent, rawPayload, body } = await calendar('?from=2026-08-01&to=2026-08-31')
    t.match(sent['content-type'], 'text/calendar')
    const rows = (await expect(200, 'GET', `${path}?from=2026-08-01&to=2026-08-31`)).items
    const newest = Math.max(...rows.map((row: { updated_at: string }) => Date.parse(row.updated_at)))
    t.equal(sent['last-modified'], new Date(newest).toUTCString())
    const again = await send('GET', '/events.ics?from=2026-08-01&to=2026-08-31', {
      as: 'anonymous',
      headers: { 'if-none-match': String(sent['etag']) },
    })
    t.equal(again.statusCode, 304)

    // RFC 5545, section 3.1
    const whole = rawPayload.toString('latin1')
    t.ok(whole.endsWith('END:VCALENDAR\r\n'))
    t.notMatch(whole.replaceAll('\r\n', ''), /[\r\n]/)
    for (const line of whole.split('\r\n')) {
      t.ok(line.length <= 75, `${line.length} octets`)
      t.notMatch(Buffer.from(line, 'latin1').toString(), '\ufffd', 'no letter is split')
    }
    t.match(body, /^DTSTART;VALUE=DATE:20260805\r\nDTEND;VALUE=DATE:20260807\r$/m)
    t.match(body, /^DTSTART;VALUE=DATE:20260806\r\nDTEND;VALUE=DATE:20260807\r$/m)
    t.match(body, /^DTSTART:20260803T003030Z\r\nDTEND:20260803T040000Z\r$/m)

    // read by the library of Thunderbird, and by another one
    const root = new ICAL.Component(ICAL.parse(body) as string[])
    t.match(root.getFirstPropertyValue('name'), 'Lịch công tác, sự kiện – Trường A; B, C')
    const read = root.getAllSubcomponents('vevent').map((entry) => ({
      uid: entry.getFirstPropertyValue('uid'),
      summary: entry.getFirstPropertyValue('summary'),
      status: entry.getFirstPropertyValue('status'),
      sequence: entry.getFirstPropertyValue('sequence'),
      start: String(entry.getFirstPropertyValue('dtstart')),
      description: entry.getFirstPropertyValue('description'),
      url: entry.getFirstPropertyValue('url'),
    }))
    t.same(read, [
      {
        uid: timed.id,
        summary: title,
        status: 'CONFIRMED',
        sequence: 0,
        start: '2026-08-03T00:30:30Z',
        description: 'Chủ trì: Hiệu trưởng\nThành phần: Ban Giám hiệu\nCác khoa, phòng',
        url: `https://school.example/tin?a=1,2;b&s=${post.slug}`,
      },
      {
        uid: days.id,
        summary: 'Hội thao',
        status: 'CONFIRMED',
        sequence: 0,
        start: '2026-08-05',
        description: 'Buổi: Cả ngày',
        url: null,
      },
      {
        uid: day.id,
        summary: 'Nghỉ lễ',
        status: 'CONFIRMED',
        sequence: 0,
        start: '2026-08-06',
        description: 'Buổi: Cả ngày',
        url: null,
      },
      {
        uid: off.id,
        summary: 'Hủy: Tọa đàm',
        status: 'CANCELLED',
        sequence: 1,
        start: '2026-08-07T07:00:00Z',
        description: null,
        url: null,
      },
      {
        uid: put.id,
        summary: 'Hoãn: Tập huấn',
        status: 'CANCELLED',
        sequence: 0,
        start: '2026-08-07T08:00:00Z',
        description: null,
        url: null,
      },
    ])
    const others = Object.values(nodeIcal.sync.parseICS(body)).filter((each) => each?.type === 'VEVENT')
    t.same(
      others.map((each) => ({ uid: each.uid, summary: each.summary, location: each.location })),
      read.map(({ uid, summary }, at) => ({
        uid,
        summary,
        location: at === 0 ? 'Hội trường B, tầng 2' : undefined,
      })),
    )

    const short = await create({
      title: 'Chớp mắt',
      starts_at: '2026-09-01T07:30:00.100+07:00',
      ends_at: '2026-09-01T07:30:00.900+07:00',
    })
    t.notMatch((await calendar(`?id=${short.id}`)).body, 'DTEND', 'an end is later than the beginning')
    t.match((await calendar(`?id=${day.id}`)).body.match(/^UID:.*$/gm), [`UID:${day.id}`])
    t.notMatch((await calendar('?week=2026-W30')).body, 'VEVENT')
    // without a range: around the present day
    const now = Date.now()
    const near = await create({ title: 'Sắp tới', starts_at: new Date(now + 86_400_000).toISOString() })
    const far = await create({
      title: 'Năm sau nữa',
      starts_at: new Date(now + 500 * 86_400_000).toISOString(),
    })
    const past = await create({
      title: 'Năm trước',
      starts_at: new Date(now - 200 * 86_400_000).toISOString(),
    })
    const { body: present } = await calendar()
    t.match(present, near.id)
    for (const { id } of [far, past]) t.notMatch(present, id)
  })
})

import { test } from '../../support/shared-test.ts'
import { startApp } from '../../support/app.ts'

test('texts of one line are stored without what cannot be seen', async (t) => {
  const { send, expect } = await startApp(t)
  const learner = (id: string) => `/v1/learners/by-external-id/${encodeURIComponent(id)}`

  await t.test('one external id names one row, whatever stands unseen at its ends', async (t) => {
    const ids = ['HV900', 'HV900 ', '\u00a0HV900', 'HV900\u200b', '\ufeffHV900\t', ' HV900\u3000']
    const rows = new Set<string>()
    for (const [n, id] of ids.entries()) {
      const status = n === 0 ? 201 : 200
      rows.add((await expect(status, 'PUT', learner(id), { body: { full_name: 'Nguyễn Văn A' } })).id)
    }
    t.equal(rows.size, 1)
    const other = await expect(201, 'PUT', learner('hv900'), { body: { full_name: 'Nguyễn Văn B' } })
    t.notOk(rows.has(other.id), 'their case is part of them')
    const list = await expect(200, 'GET', `/v1/learners?external_id=${encodeURIComponent('HV900 ')}`)
    t.match(list.items, [{ external_id: 'HV900' }])
    const taken = await send('POST', '/v1/learners', {
      body: { full_name: 'Trần Văn C', external_id: '\u200bHV900' },
    })
    t.equal(taken.statusCode, 409)
    const body = { full_name: 'Nguyễn Văn A', external_id: 'HV900 ' }
    t.equal((await expect(200, 'PUT', learner('HV900'), { body })).external_id, 'HV900')
  })

  await t.test('a reference by a key with blanks finds its row', async (t) => {
    await expect(201, 'POST', '/v1/programs', { body: { code: 'TC', name: 'Trung cấp', external_id: 'p' } })
    const body = { code: ' K1\u200b', name: 'Lớp 1', year: 2020, program: { external_id: 'p ' } }
    const made = await expect(201, 'POST', '/v1/classes', { body })
    t.equal(made.code, 'K1')
    t.equal((await expect(200, 'GET', `/v1/classes/${encodeURIComponent('K1 ')}`)).id, made.id)
    t.equal(
      (await expect(200, 'GET', `/v1/classes?program=${encodeURIComponent('TC\u00a0')}`)).items.length,
      1,
    )
  })

  await t.test('controls are refused in keys', async (t) => {
    for (const id of ['HV\u202e901', 'HV\u0007901', '\u2066HV901\u2069', 'HV\t901', 'HV\u200f901']) {
      const answer = await send('PUT', learner(id), { body: { full_name: 'Lê Văn D' } })
      t.equal(answer.statusCode, 400, JSON.stringify(id))
      t.match(answer.json().errors, [{ parameter: 'external_id', code: 'control_character' }])
      const posted = await send('POST', '/v1/programs', {
        body: { code: 'X', name: 'X', external_id: id },
        headers: { 'accept-language': 'vi' },
      })
      t.match(posted.json().errors, [
        { pointer: '/external_id', code: 'control_character', message: /ký tự/ },
      ])
    }
    for (const code of ['TC\u202eX', 'TC\u0007X', 'T\u200bC']) {
      const { errors } = await expect(400, 'POST', '/v1/programs', { body: { code, name: 'X' } })
      t.match(errors, [{ pointer: '/code', code: 'wrong_format' }])
    }
  })

  await t.test('controls leave other lines, and joiners stay', async (t) => {
    const name = '\ufeff Nguyễn\u202e Văn\u0007 E 👩\u200d🚀❤\ufe0f\u200f\n'
    const person = await expect(201, 'POST', '/v1/people', { body: { name, unit: '\tKhoa\tXây dựng Đảng ' } })
    t.equal(person.name, 'Nguyễn Văn E 👩\u200d🚀❤\ufe0f')
    t.equal(person.unit, 'Khoa Xây dựng Đảng')
    const same = await send('PATCH', `/v1/people/${person.id}`, {
      headers: { 'if-match': '*' },
      body: { name: person.name, unit: person.unit },
    })
    t.equal(same.json().revision, person.revision, 'sent back as read, it is the same')
    const unseen = await expect(400, 'POST', '/v1/people', { body: { name: '\u200b\u00a0\u2060' } })
    t.match(unseen.errors, [{ pointer: '/name', code: 'blank' }])
    const note = await expect(400, 'POST', '/v1/tags', {
      body: { name: 'Thẻ', description: '\u200b \u2060' },
    })
    t.match(note.errors, [{ pointer: '/description', code: 'blank' }])
    const broken = await expect(400, 'POST', '/v1/people', { body: { name: 'Nguyễn\nVăn' } })
    t.match(broken.errors, [{ pointer: '/name', code: 'line_break' }])
  })
})

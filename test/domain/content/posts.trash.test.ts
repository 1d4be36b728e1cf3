import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }
const anonymous = { as: 'anonymous' } as const

test('posts whose people and pictures go to the trash', async (t) => {
  const { expect } = await startApp(t)

  await t.test('a post stays open to changes when whom it is by goes to the trash', async (t) => {
    const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Lê Mai', degree: 'ThS.' } })
    const line = { person_id: person.id, name: 'Lê Mai', degree: 'ThS.' }
    const body = { title: 'Bài của Mai', byline: [{ person_id: person.id }] }
    const { id } = await expect(201, 'PUT', '/v1/posts/by-external-id/mai', { body })
    const url = `/v1/posts/${id}`
    await expect(200, 'POST', `${url}/publish`, { headers, body: {} })
    t.match((await expect(200, 'GET', url, anonymous)).byline, [line])
    await expect(204, 'DELETE', `/v1/people/${person.id}`, { headers })
    const patched = await expect(200, 'PATCH', url, { headers, body: { title: 'Tên mới' } })
    t.match(patched.byline, [line], 'the line is printed as it was')
    const put = await expect(200, 'PUT', '/v1/posts/by-external-id/mai', { body })
    t.match(put, { title: body.title, byline: [line] })
    const [shown] = (await expect(200, 'GET', url, anonymous)).byline
    t.match(shown, { ...line, person_id: null }, 'readers get no id that leads nowhere')
    const other = { title: 'Khác', byline: [{ person_id: person.id }] }
    const refused = await expect(422, 'POST', '/v1/posts', { body: other })
    t.match(refused.errors, [{ pointer: '/byline/0/person_id', code: 'unknown_reference' }])
    await expect(200, 'POST', `/v1/people/${person.id}/restore`, { headers })
    t.match((await expect(200, 'GET', url, anonymous)).byline, [line])
  })

  await t.test('a post stays in the trash while one of its pictures is there', async (t) => {
    const createPicture = () => expect(201, 'POST', '/v1/media', { body: { kind: 'image', title: 'Ảnh' } })
    const [cover, use] = [await createPicture(), await createPicture()]
    const body = { title: 'Có ảnh', cover: { media_id: cover.id }, media: [{ media_id: use.id }] }
    const { id } = await expect(201, 'POST', '/v1/posts', { body })
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
    for (const file of [cover, use]) await expect(204, 'DELETE', `/v1/media/${file.id}`, { headers })
    const refused = await expect(422, 'POST', `/v1/posts/${id}/restore`, { headers })
    t.match(refused.errors, [{ pointer: '/cover/media_id' }, { pointer: '/media/0/media_id' }])
    for (const file of [cover, use]) await expect(200, 'POST', `/v1/media/${file.id}/restore`, { headers })
    t.match(await expect(200, 'POST', `/v1/posts/${id}/restore`, { headers }), { deleted_at: null })
  })
})

import { readDocument } from '../../platform/http/api-document.ts'
import { createExampleRows } from '../../platform/http/example-rows.ts'
import type { TestApp } from '../../support/app.ts'
import type { Row } from './files.ts'

/** Creates rows with every kind of value: long texts and formulas, lists, references with and without keys. */
export async function createRowsOfEachResource(app: TestApp): Promise<void> {
  const { operations } = readDocument()
  await createExampleRows(app, operations)
  const { expect } = app
  const put = (path: string, name: string, body: Row) =>
    expect(201, 'PUT', `/v1/${path}/by-external-id/${name}`, { body })
  await put('sections', 's1', { name: 'Tin tức' })
  await put('sections', 's2', { name: '=HYPERLINK("http://x")', parent: { external_id: 's1' } })
  await put('tags', 't1', { name: '+84' })
  await put('tags', 't2', { name: '@mọi người', description: 'dòng 1\ndòng 2 "trích", dấu phẩy' })
  await put('people', 'p1', { name: 'Đỗ Thị Ẩn', degree: '-' })
  const anonymous = await expect(201, 'POST', '/v1/people', { body: { name: "'Vô Danh" } })
  const picture = await put('media', 'm1', {
    kind: 'image',
    title: 'Ảnh \u0001 _x0041_',
    alt: 'a\n\tb',
    sources: [{ url: 'https://x.example/a.jpg', width: 800 }],
    duration_s: 1.5,
  })
  const post = await put('posts', 'b1', {
    title: '=1+1 là hai',
    body: '# Xin chào\n\n<b>&amp;</b> "trích"; \u2028 hết 🇻🇳\n',
    summary: '',
    section: { external_id: 's2' },
    tags: [{ external_id: 't2' }, { external_id: 't1' }],
    byline: [{ person_id: anonymous.id }, { name: 'Khách mời', unit: '=' }],
    cover: { media_id: picture.id, caption: 'Bìa' },
    media: [{ media_id: picture.id, alt: 'Ảnh' }],
  })
  await put('posts', 'b2', {
    title: 'In English',
    summary: '\u00a0\u2028=1+1',
    language: 'en',
    translation_of: post.id,
  })
  await put('research-outputs', 'r1', {
    kind: 'paper',
    title: '-Bài báo',
    year: 2020,
    people: [{ external_id: 'p1' }],
    post: { external_id: 'b1' },
  })
  await put('staff-developments', 'd1', { title: 'Học', year: 2020, person_ids: [anonymous.id] })
  await put('learners', 'h1', { full_name: '=cmd|calc' })
  const unnamed = await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Không Mã' } })
  const [{ code }] = (await expect(200, 'GET', '/v1/classes')).items
  await put('enrollments', 'e1', { class: { code }, learner: { external_id: 'h1' } })
  await put('enrollments', 'e2', { class: { code }, learner_id: unnamed.id, planned: false })
  await put('commendations', 'k1', { title: 'Khen', person: { external_id: 'p1' }, post_id: post.id })
}

import type { TestApp } from '../../support/app.ts'

export const headers = { 'if-match': '*' }
export const year2020 = { kind: 'year', start: '2020-01-01', end: '2020-12-31' }

/** Creates a post; published unless `publish` is false. */
export async function createPublishedPost(
  { expect }: TestApp,
  title: string,
  body = '',
  { publish = true, ...more }: { publish?: boolean; [field: string]: unknown } = {},
) {
  const post = await expect(201, 'POST', '/v1/posts', { body: { title, body, ...more } })
  if (!publish) return post
  return await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
}

/** The body of a figure of the classes of 2020, by default stated by a document. */
export const classesOf2020 = (value: number, more: Record<string, unknown> = {}) => ({
  indicator: { code: 'training.classes' },
  period: year2020,
  value,
  source: { number: '12-BC/TCT' },
  ...more,
})

/** Creates a figure and confirms it. */
export async function createConfirmedFigure({ expect }: TestApp, body: Record<string, unknown>) {
  const figure = await expect(201, 'POST', '/v1/figures', { body })
  return await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers })
}

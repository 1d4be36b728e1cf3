import type { Caller, TestApp } from './app.ts'

/** The ids of all rows of a list, read page by page. */
export async function readAllIds(
  { expect }: Pick<TestApp, 'expect'>,
  as: Caller,
  url: string,
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const pageUrl: string = cursor === null ? url : `${url}&cursor=${cursor}`
    const { items, page } = await expect(200, 'GET', pageUrl, { as })
    ids.push(...items.map((item: { id: string }) => item.id))
    cursor = page.next_cursor
  } while (cursor !== null)
  return ids
}

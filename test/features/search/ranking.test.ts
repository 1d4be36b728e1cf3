import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

interface Text {
  title: string
  body: string
  slug?: string
}

interface Case {
  what: string
  query: string
  first: Text
  second: Text
  /** When each was published; by default at the same time. */
  moments?: [first: string, second: string | undefined]
}

const then = '2010-03-02T02:00:00Z'

/** No two cases share search words. */
const cases: Case[] = [
  {
    what: 'a word of the title counts more than the word said three times in a text of today',
    query: 'tem',
    first: { title: 'Triển lãm tem bưu chính', body: 'Mở cửa cả tuần.' },
    second: { title: 'Triển lãm của đoàn viên', body: 'Tem cũ, tem mới và tem lạ được bày.' },
    moments: [then, undefined],
  },
  {
    what: 'neighbours in the title count more than the two words apart in it',
    query: 'ban do',
    first: { title: 'Vẽ bản đồ cũ', body: 'Thi vào thứ Hai.' },
    second: { title: 'Đồ dùng của ban', body: 'Có bản đồ.' },
  },
  {
    what: 'a word of the title with its marks counts more than one with other marks',
    query: 'máy',
    first: { title: 'Máy in mới', body: 'Đặt ở tầng hai.' },
    second: { title: 'May áo dài', body: 'Dùng máy.' },
  },
  {
    what: 'the whole title counts more than words that are said often',
    query: 'quet voi',
    first: { title: 'Quét vôi', body: 'Làm sáng thứ Bảy.' },
    second: { title: 'Quét vôi nhà kho, quét vôi cổng', body: 'Quét vôi mất hai ngày.' },
  },
  {
    what: 'where one word has other marks, those written as typed count',
    query: 'cầu lông trẻ',
    first: { title: 'Kho dụng cụ', body: 'Cầu để trên, tre để dưới, lông để ngoài.' },
    second: { title: 'Kho vật tư', body: 'Câu để trên, tre để dưới, lồng để ngoài.' },
  },
  {
    what: 'where not all words stand side by side, two that do count',
    query: 'sơn cửa gỗ',
    first: { title: 'Kho phía đông', body: 'Cửa gỗ để trong kho, sơn mua sau.' },
    second: { title: 'Kho phía tây', body: 'Gỗ để trong kho, cửa mua sau, sơn sau nữa.' },
  },
  {
    what: 'a word that is said three times counts more than one said twice',
    query: 'nhạc',
    first: { title: 'Chương trình hè', body: 'Nhạc sáng, nhạc trưa, nhạc tối.' },
    second: { title: 'Chương trình thu', body: 'Nhạc sáng, nhạc trưa, kịch tối.' },
  },
  {
    what: 'where no post has all words, one more of them counts',
    query: 'len cam nho sen xoan nghieng',
    first: { title: 'Vườn trên', body: 'Có len và cam và nho và sen và xoan.' },
    second: { title: 'Vườn dưới', body: 'Có len và cam và nho và sen.' },
  },
]

test('what readers look for comes in the order of what speaks for it', async (t) => {
  const { expect } = await startApp(t)
  const publish = async (external_id: string, text: Text, published_at: string | undefined) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { ...text, external_id } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: { 'if-match': '*' },
      body: { published_at },
    })
  }
  const searchExternalIds = async (query: string): Promise<string[]> => {
    const { items } = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(query)}`, {
      as: 'anonymous',
    })
    return items.map((item: { external_id: string }) => item.external_id)
  }
  for (const { what, first, second, moments = [then, then] } of cases) {
    // with equal scores, the one that was created first would come first
    await publish(`${what}: second`, second, moments[1])
    await publish(`${what}: first`, first, moments[0])
  }

  for (const { what, query } of cases) {
    await t.test(what, async (t) => {
      t.same(await searchExternalIds(query), [`${what}: first`, `${what}: second`], query)
    })
  }

  await t.test('among equals what is newer comes first', async (t) => {
    const text = { title: 'Tủ kính', body: 'Đặt ở hành lang.' }
    await publish('older', text, then)
    await publish('newer', { ...text, slug: 'tu-kinh-moi' }, '2020-03-02T02:00:00Z')
    t.same(await searchExternalIds('tủ kính'), ['newer', 'older'])
  })
})

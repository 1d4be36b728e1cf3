import { z } from 'zod'
import { instantInput, line, validationError } from '../../../../platform/http/fields.ts'
import { addressKey, keyText } from '../../../../platform/resource/redirects/address-key.ts'
import { post, postInput } from '../schema.ts'

/** What an index can hold. */
const maxKeyBytes = 2_000

const keyOf = (address: string) => {
  const key = addressKey(address)
  return key === undefined ? undefined : keyText(key)
}

const isShort = (address: string) => Buffer.byteLength(keyOf(address) ?? '') <= maxKeyBytes

/** An address that a post had on another website. */
export const oldAddress = line(2000).check(
  z.refine<string>(
    (text) => keyOf(text) !== undefined,
    validationError(
      'wrong_format',
      'It must be a full http or https address, or a path that begins with "/", without spaces.',
      'Phải là địa chỉ http hoặc https đầy đủ, hoặc đường dẫn bắt đầu bằng "/", không có khoảng trắng.',
    ),
  ),
  z.refine(
    isShort,
    validationError(
      'too_large',
      `It must have at most ${maxKeyBytes} bytes.`,
      'Không được dài quá 2.000 byte.',
    ),
  ),
)

const haveOtherKeys = (addresses: readonly string[]) =>
  new Set(addresses.map(keyOf)).size === addresses.length

const redirectsFrom = z
  .array(oldAddress)
  .max(50)
  .refine(
    haveOtherKeys,
    validationError('repeated', 'Each address may come once.', 'Mỗi địa chỉ chỉ được xuất hiện một lần.'),
  )
  .describe(
    'Addresses that the post had on other websites, full ones or paths, as text; `GET /v1/redirects?from=` answers them. An address leads to one post.',
  )

/** A row of a file of posts: what a request creates, and what became of it elsewhere. */
export const postFileInput = postInput
  .safeExtend({
    status: post.shape.status
      .optional()
      .describe(
        '`draft`, `published` or `archived`. Left out: that of the post, and `draft` for a new one or one in the trash. Another one than the post has needs `content:publish`.',
      ),
    published_at: instantInput()
      .nullable()
      .default(null)
      .describe(
        'Since when readers have it (UTC); of a published post a future time schedules it. Required unless `status` is `draft`.',
      ),
    redirects_from: redirectsFrom.default([]),
  })
  .meta({
    description: 'A row of a file of posts.',
    example: {
      title: 'Khai giảng lớp bồi dưỡng',
      body: 'Nhà trường khai giảng **01 lớp** với 50 học viên.',
      status: 'published',
      published_at: '2020-02-03T01:30:00Z',
      redirects_from: ['https://truong.example/tin-tuc/khai-giang-lop-boi-duong-17.html'],
    },
  })

/** A post with what files have beside its fields. */
export const postFileRow = post.extend({ redirects_from: redirectsFrom })

/** The row of a post in a file. */
export type PostFileRow = z.output<typeof postFileRow>

/** The checked input of a row of a file. */
export type PostFileInput = z.output<typeof postFileInput>

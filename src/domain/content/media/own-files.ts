import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { insufficientScope } from '../../../platform/http/insufficient-scope.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import { isAuthor } from '../posts/own-drafts.ts'
import { UploadedFiles } from './files/store-files.ts'
import type { Media, MediaInput } from './schema.ts'
import { media } from './table.ts'

/** A use by what is no draft: it belongs to the newsroom. */
const usedByNewsroom = `(exists (select from posts where cover_media_id = media.id and status <> 'draft')
  or exists (select from posts where seo_image_id = media.id and status <> 'draft')
  or exists (select from post_media join posts on posts.id = post_media.post_id where post_media.media_id = media.id and posts.status <> 'draft')
  or exists (select from document_media where document_media.media_id = media.id)
  or exists (select from links where links.media_id = media.id)
  or exists (select from people where people.photo_id = media.id))`

/**
 * The condition of the uploads of an author: those that they have sent, until a post uses them that is more than a draft, or another row.
 * @param names the names of the author
 */
export const isOwnFile = (names: SQL): SQL =>
  sql`(${qualified(media.file_key)} is not null and coalesce(${qualified(media.created_by_person)}, ${qualified(media.created_by)}) = any(${names}) and not ${sql.raw(usedByNewsroom)})`

/** What is stored of the caller that creates a media item. */
export const creatorOf = ({ caller }: Access) => ({
  created_by: caller.name,
  created_by_person: caller.person,
})

const externalIdSet = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/external_id',
        code: 'read_only',
        message: {
          en: 'Editors alone set it: leave it out.',
          vi: 'Chỉ biên tập viên được đặt giá trị này; hãy bỏ trống.',
        },
      },
    ],
  })

/**
 * Asserts that an author uploads files alone: data without a file are public. An external id that is taken would tell of a file
 * that the author does not see.
 */
export function assertAuthorMay(
  access: Access,
  { current, values, precomputed }: Draft<Media, MediaInput>,
): void {
  if (!isAuthor(access)) return
  if (current === undefined && !(precomputed instanceof UploadedFiles))
    throw insufficientScope('content:write', {
      en: 'Authors upload files: send the file itself. To store the data of a file elsewhere, the key needs the scope content:write.',
      vi: 'Tác giả chỉ được tải tệp lên: hãy gửi chính tệp đó. Muốn khai báo tệp ở nơi khác, đề nghị biên tập viên thực hiện.',
    })
  if (values.external_id !== (current?.external_id ?? null)) throw externalIdSet()
}

import { readByline } from './byline.ts'
import { trimBlank } from './text-forms.ts'
import { boilerplateRule } from './boilerplate.ts'
import { readDateLine } from './posting-date.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

const separatorPattern = /\s*[|•·]\s*|\s+[-–—]\s+/u
const labelPattern =
  /\s+(?=\(?(?:ngày đăng|đăng (?:ngày|lúc)|cập nhật|(?:số )?lượt xem|đã xem|tác giả|người đăng|đăng bởi|(?:được )?(?:viết )?bởi|by|chuyên mục|danh mục)(?!\p{L}))/giu

/**
 * Splits a line such as "Ngày đăng: 01/02/2021 | Lượt xem: 152" if one part is a date and each other part is boilerplate
 * or a byline. Any other line stays as it is.
 */
export function splitMetaLine(line: SourceLine): SourceLine[] {
  if (line.key === '' || !/\d/.test(line.key) || hasDay(line)) return [line]
  for (const separator of [labelPattern, separatorPattern]) {
    const parts = line.text
      .split(separator)
      .map((part) => trimBlank(part.replace(/^[\s|•·–—-]+|[\s|•·–—-]+$/g, '')))
      .filter((part) => part !== '')
      .map((text, at) =>
        sourceLine(text, at === 0 && line.afterBlank, { mark: line.mark, files: at === 0 ? line.files : [] }),
      )
    if (parts.length > 1 && isMeta(parts)) return parts
  }
  return [line]
}

// A row of a table may be a name and a birthday, so an author needs a label here.
function isMeta(parts: SourceLine[]): boolean {
  const known = (part: SourceLine): boolean =>
    hasDay(part) || boilerplateRule(part) !== null || readByline(part)?.evidence === 'labelled'
  return parts.some(hasDay) && !parts.every(hasDay) && parts.every(known)
}

function hasDay(part: SourceLine): boolean {
  const read = readDateLine(part.key)
  return read !== null && 'day' in read.date
}

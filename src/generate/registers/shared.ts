import { codeKey } from '../../language/code-key.ts'
import { people } from '../../content/people/table.ts'
import { sections } from '../../content/sections/table.ts'
import { tags } from '../../content/tags/table.ts'
import { slugOf } from '../../language/slug.ts'
import { partyCells } from '../../party/cells/table.ts'
import { programs } from '../../training/programs/table.ts'
import { entityOf, SHARED_SEED, syntheticId } from '../identity.ts'
import { rowRegister, type Register } from '../register.ts'
import { syntheticPerson } from '../text/person.ts'
import { SYNTHETIC_PROGRAMS } from '../text/program.ts'

/** What the rows of every seed refer to. It depends on no seed, so that further seeds add nothing to it. */

const SECTIONS = ['Hoạt động', 'Đào tạo', 'Bồi dưỡng', 'Nghiên cứu', 'Xây dựng Đảng', 'Thi đua', 'Thông báo']
const TAGS = [
  'chuyển đổi số',
  'đổi mới giảng dạy',
  'khai giảng',
  'bế giảng',
  'hội thảo',
  'tập huấn',
  'thực tế cơ sở',
  'dân vận',
  'thi đua',
  'đoàn thể',
  'văn hóa trường Đảng',
  'cải cách hành chính',
]
const PEOPLE = 200
const CELLS = 12

const shared = (kind: string, row: number) => entityOf(SHARED_SEED, kind, row)
const idOf = (kind: string) => (row: number) => syntheticId(SHARED_SEED, kind, row)

/** Name and slug of something marked as synthetic. */
function marked(kind: string, name: string) {
  return { name: `${kind} mẫu: ${name}`, slug: slugOf(`${kind} mẫu ${name}`) }
}

/** The name of someone who does not exist. The mark stands before it: lists go by its last word. */
export const markedName = (name: string): string => `[Mẫu] ${name}`

export const sectionId = idOf('section')
export const tagId = idOf('tag')
export const personId = idOf('person')
export const programId = idOf('program')
export const partyCellId = idOf('party-cell')
export const counts = {
  sections: SECTIONS.length,
  tags: TAGS.length,
  people: PEOPLE,
  partyCells: CELLS,
} as const

/** A person as the register of people has them. */
export function sharedPerson(row: number) {
  const { full_name, degree, position, unit } = syntheticPerson(SHARED_SEED, row)
  return { name: markedName(full_name), degree, position, unit }
}

export const sharedSections: Register = rowRegister({
  name: 'sections',
  table: sections,
  units: SECTIONS.length,
  idOf: sectionId,
  rowOf: (row) => ({
    ...shared('section', row),
    ...marked('Mục', SECTIONS[row]!),
    // the first one is the menu that holds the others
    parent_id: row === 0 ? null : sectionId(0),
    position: row,
  }),
})

export const sharedTags: Register = rowRegister({
  name: 'tags',
  table: tags,
  units: TAGS.length,
  idOf: tagId,
  rowOf: (row) => ({ ...shared('tag', row), ...marked('Thẻ', TAGS[row]!) }),
})

export const sharedPeople: Register = rowRegister({
  name: 'people',
  table: people,
  units: PEOPLE,
  idOf: personId,
  rowOf: (row) => ({ ...shared('person', row), ...sharedPerson(row) }),
})

export const sharedPrograms: Register = rowRegister({
  name: 'programs',
  table: programs,
  units: SYNTHETIC_PROGRAMS.length,
  idOf: programId,
  rowOf: (row) => {
    const program = SYNTHETIC_PROGRAMS[row]!
    return { ...shared('program', row), ...program, code_key: codeKey(program.code) }
  },
})

export const sharedPartyCells: Register = rowRegister({
  name: 'party-cells',
  table: partyCells,
  units: CELLS,
  idOf: partyCellId,
  rowOf: (row) => ({
    ...shared('party-cell', row),
    name: `Chi bộ mẫu ${row + 1}`,
    slug: `chi-bo-mau-${row + 1}`,
    established_on: '2010-01-01',
  }),
})

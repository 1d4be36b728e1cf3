import type { Schemas } from '../client.ts'
import { padded, pick, hash32 } from './arithmetic.ts'
import type { Size } from './size.ts'

type Program = Schemas['ProgramInput']
type TrainingPlan = Schemas['TrainingPlanInput']
type SchoolClass = Schemas['ClassInput']
type Learner = Schemas['LearnerInput']
type Enrollment = Schemas['EnrollmentInput']

const subjects: [string, NonNullable<Program['family']>, NonNullable<Program['training_type']>][] = [
  ['Trung cấp lý luận chính trị', 'political_theory', 'degree'],
  ['Cao cấp lý luận chính trị', 'political_theory', 'degree'],
  ['Bồi dưỡng ngạch chuyên viên', 'state_management', 'in_service'],
  ['Bồi dưỡng ngạch chuyên viên chính', 'state_management', 'in_service'],
  ['Bồi dưỡng lãnh đạo cấp phòng', 'leadership', 'in_service'],
  ['Bồi dưỡng lãnh đạo cấp xã', 'leadership', 'in_service'],
  ['Bồi dưỡng bí thư chi bộ', 'party_work', 'in_service'],
  ['Bồi dưỡng cấp ủy cơ sở', 'party_work', 'in_service'],
  ['Bồi dưỡng giảng viên', 'lecturer', 'in_service'],
  ['Cập nhật kiến thức', 'knowledge_update', 'in_service'],
  ['Bồi dưỡng kiến thức quốc phòng', 'defence', 'in_service'],
  ['Tiếng dân tộc cho cán bộ', 'other', 'in_service'],
]

/** The twelve programmes of the school. */
export const programs = (): Program[] =>
  subjects.map(([name, family, training_type], n) => ({
    external_id: `mau-ct-${n + 1}`,
    code: `MAU-CT-${padded(n + 1, 2)}`,
    name: `${name} (dữ liệu mẫu)`,
    family,
    training_type,
  }))

/** A class of the school; classes of all years are numbered together. */
export interface NumberedClass {
  number: number
  row: SchoolClass & { external_id: string; year: number; opened_on: string; closed_on: string }
  subject: string
}

/** The classes of all years; programmes take turns. */
export function classes({ years, classesPerYear }: Size): NumberedClass[] {
  return years.flatMap((year, yearIndex) =>
    Array.from({ length: classesPerYear }, (_, n): NumberedClass => {
      const number = yearIndex * classesPerYear + n
      const [subject] = pick(subjects, number)
      const month = 1 + (n % 6)
      return {
        number,
        subject,
        row: {
          external_id: `mau-lop-${year}-${n + 1}`,
          code: `MAU-${year}-${padded(n + 1, 3)}`,
          name: `${subject}, lớp mẫu ${n + 1} năm ${year}`,
          program: { code: `MAU-CT-${padded(1 + (number % subjects.length), 2)}` },
          year,
          planned: hash32(number) % 5 !== 0,
          mode: pick(['part_time', 'full_time', 'part_time', 'blended', 'online'], hash32(number + 3)),
          venue: pick(['Hội trường mẫu A', 'Hội trường mẫu B', 'Trung tâm mẫu'], n),
          opened_on: `${year}-${padded(month, 2)}-${padded(1 + (n % 20), 2)}`,
          closed_on: `${year}-${padded(month + 6, 2)}-${padded(1 + (n % 20), 2)}`,
          status: 'completed',
          opening_decision_number: `${n + 1}/${year}/QĐ-MẪU`,
          opening_decision_date: `${year}-${padded(month, 2)}-01`,
          head_teacher: `Giảng Viên Mẫu ${padded(1 + (number % 12), 2)}`,
          audience: pick(
            ['Cán bộ, công chức cấp xã (mẫu)', 'Viên chức quản lý (mẫu)', 'Cấp ủy cơ sở (mẫu)'],
            number,
          ),
          // the first two years have some classes of a school that was merged
          origin: yearIndex < 2 && hash32(number + 5) % 4 === 0 ? 'MAU-TRUONG-CU' : null,
          capacity: 100,
        },
      }
    }),
  )
}

/** The plans: of each programme and year its planned classes, with forty learners each. */
export function trainingPlans({ years }: Size, all: readonly NumberedClass[]): TrainingPlan[] {
  return years.flatMap((year) =>
    programs().flatMap(({ code }) => {
      const planned = all.filter(
        ({ row }) => row.year === year && row.planned === true && row.program?.code === code,
      ).length
      if (planned === 0) return []
      return {
        external_id: `mau-kh-${year}-${code}`,
        year,
        program: { code },
        classes: planned,
        learners: planned * 40,
        document_number: `01/${year}/KH-MẪU`,
        document_date: `${year}-01-05`,
      }
    }),
  )
}

type Work = Pick<Learner, 'position' | 'holds_leadership' | 'position_level' | 'unit_group' | 'party_member'>

const works: readonly Work[] = [
  {
    position: 'Chuyên viên',
    holds_leadership: false,
    position_level: 'province',
    unit_group: 'state',
    party_member: null,
  },
  {
    position: 'Phó trưởng phòng',
    holds_leadership: true,
    position_level: 'province',
    unit_group: 'party',
    party_member: true,
  },
  {
    position: 'Công chức xã',
    holds_leadership: false,
    position_level: 'commune',
    unit_group: 'commune',
    party_member: true,
  },
  {
    position: 'Bí thư chi bộ',
    holds_leadership: true,
    position_level: 'village',
    unit_group: 'commune',
    party_member: true,
  },
]

/** Codes of ethnic groups: Kinh, Tày, Thái, Mường, Mông; null: not known. */
const ethnicities = ['01', '01', '01', '01', '02', '03', '06', '08', null] as const

/** The learners, whose names show that they are synthetic. */
export const learners = ({ learners: count }: Size): Learner[] =>
  Array.from({ length: count }, (_, n) => {
    const birthYear = 1965 + (hash32(n) % 35)
    const born = { birth_date: `${birthYear}-${padded(1 + (n % 12), 2)}-${padded(1 + (n % 28), 2)}` }
    return {
      external_id: `mau-hv-${n + 1}`,
      code: `MAU-HV-${padded(n + 1, 5)}`,
      full_name: `Học Viên Mẫu ${padded(n + 1, 5)}`,
      birth_year: birthYear,
      // of a third only the year is known
      ...(n % 3 === 0 ? {} : born),
      sex: pick(['female', 'male', 'male', 'female', null], hash32(n + 1)),
      ethnicity: pick(ethnicities, hash32(n + 2)),
      ...pick(works, hash32(n)),
      unit: `Đơn vị mẫu ${1 + (hash32(n + 7) % 40)}`,
    }
  })

const results = ['excellent', 'very_good', 'very_good', 'good', 'good', 'good', 'fair', 'average'] as const

/** A score of each result, on the scale of ten. */
const scores = { excellent: 9.2, very_good: 8.4, good: 7.5, fair: 6.5, average: 5.5 } as const

/** What a completed enrollment has: a diploma after a degree, else a certificate, each with its own numbers. */
function certificateOf(learner: number, chance: number, { row, subject, number }: NumberedClass) {
  const result = pick(results, chance)
  const isDegree = subjects.some(([name, , type]) => name === subject && type === 'degree')
  return {
    result,
    score: scores[result],
    certificate_kind: isDegree ? ('diploma' as const) : ('certificate' as const),
    certificate_number: `MAU-${row.year}-${padded(number + 1, 3)}-${padded(learner + 1, 5)}`,
    register_number: `${padded(learner + 1, 5)}/${row.year}`,
    certificate_issued_on: row.closed_on,
    result_decision_number: `${number + 1}/${row.year}/QĐ-TN-MẪU`,
  }
}

function enrollment(learner: number, own: NumberedClass): Enrollment {
  const { external_id, opened_on } = own.row
  const chance = hash32(learner * 31 + Number(external_id.replace(/\D/g, '')))
  const status = chance % 25 === 0 ? 'withdrawn' : 'completed'
  return {
    external_id: `mau-gd-${learner + 1}-${external_id}`,
    class: { external_id },
    learner: { external_id: `mau-hv-${learner + 1}` },
    enrolled_on: opened_on,
    status,
    ...(status === 'completed' ? certificateOf(learner, chance, own) : { result: null }),
  }
}

/** The enrollments: each learner attends one class, and one in ten a second one. */
export function enrollments({ learners: count }: Size, all: readonly NumberedClass[]): Enrollment[] {
  return Array.from({ length: count }, (_, learner) => {
    const first = pick(all, learner)
    const second = pick(all, learner + 1 + Math.floor(all.length / 2))
    const attendsSecond = learner % 10 === 0 && second !== first
    return [first, ...(attendsSecond ? [second] : [])].map((each) => enrollment(learner, each))
  }).flat()
}

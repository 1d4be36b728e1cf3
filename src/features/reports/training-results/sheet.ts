import { modeLabels } from '../../../domain/training/classes/labels.ts'
import { enrollmentResultLabels } from '../../../domain/training/enrollments/labels.ts'
import { trainingTypeLabels } from '../../../domain/training/programs/labels.ts'
import { positionLevelLabels } from '../../../domain/training/work/labels.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { unknownLabel } from '../../statistics/labels.ts'
import type { ReportNumbers, TrainingResults } from './schema.ts'

type Column = readonly [header: string, cell: (numbers: ReportNumbers) => Cell]

const sourceLabels: Record<NonNullable<ReportNumbers['source']>, string> = {
  enrollments: 'Danh sách học viên',
  headcounts: 'Sĩ số báo cáo',
  both: 'Danh sách học viên và sĩ số báo cáo',
}

const entriesOf = <Name extends string>(labels: Record<Name, { vi: string }>) =>
  Object.entries(labels) as [Name, { vi: string }][]

/** The columns that the form has, and beside each what is not known; the others follow from the number of learners. */
const columns: readonly Column[] = [
  ['Số lớp', ({ classes }) => classes],
  ['Số lượt học viên', ({ learners }) => learners],
  ['Nguồn số học viên', ({ source }) => (source === null ? 'Chưa có' : sourceLabels[source])],
  ['Trong đó theo danh sách', ({ enrolled }) => enrolled],
  ['Trong đó theo sĩ số báo cáo', ({ reported }) => reported],
  ['Số lớp chưa có số học viên', ({ without_learners }) => without_learners],
  ['Số người theo danh sách', ({ persons }) => persons],
  ...entriesOf(positionLevelLabels).map(([level, { vi }]): Column => [
    `Chức vụ: ${vi}`,
    ({ position_level }) => position_level[level],
  ]),
  ['Chức vụ: không rõ cấp', ({ position_level }) => position_level.unknown],
  ['Lãnh đạo, quản lý', ({ leaders }) => leaders.yes],
  ['Không rõ chức vụ lãnh đạo, quản lý', ({ leaders }) => leaders.unknown],
  ['Nữ', ({ sex }) => sex.female],
  ['Không rõ giới tính', ({ sex }) => sex.unknown],
  ['Dân tộc thiểu số', ({ minority }) => minority.yes],
  ['Người nước ngoài', ({ minority }) => minority.foreign],
  ['Không rõ dân tộc', ({ minority }) => minority.unknown],
  ['Đảng viên', ({ party_members }) => party_members.yes],
  ['Không rõ đảng viên', ({ party_members }) => party_members.unknown],
  ['Hoàn thành', ({ completed }) => completed],
  ['Tỷ lệ hoàn thành (%)', ({ completion_percent }) => completion_percent],
  ...entriesOf(enrollmentResultLabels).map(([result, { vi }]): Column => [
    `Xếp loại: ${vi}`,
    ({ results }) => results[result],
  ]),
  ['Chưa có xếp loại', ({ results }) => results.unknown],
]

const labelOf = <Name extends string>(labels: Record<Name, { vi: string }>, name: Name | null) =>
  name === null ? unknownLabel.vi : labels[name].vi

/** The table that CSV and XLSX files contain: a line for each row, then the whole school. */
export function resultsSheet({ year, rows, total }: TrainingResults) {
  const cellsOf = (numbers: ReportNumbers) => columns.map(([, cell]) => cell(numbers))
  const lines = rows.map((row, index): Cell[] => [
    index + 1,
    year,
    labelOf(trainingTypeLabels, row.training_type),
    row.program,
    row.program_name,
    labelOf(modeLabels, row.mode),
    ...cellsOf(row),
  ])
  return {
    // a name of a sheet has at most 31 characters
    name: `Kết quả đào tạo, bồi dưỡng ${year}`,
    titles: ['Kết quả đào tạo, bồi dưỡng', `Năm ${year}`],
    headers: [
      'TT',
      'Năm',
      'Loại hình',
      'Mã chương trình',
      'Chương trình',
      'Hình thức',
      ...columns.map(([header]) => header),
    ],
    rows: [...lines, [null, year, 'Tổng số', null, null, null, ...cellsOf(total)]],
  }
}

import { gradeLabels, outcomeLabels } from '../../../../domain/party/gradings/labels.ts'
import {
  outputKindLabels,
  outputLevelLabels,
  outputStageLabels,
} from '../../../../domain/faculty/research-outputs/labels.ts'
import { developmentKindLabels } from '../../../../domain/faculty/staff-developments/labels.ts'
import { modeLabels, plannedLabels, statusLabels } from '../../../../domain/training/classes/labels.ts'
import {
  enrollmentResultLabels,
  enrollmentStatusLabels,
} from '../../../../domain/training/enrollments/labels.ts'
import { familyLabels, trainingTypeLabels } from '../../../../domain/training/programs/labels.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A vocabulary whose further spellings are held to its values. */
const vocabulary = <Word extends string>(
  labels: Vocabulary<Word>['labels'],
  more?: Vocabulary<Word>['more'],
): Vocabulary => ({ labels, ...(more && { more }) })

const planned = vocabulary(plannedLabels, { true: ['Trong KH'], false: ['Ngoài KH'] })

const gradings = {
  outcome: vocabulary(outcomeLabels, { graded: ['Có xếp loại'], exempt: ['Miễn'] }),
  grade: vocabulary(gradeLabels, {
    excellent: ['Hoàn thành xuất sắc', 'HTXSNV', 'HTXS'],
    good: ['Hoàn thành tốt', 'HTTNV', 'HTT'],
    completed: ['HTNV'],
    not_completed: ['Không hoàn thành', 'KHTNV'],
  }),
}

/** What tables may write for the values of enumerations, by resource and field. */
export const vietnameseWords: Readonly<Record<string, Readonly<Record<string, Vocabulary>>>> = {
  programs: {
    training_type: vocabulary(trainingTypeLabels),
    family: vocabulary(familyLabels),
  },
  classes: {
    planned,
    mode: vocabulary(modeLabels),
    status: vocabulary(statusLabels, {
      scheduled: ['Chưa khai giảng'],
      open: ['Đang mở'],
      completed: ['Kết thúc', 'Đã bế giảng'],
      cancelled: ['Hủy', 'Không mở'],
    }),
  },
  enrollments: {
    planned,
    status: vocabulary(enrollmentStatusLabels, {
      enrolled: ['Ghi danh', 'Đã ghi danh'],
      completed: ['Đã hoàn thành', 'Tốt nghiệp', 'Đã tốt nghiệp'],
      withdrawn: ['Đã thôi học', 'Xin thôi học'],
    }),
    result: vocabulary(enrollmentResultLabels, {
      fair: ['TB khá'],
      average: ['TB'],
      passed: ['Đạt yêu cầu'],
      failed: ['Chưa đạt', 'Không đạt yêu cầu'],
    }),
  },
  'staff-developments': {
    kind: vocabulary(developmentKindLabels, {
      study: ['Đi đào tạo', 'Học tập'],
      in_service_training: ['Bồi dưỡng', 'Tập huấn'],
      field_research: ['Đi thực tế'],
    }),
  },
  'research-outputs': {
    kind: vocabulary(outputKindLabels, { paper: ['Tham luận'] }),
    level: vocabulary(outputLevelLabels, {
      national: ['Quốc gia'],
      ministerial: ['Bộ'],
      provincial: ['Tỉnh'],
      school: ['Trường'],
      faculty: ['Khoa'],
    }),
    stage: vocabulary(outputStageLabels, { registered: ['Đăng ký'], accepted: ['Nghiệm thu'] }),
  },
  'party-cell-gradings': gradings,
  'party-member-gradings': gradings,
}

import type { Labels } from '../../../platform/resource/labels.ts'
import type { membershipKinds, waysIn, waysOut } from './table.ts'

export const membershipKindLabels: Labels<(typeof membershipKinds)[number]> = {
  probationary: { vi: 'Đảng viên dự bị', en: 'Probationary' },
  official: { vi: 'Đảng viên chính thức', en: 'Official' },
}

export const wayInLabels: Labels<(typeof waysIn)[number]> = {
  admitted: { vi: 'Kết nạp', en: 'Admitted' },
  transferred_in: { vi: 'Chuyển sinh hoạt đảng đến', en: 'Transferred in' },
  restored: { vi: 'Phục hồi đảng tịch', en: 'Restored' },
  moved_cell: { vi: 'Chuyển chi bộ', en: 'Moved to another cell' },
}

export const wayOutLabels: Labels<(typeof waysOut)[number]> = {
  transferred_out: { vi: 'Chuyển sinh hoạt đảng đi', en: 'Transferred out' },
  struck_off: { vi: 'Xóa tên', en: 'Struck off' },
  expelled: { vi: 'Khai trừ', en: 'Expelled' },
  resigned: { vi: 'Xin ra khỏi Đảng', en: 'Resigned' },
  deceased: { vi: 'Từ trần', en: 'Deceased' },
  moved_cell: { vi: 'Chuyển chi bộ', en: 'Moved to another cell' },
}

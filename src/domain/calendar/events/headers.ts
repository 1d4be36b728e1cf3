import type { HeaderNames } from '../../../platform/resource/headers.ts'

/** Column headers of events in Vietnamese spreadsheets. Case and accents are ignored. */
export const eventsHeaders: HeaderNames = {
  external_id: ['Mã lịch công tác', 'Mã sự kiện'],
  title: ['Nội dung', 'Nội dung công việc', 'Nội dung công tác', 'Tên sự kiện'],
  place: ['Địa điểm', 'Nơi tổ chức'],
  starts_at: ['Thời gian bắt đầu', 'Bắt đầu', 'Thời gian'],
  ends_at: ['Thời gian kết thúc', 'Kết thúc'],
  session: ['Buổi'],
  chair: ['Chủ trì', 'Người chủ trì', 'Lãnh đạo chủ trì'],
  participants: ['Thành phần', 'Thành phần tham dự', 'Thành phần dự'],
  organiser: ['Đơn vị tổ chức', 'Đơn vị chuẩn bị', 'Đơn vị thực hiện'],
  'class.code': ['Mã lớp'],
  'post.slug': ['Bài viết'],
  status: ['Tình trạng', 'Trạng thái'],
  internal: ['Nội bộ', 'Lưu hành nội bộ'],
}

import type { WrittenPost } from './written-posts.ts'

/** Percentages of a plan that stands in brackets behind them, with the numbers that a mismatch must compare. */
const bodies: readonly (readonly [string, ...number[]])[] = [
  ['Năm 2026, Trường mở 40 lớp, đạt 90% kế hoạch năm (50 lớp).', 40],
  ['Năm 2026, Đảng bộ kết nạp 14 đảng viên, đạt 65% chỉ tiêu năm (25 đảng viên).', 14],
  ['Năm 2026, Trường bồi dưỡng 1.200 học viên, bằng 85% kế hoạch (1.500 học viên).', 1200],
  ['Năm 2026, Trung tâm mở 33 lớp với 2.010 học viên, đạt 102% so với kế hoạch được giao (30 lớp).', 33],
  ['Năm 2026, Trung tâm mở 38 lớp với 3.240 học viên, đạt 95% kế hoạch năm (kế hoạch 36 lớp).', 38],
  ['Năm 2026, Đảng bộ kết nạp 33 đảng viên, đạt 115% chỉ tiêu (chỉ tiêu là 30 đảng viên).', 33],
  // that agree, or are about something else
  ['Năm 2026, Trung tâm mở 38 lớp với 3.240 học viên, đạt 95% kế hoạch năm (kế hoạch 40 lớp).'],
  ['Năm 2026, Trường mở 46 lớp (kế hoạch 44 lớp), bồi dưỡng 3.210 học viên (kế hoạch 3.000 học viên).'],
  ['Năm 2026, Trường mở 45 lớp, đạt 90% kế hoạch năm (50 lớp).'],
  ['Năm 2026, Đảng bộ kết nạp 14 đảng viên, đạt 56% chỉ tiêu năm (25 đảng viên).'],
  ['Năm 2026, Trường mở 45 lớp với 2.160 học viên, đạt 90% kế hoạch năm (2.400 học viên).'],
  ['Năm 2026, kết nạp 14 đảng viên (9 nữ), đạt 56% chỉ tiêu (25 đảng viên).'],
  ['Năm 2026, kết nạp 30 đảng viên, riêng khối trường học 12 đảng viên, đạt 120% chỉ tiêu (10 đảng viên).'],
  ['Năm 2026, quý III mở 8 lớp, cả năm mở 28 lớp, đạt 70% kế hoạch năm (40 lớp).'],
  ['Năm 2026, Trường mở 31 lớp, đạt khoảng 77% kế hoạch năm (40 lớp).'],
  ['Năm 2026, kết nạp 41 đảng viên, vượt 2,5% chỉ tiêu (40 đảng viên).'],
]

export const planPercentPosts: readonly WrittenPost[] = bodies.map(([body, ...contradiction], index) => ({
  name: `P${index + 1} plan`,
  about: body,
  publishedOn: '2026-12-20',
  title: 'Tin hoạt động',
  body: [body],
  ...(contradiction.length === 0 ? {} : { contradiction }),
}))

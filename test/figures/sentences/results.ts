import type { Sentence } from './sentence.ts'

/** Grades of percentages and counts, with the label before or behind. */
export const resultSentences: readonly Sentence[] = [
  [
    '18,8% học viên đạt loại giỏi và 81,2% học viên đạt loại khá.',
    '18.8 percent r:very_good',
    '81.2 percent r:good',
  ],
  [
    'Chi bộ có 10% đảng viên hoàn thành xuất sắc nhiệm vụ, 90% hoàn thành tốt nhiệm vụ.',
    '10 percent g:excellent',
    '90 percent g:good',
  ],
  ['Xếp loại: Tốt: 60% Khá: 30% TB: 10%', '60 percent detail', '30 percent r:good', '10 percent r:average'],
  [
    'Lớp có 50 học viên: giỏi 10, khá 30, TB 10.',
    '50 learner',
    '10 learner r:very_good',
    '30 learner r:good',
    '10 learner r:average',
  ],
  ['Xếp loại giỏi 20 học viên; TB 10 học viên.', '20 learner r:very_good', '10 learner r:average'],
  ['100% đảng viên hoàn thành tốt nhiệm vụ trở lên.', '100 percent'],
  // our own
  [
    'Kết quả: xuất sắc 2%, giỏi 25,5%, khá 60%, trung bình 12,5%.',
    '2 percent r:excellent',
    '25.5 percent r:very_good',
    '60 percent r:good',
    '12.5 percent r:average',
  ],
  [
    'Có 12 học viên đạt loại giỏi (chiếm 20%), 48 học viên đạt loại khá (chiếm 80%).',
    '12 learner r:very_good',
    '20 percent r:very_good',
    '48 learner r:good',
    '80 percent r:good',
  ],
  [
    'Có 15% học viên xếp loại giỏi, 70% xếp loại khá, 15% xếp loại trung bình.',
    '15 percent r:very_good',
    '70 percent r:good',
    '15 percent r:average',
  ],
  [
    'Loại giỏi: 14 học viên; loại khá: 40 học viên; loại trung bình: 6 học viên.',
    '14 learner r:very_good',
    '40 learner r:good',
    '6 learner r:average',
  ],
  ['95% đảng viên hoàn thành nhiệm vụ trở lên.', '95 percent'],
  [
    'Xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 15%, hoàn thành tốt nhiệm vụ 80%, hoàn thành nhiệm vụ 5%.',
    '15 percent g:excellent',
    '80 percent g:good',
    '5 percent g:completed',
  ],
  [
    'Lớp có 62 học viên: xuất sắc 1, giỏi 9, khá 52.',
    '62 learner',
    '1 learner r:excellent',
    '9 learner r:very_good',
    '52 learner r:good',
  ],
  ['Hạnh kiểm: Tốt 92%; Khá 7%; TB 1%.', '92 percent detail', '7 percent r:good', '1 percent r:average'],
  ['Tỷ lệ học viên tốt nghiệp loại khá, giỏi đạt 90%.', '90 percent'],
]

/** Words of one digit; `tư`, `lăm` and `mốt` come only after tens. */
export const digitWords: Record<string, number> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}

/** Words for tens. */
export const tenWords: Record<string, number> = { mươi: 10, chục: 10 }

/** Words for hundreds. */
export const hundredWords: Record<string, number> = { trăm: 100 }

/** Words for zero tens: một trăm linh năm. */
export const zeroUnitWords: readonly string[] = ['linh', 'lẻ']

/** Words for powers of a thousand. */
export const multiplierWords: Record<string, number> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tr: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
}

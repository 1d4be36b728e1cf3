import { formOf } from '../../../libraries/figure-grammar/text/letters.ts'

/** The first day of the reform: 34 provinces instead of 63, no districts, and other communes. */
const firstDay = '2025-07-01'

const formsOf = (names: string): string[] =>
  names.split(', ').map((name) => name.split(' ').map(formOf).join(' '))

/** The provinces and cities that kept their extent; all others of the 63 were joined with one or two more. */
const unchanged = formsOf(
  'Hà Nội, Huế, Cao Bằng, Điện Biên, Hà Tĩnh, Lai Châu, Lạng Sơn, Nghệ An, Quảng Ninh, Thanh Hóa, Sơn La',
)

/** The provinces whose names are none of the 34: who speaks of them means the former ones. */
const former = formsOf(
  'Hà Giang, Yên Bái, Bắc Kạn, Vĩnh Phúc, Hòa Bình, Bắc Giang, Thái Bình, Hải Dương, Hà Nam, Nam Định, Quảng Bình, ' +
    'Quảng Nam, Kon Tum, Bình Định, Phú Yên, Ninh Thuận, Đắk Nông, Bình Thuận, Bình Phước, Long An, Bình Dương, ' +
    'Bà Rịa - Vũng Tàu, Tiền Giang, Bến Tre, Trà Vinh, Sóc Trăng, Hậu Giang, Bạc Liêu, Kiên Giang',
)

/** Nouns of districts, which exist no more, and of communes, most of which have another extent. */
const smaller = ['huyện', 'quận', 'thị xã', 'thị trấn', 'xã', 'phường', 'thôn', 'tổ dân phố', 'khu phố'].map(
  (noun) => noun.split(' ').map(formOf).join(' '),
)

/** Whether a day is one of the provinces since 1 July 2025. */
export const isReformedOn = (day: string): boolean => day >= firstDay

/**
 * Whether an organisation (in comparable words) is that of a whole province with only one extent, so that its name means
 * the same before and after the reform.
 */
export function hasOneExtent(about: string): boolean {
  const words = ` ${about} `
  if (smaller.some((noun) => words.includes(` ${noun} `))) return false
  return [...unchanged, ...former].some((name) => words.endsWith(` ${name} `))
}

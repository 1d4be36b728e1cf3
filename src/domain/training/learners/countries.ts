import { z } from 'zod'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { line, validationError } from '../../../platform/http/fields.ts'

/** The assigned codes of ISO 3166-1 alpha-2. */
const countryCodes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG ' +
  'UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

/** Usual spellings beside the names of ICU. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  KH: ['Cam-pu-chia', 'Căm-pu-chia'],
  LA: ['CHDCND Lào'],
}

const folded = (text: string) => slugOf(text).replaceAll('-', '')

/** Codes by their names in Vietnamese and English. */
function codesByName(): Map<string, string> {
  const names = ['vi', 'en'].map((language) => new Intl.DisplayNames(language, { type: 'region' }))
  return new Map(
    countryCodes.flatMap((code) =>
      [code, ...names.map((name) => name.of(code) ?? code), ...(spellings[code] ?? [])].map(
        (name): [string, string] => [folded(name), code],
      ),
    ),
  )
}

const known = new Set(countryCodes)
let codes: Map<string, string> | undefined

/** The names are made when the first input is neither left out nor a code. */
const codeOf = (text: string): string => {
  if (known.has(text)) return text
  codes ??= codesByName()
  return codes.get(folded(text)) ?? text
}

let vietnamese: Intl.DisplayNames | undefined

/** The Vietnamese name of the country of a code. */
export function nameOfCountry(code: string): string | undefined {
  if (!known.has(code)) return undefined
  vietnamese ??= new Intl.DisplayNames('vi', { type: 'region' })
  return vietnamese.of(code)
}

/** A nationality of an input: the code of a country, or its name. */
export const nationalityInput = line(100).check(
  z.overwrite(codeOf),
  z.refine(
    (text) => known.has(text),
    validationError(
      'unknown_country',
      'It must be a country code of two letters (ISO 3166-1), such as VN, LA or KH, or the name of a country.',
      'Phải là mã quốc gia hai chữ cái (ISO 3166-1), ví dụ VN, LA, KH, hoặc tên quốc gia.',
    ),
  ),
)

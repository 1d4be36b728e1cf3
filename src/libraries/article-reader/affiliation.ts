const positionPattern =
  /^(?:giảng viên(?: cao cấp| chính)?|giáo viên|tổng phụ trách|nhà báo|bác sĩ|chuyên viên(?: cao cấp| chính)?|(?:q(?:uyền|\.)?\s?)?(?:phó |p\.\s?)?(?:trưởng (?:khoa|phòng|ban|bộ môn)|hiệu trưởng|giám đốc|viện trưởng|bí thư(?: đảng (?:ủy|uỷ|bộ)| chi bộ| đoàn)?|chủ tịch|chủ nhiệm|tổ trưởng|lớp trưởng)|nghiên cứu viên|học viên|sinh viên|nhân viên|viên chức|công chức|cán bộ|phóng viên|cộng tác viên|biên tập viên|thư ký|kế toán|thủ thư|đảng viên|GVCC|GVC|GV|CVC|CV|CTV|PV|BTV|HV|SV|PTK|TK|PTP|TP)(?![\p{L}\p{M}])\.?/iu
const unitPattern =
  /(?<![\p{L}\p{M}])(?:khoa|phòng|ban|bộ môn|bộ|tổ|trường|trung tâm|chi bộ|đảng bộ|đảng ủy|đảng uỷ|lớp|học viện|viện|sở|văn phòng|đoàn|hội|công đoàn|ubnd|hđnd|đài|báo|tạp chí|cơ quan|huyện|thành phố|tỉnh|xã|phường)(?![\p{L}\p{M}])/iu
const leading = /^[\s,.–—-]+(?:của |thuộc |tại )?/iu
// In "Trưởng khoa Xây dựng Đảng" the last word of the position begins the unit.
const unitInPosition = /(?:khoa|phòng|ban|bộ môn)$/iu
const maxCharacters = 120

/** Whether a text begins with a position, such as "Phó Trưởng khoa". */
export const opensWithPosition = (text: string): boolean => positionPattern.test(text)

/**
 * Reads the position and unit after a name: "GV khoa X", "Phó Trưởng phòng Y", "Khoa Z, Trường T". Both stay as written;
 * null if the text is too long or a sentence.
 */
export function readAffiliation(text: string): { position: string | null; unit: string | null } | null {
  const written = text.trim()
  if (written === '' || written.length > maxCharacters || /[!?:;]|\.\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(written))
    return null
  const position = positionPattern.exec(written)?.[0]
  if (position !== undefined) return afterPosition(written, position)
  const unit = unitPattern.exec(written)
  if (unit === null || unit.index === 0) return { position: null, unit: written }
  const before = written.slice(0, unit.index).replace(/[\s,–—-]+$/, '')
  return { position: before, unit: written.slice(unit.index) }
}

function afterPosition(written: string, position: string): { position: string; unit: string | null } {
  const shown = position.replace(/\.$/, '')
  const rest = written.slice(position.length)
  const named = unitInPosition.exec(shown)?.[0]
  const unit = ` ${rest}`.replace(leading, '')
  if (unit === '') return { position: shown, unit: null }
  const ownUnit = named !== undefined && /^\s/.test(rest) && !unitPattern.test(unit.split(' ', 1)[0] ?? '')
  return { position: shown, unit: ownUnit ? `${named} ${unit}` : unit }
}

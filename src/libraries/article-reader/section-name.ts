const subject =
  '(?:chinh tri|xa hoi|kinh te|van hoa|van nghe|phap luat|the thao|giao duc|khoa hoc|cong nghe|y te|suc khoe|doi song|quoc phong|an ninh|nong nghiep|nong thon moi|du lich|the gioi|quoc te|moi truong|doan the|dao tao|boi duong|tuyen sinh|ban doc|can biet|phong su|ghi chep|thoi su|xay dung dang|cong tac dang|to chuc|can bo|dan van|tuyen giao|kiem tra|giam sat|thi dua|khen thuong|cong doan|doan thanh nien|phu nu|nu cong|lao dong|viec lam|chuyen doi so|cai cach hanh chinh|nghien cuu|trao doi|ly luan|thuc tien|hoat dong|su kien|tin tuc)'
const pattern = new RegExp(
  `^(?:chuyen muc |cong tac )?${subject}(?:(?:\\s*[-,/&]\\s*|\\s)(?:va )?${subject}){0,4}$|^tin (?:trong|tu|cua|hoat dong|xa|phuong|huyen|tinh|nganh|so|noi bo|van|anh|dia phuong|co so)[a-z -]{0,30}$|^(?:nhung )?(?:hoat dong|chu truong)(?: cua)?(?: cac)? (?:lanh dao|dang bo|dang uy|huyen uy|tinh uy|thanh uy|doan the|nganh|co so|cac cap|dia phuong|cong tac lon)[a-z ]{0,30}$`,
)
const maxCharacters = 60

/** Whether a folded line is a usual name of a section of a website, such as "Xây dựng Đảng" or "Tin trong tỉnh". */
export function isSectionName(key: string): boolean {
  return key.length <= maxCharacters && pattern.test(key)
}

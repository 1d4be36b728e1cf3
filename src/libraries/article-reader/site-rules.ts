import { edges, only, type BoilerplateRule } from './rule-pattern.ts'

/** The rules for menus, boxes and banners of an old site. */
export const siteRules: BoilerplateRule[] = [
  {
    name: 'pager',
    reason: 'Links to the parts of a list.',
    ...edges,
    pattern:
      /^trang\s*:?\s*\d{1,3}(?:[\s|,/]+\d{1,3})*[\s»>›.…]*$|^[\s«‹<|]*(?:dau |truoc )?(?:\d{1,3}[\s|,]+)*(?:\d{1,3}[\s|,.…]*[»›>]|cuoi$|tiep$|sau$)[\s»›>|]*(?:cuoi)?$|^trang (?:truoc|sau|dau|cuoi|tiep(?: theo)?)$|^(?:bai(?: viet)?|tin) (?:truoc|sau|tiep theo)(?:\s*:.*)?$|^[<«‹←\s]*(?:truoc|prev(?:ious)?)$|^(?:tiep(?: theo)?|ke tiep|next)[\s>»›→]*$|^bai dang (?:moi|cu) hon$/,
  },
  {
    name: 'link-box',
    reason: 'A box of links to other sites.',
    ...edges,
    pattern: only(
      '(?:cac )?(?:lien ket|link)(?: (?:web(?:site)?|nhanh|khac|huu ich|site|trang))*|(?:web(?:site)?|trang|cac trang) lien ket|-*\\s*(?:lua )?chon (?:lien ket|website|trang)[a-z ]{0,20}-*|doi tac|quang cao|banner',
    ),
  },
  {
    name: 'media-box',
    reason: 'A box of films or pictures of the old site.',
    ...edges,
    pattern: only(
      '(?:thu vien |album |chuyen muc |kho )?(?:video(?:s)?(?: clips?)?|clips?|phim|(?:hinh )?anh|multimedia|da phuong tien|media|audio)(?: (?:clip|khac|moi|noi bat|hoat dong|tu lieu|va hinh anh|- hinh anh))*|thu vien|album',
    ),
  },
  {
    name: 'section-name',
    reason: 'The name of a section of the old site.',
    ...edges,
    pattern: only(
      '(?:ban )?tin tuc(?:(?:\\s*[-&,/]\\s*|\\s)(?:va )?(?:su kien|hoat dong|thong bao|noi bat|chung))*|(?:tin|su kien)(?:(?:\\s*[-&,/]\\s*|\\s)(?:va )?(?:hoat dong|su kien|noi bo|trong nuoc|trong tinh|thoi su|tong hop|nha truong|tuc))+|hoat dong(?: (?:cua )?(?:nha )?truong| (?:cac )?(?:khoa|phong|doan the)(?:[,\\s-]+(?:khoa|phong))*)?|thong bao(?: (?:moi|chung))?|tin van|thoi su|su kien',
    ),
  },
  {
    name: 'menu-item',
    reason: 'An item of the menus school sites share.',
    ...edges,
    pattern: only(
      'menu|danh muc|xuat ban thong tin|chi tiet bai viet(?: tin tuc)?|dieu huong bai viet|trang chu|home|gioi thieu(?: chung)?|lich su(?: hinh thanh(?: va phat trien)?)?|co cau to chuc|(?:so do )?to chuc(?: bo may)?|chuc nang,?(?:\\s*(?:-|va)?\\s*nhiem vu)?|ban giam hieu|(?:cac )?(?:khoa|phong|don vi)(?:[\\s,&-]+(?:va )?(?:khoa|phong|ban|don vi))*|dao tao(?:[\\s,&-]+(?:va )?boi duong)?|nghien cuu(?: khoa hoc)?|khoa hoc|tuyen sinh|(?:he thong )?van ban(?: (?:chi dao|dieu hanh|phap quy|moi))*|bieu mau|lich (?:cong tac|hoc|giang|lam viec|tuan)(?: tuan)?|thoi khoa bieu|tra cuu(?: (?:diem|van ban|thong tin))?|hoc vien|giang vien|tai lieu(?: hoc tap| tham khao)?|thu vien (?:dien tu|so)|cong khai|hoi dap|hoi - dap|gop y|lien he|so do (?:site|trang|web(?:site)?|cong)|sitemap|dang nhap|dang ky(?: (?:kham(?: benh)?|tu van|nhan (?:ban )?tin|dat lich)(?: [a-z]+){0,2})?|dang xuat|ten dang nhap|mat khau|quen mat khau|tim kiem|tim kiem nang cao|nhap tu khoa(?: tim kiem)?|english|tieng viet|vietnamese|rss|webmail|e-?mail|dang[ -]*doan the|doan the|cong doan|doan thanh nien|hoi phu nu|hoi cuu chien binh|(?:cong tac )?xay dung dang|chuyen doi so|ban tin|noi san|skip to (?:main )?content|skip ribbon commands|turn on more accessible mode|bo qua noi dung|(?:chuyen|nhay) den (?:phan )?noi dung|truy cap noi dung luon',
    ),
  },
  {
    name: 'site-name',
    reason: 'The banner of the old site.',
    ...edges,
    pattern: /^(?:(?:cong|trang) thong tin(?: dien tu)?|website|trang tin)\b.{0,120}$/,
  },
]

import { anywhere, count, edges, end, only, start, type BoilerplateRule } from './rule-pattern.ts'
import { siteRules } from './site-rules.ts'

// Without the full stop of `pdf.`: it also parts tools, and a list of them would match in two ways.
const tool =
  '(?:doc bai(?: viet)?|nghe (?:bai|doc)(?: viet)?|luu|xem (?:voi )?co chu|in(?: trang| bai(?: viet)?)?|gui e-?mail|tuong phan|pdf|e-?mail|a[+-]?)'

/** All rules in order: the first that matches a line wins. */
export const boilerplateRules: BoilerplateRule[] = [
  {
    name: 'wordless',
    reason: 'A line without a letter or digit is a rule or an ornament.',
    ...anywhere,
    pattern: /^[^\p{L}\p{N}]*$/u,
  },
  {
    name: 'breadcrumb',
    reason: 'A path from the home page says where the page stood in the old site.',
    ...anywhere,
    pattern:
      /^(?:ban dang (?:o|xem)(?: day)?(?:\s*:.*|$)|(?:trang chu|trang nhat) .*|(?:»|>|>>)?\s*(?:trang chu|trang nhat|home)\s*(?:»|>+|›|\/|\||->?|→|::).*|[^»›]{1,60}(?:\s[»›]\s[^»›]+){2,})$/,
  },
  {
    name: 'category-label',
    reason: 'It names the section the page was filed under.',
    ...anywhere,
    pattern: /^(?:chuyen muc|danh muc|chuyen trang|thu muc|category)\s*:\s*\S.*$/,
  },
  {
    name: 'view-count',
    reason: 'A counter of the old site.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern: new RegExp(
      `^[\\s•*·-]*(?:(?:tong )?(?:so )?(?:luot|lan) (?:nguoi )?(?:xem|doc|truy cap)(?: bai| tin)?${count}(?: luot| lan)?|(?:da xem|xem|doc|hits?|views?|view count|da nhan xet|nhan xet|binh luan)\\s*:${count}(?: luot| lan)?|(?:da )?(?:doc|xem) [\\d.,]+ (?:lan|luot)|[\\d.,]+ (?:reads|views|luot xem|lan doc)|[\\d.,]+ (?:luot|lan)(?: nguoi)?(?: (?:xem|doc|truy cap))?)$`,
    ),
  },
  {
    name: 'reading-time',
    reason: 'What the old site says of the length of the page.',
    ...anywhere,
    pattern:
      /^(?:thoi gian doc:? )?\d{1,3} phut (?:doc|truoc)$|^(?:\d{1,3} (?:gio|ngay|tuan|thang|nam) ){1,2}truoc$/,
  },
  {
    name: 'number',
    reason: 'A number alone is a counter; in an article it may be a part of a table.',
    ...edges,
    endsArticle: 'no',
    pattern: /^[\d.,]+$/,
  },
  {
    name: 'date-badge',
    reason: 'A part of a date that the old site shows as a picture of a calendar.',
    ...edges,
    endsArticle: 'no',
    pattern: /^(?:th|thang) ?\d{1,2}(?:[,/ ]+\d{4})?$/,
  },
  {
    name: 'visitor-counter',
    reason: 'A counter of the old site.',
    ...edges,
    pattern: new RegExp(
      `${start}(?:(?:(?:so |tong )*(?:luot )?truy cap|(?:dang )?(?:truc tuyen|online|truy cap)|khach(?: vieng tham)?|thanh vien|hom (?:nay|qua)|(?:tuan|thang|nam) (?:nay|truoc|qua|hien tai)|tat ca|tong(?: cong| so)?)[a-z ]{0,20}\\s*:?${count}|thong ke(?:(?: luot)?(?: truy cap| website))?|(?:so |tong )*(?:luot |bo dem )truy cap|(?:khach )?(?:dang )?(?:truc tuyen|online))${end}`,
    ),
  },
  {
    name: 'print-or-send',
    reason: 'A button of the old site.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern: only(
      '(?:ban |phien ban )?in(?: trang(?: nay)?| bai(?: viet)?(?: nay)?| tin(?: nay)?| ra)|ban in|print(?: this page)?|(?:gui|e-?mail)(?: (?:email|mail|bai viet|tin))?(?: nay)? (?:cho |toi )?ban be|gui (?:email|mail)(?: bai viet)?|gui bai viet qua e-?mail|gui bai(?: viet)? nay|tai tep|luu (?:bai|tin)(?: viet)?(?: nay)?|tai (?:ve|xuong)(?:\\s*:\\s*\\S{1,200}\\.[a-z]{3,4})?|download|quay lai(?: trang truoc)?|tro (?:lai|ve)(?: trang truoc)?|(?:quay )?(?:ve|len) dau trang|dau trang|back to top|top',
    ),
  },
  {
    name: 'share-buttons',
    reason: 'Buttons of other sites.',
    ...edges,
    pattern: only(
      '(?:(?:chia se(?: bai viet)?(?: nay)?(?: (?:len|qua|tren))?|facebook|twitter|zalo|google(?:\\s?\\+)?|linkedin|pinterest|youtube|tiktok|messenger|telegram|email|mail|copy link|sao chep (?:link|lien ket)|thich|like|share|tweet|follow)(?: \\d+)?[\\s,:|/·•-]*)+(?: (?:in|print|luu))?',
    ),
  },
  {
    name: 'untranslated',
    reason: 'A text of the software of the old site that nobody translated.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern: /^[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}$/,
  },
  {
    name: 'share-hint',
    reason: 'What a button of another site tells those who do not see it.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern: /^(?:bam|click|nhan) de (?:chia se|in|gui)(?: [a-z]+){1,8}(?: \(mo trong cua so moi\))?$/,
  },
  {
    name: 'font-size',
    reason: 'Buttons of the old site.',
    ...anywhere,
    pattern:
      /^(?:(?:co chu|kich thuoc chu|font size)\s*:?)?(?:\s*\ba\s?[+-]{0,2}){2,4}$|^(?:(?:tang |giam )?(?:co|mau|kich thuoc) chu(?: (?:nho|lon))?\s*:?\s*){1,4}$|^font size\s*:?$|^aa$/,
  },
  {
    name: 'toolbar',
    reason: 'Buttons of the old site.',
    ...anywhere,
    pattern: new RegExp(`^${tool}(?:[\\s|.,/•·:]+${tool})*\\s*[.:]?$`),
  },
  {
    name: 'voice',
    reason: 'The player that reads the page aloud.',
    ...anywhere,
    pattern:
      /^(?:giong (?:nu|nam)(?: mien (?:bac|trung|nam))?|tu dong phat|toc do doc|nghe doc bai)\s*:?$|^0:00(?: ?\/ ?\d{1,2}:\d{2})?$/,
  },
  {
    name: 'follow',
    reason: 'A button of another site.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern:
      /^(?:theo doi )?(?:[a-z.]{2,20} |chung toi )?(?:tren |qua )?(?:google news|google tin tuc)$|^google$/,
  },
  {
    name: 'rating',
    reason: 'A poll of the old site about the page.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern:
      /^(?:tong so diem cua bai viet(?: la)?|danh gia (?:bai viet|nguoi dung|muc nay)|user rating|xep hang|(?:click|bam) (?:de|vao day de) danh gia(?: bai viet)?|diem danh gia)\s*(?::.*)?$|^\d(?:[.,]\d)?\s*\/\s*5 (?:sao|\().*$|^[\d.,]+ (?:luot )?(?:binh chon|danh gia|phieu bau)$|^kem(?: [a-z]+){0,3} tot$|^\(?[\d.,]+\s*\/\s*5(?:\s*-\s*[\d.,]+)? (?:binh chon|danh gia|phieu)\)?$|^\([\d.,]+ (?:binh chon|danh gia|votes?)\)$|^trung binh \([\d.,]+ (?:votes?|phieu)\)$/,
  },
  {
    name: 'poll',
    reason: 'A poll of the old site about the page; an article may use the words as a heading.',
    ...edges,
    pattern: /^(?:danh gia|binh chon(?: cua ban)?)\s*:?$/,
  },
  {
    name: 'poster-account',
    reason: 'The account that typed the page in, not its author.',
    ...anywhere,
    pattern:
      /^(?:(?:nguoi dang|nguoi nhap|nguoi tao|nguoi cap nhat)(?: (?:bai viet|bai|tin))?\s*:|(?:dang boi|posted by)\s*:?)\s*\S{1,40}(?: \S{1,20}){0,4}$|^by\s*:?\s*\S{1,40}(?: \S{1,20}){0,4}$|^(?:duoc )?(?:viet )?(?:boi|by)\s*:?\s*(?:[a-z][\w.-]{1,30}|super user|quan tri(?: vien)?|ban bien tap)$/,
  },
  {
    name: 'account',
    reason: 'The account that typed the page in, not its author.',
    ...edges,
    endsArticle: 'no',
    pattern:
      /^(?:viet boi|written by|boi|trong|admin|administrator|super ?user|webmaster|editor|quan tri(?: vien)?|quantri)$/,
  },
  {
    name: 'see-all',
    reason: 'A link to more of the old site.',
    ...anywhere,
    pattern: only(
      'xem (?:tat ca|them|tiep|chi tiet|toan bo|het)(?: (?:tin|bai|video|anh|cac tin)[a-z ]{0,20})?|tim hieu (?:them|tiep)|chi tiet|xem|read more|view all',
    ),
  },
  {
    name: 'read-on',
    reason: 'It opens a box with links to more of the old site; newspapers also put one between paragraphs.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    pattern: only('doc (?:them|tiep)'),
  },
  {
    name: 'other-news',
    reason: 'It opens a list of other pages of the old site.',
    where: 'anywhere',
    endsArticle: 'surely',
    pattern: only(
      '(?:cac |nhung )?(?:tin(?: tuc)?|bai(?: viet)?|tin bai) (?:khac|(?:da|duoc) dua|(?:moi|cu) hon|cung (?:chuyen muc|loai|chu de|muc)|truoc do|da dang|lien truoc|ke tiep)(?: [a-z ]{0,20})?|theo dong su kien|other(?:s| news)',
    ),
  },
  {
    name: 'related-news',
    reason: 'It opens a list of other pages; newspapers also put one between paragraphs.',
    where: 'anywhere',
    endsArticle: 'unless-prose-follows',
    pattern: only(
      '(?:cac |nhung )?(?:tin(?: tuc)?|bai(?: viet)?|tin bai|noi dung|chu de) (?:co )?lien quan(?: \\(theo (?:tag|the)\\))?|muc moi nhat tu .{2,60}|(?:cac )?(?:tin(?: tuc)?|bai(?: viet)?|tin bai) (?:moi(?: nhat| dang)?|noi bat|xem nhieu(?: nhat)?|doc nhieu(?: nhat)?|hot|nong)|(?:tin |bai )?(?:doc|xem) nhieu(?: nhat)?|(?:co the )?ban quan tam|co lien quan|tags?|tu khoa|gan the',
    ),
  },
  {
    name: 'tags',
    reason: 'Keywords for the search of the old site.',
    ...edges,
    pattern:
      /^(?:tags?|the|tu khoa|keywords?)\s*:\s*\S.*$|^#[\p{L}\p{N}][^#\n]{1,60}(?: #[\p{L}\p{N}][^#\n]{1,60}){0,9}$/u,
  },
  {
    name: 'comments',
    reason: 'The box for comments of readers.',
    ...edges,
    pattern: only(
      '(?:gui |viet |them |de lai (?:mot )?)?(?:binh luan|y kien|phan hoi|y kien binh luan)(?: cua (?:ban(?: doc)?|doc gia)| gan day)?(?: ?\\*| ?\\(\\d+\\))?|y kien ban doc|phan hoi(?: \\(\\d+\\))?|(?:\\d+|\\(\\d+\\)|chua co) binh luan|binh luan (?:bai viet|(?:qua |tren |bang )?facebook)|(?:xem|tai) them (?:binh luan|y kien)|(?:\\d+ |no )?comments?|khong co (?:nhan xet|binh luan)(?: nao)?|dang nhan xet|dang nhap de gui (?:binh luan|phan hoi)|leave a (?:reply|comment)|tra loi(?: huy)?|ma (?:bao mat|xac nhan)|lam moi|(?:ho (?:va )?ten(?: cua ban)?|so dien thoai)(?: ?\\(\\*\\)| \\*)|ho (?:va )?ten(?: cua ban)?',
    ),
  },
  {
    name: 'comment-form',
    reason: 'A sentence of the box for comments of readers.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    sentences: true,
    pattern:
      /^(?:hay la nguoi dau tien binh luan|email cua ban se khong duoc hien thi|your email address will not be published|luu ten cua toi, email|ban (?:can|phai) dang nhap (?:de|moi)|ban da khong su dung site|ma an toan|hay chac chan (?:rang )?ban (?:da )?nhap|(?:luu y\s?: ?)?\S{2,20} (?:se )?bien tap y kien|(?:luu y\s?: ?)?vui long (?:go|nhap|viet) (?:tieng viet|noi dung|binh luan)|gui file dinh kem khong qua)/,
  },
  {
    name: 'filed-under',
    reason: 'It names the section and the address of the page on the old site.',
    ...anywhere,
    endsArticle: 'unless-prose-follows',
    sentences: true,
    pattern:
      /^(?:this entry was posted in|filed under|posted in|(?:bai viet|muc) nay duoc dang trong|duoc phat hanh trong|ban dang doc bai viet|url cua ban tin nay)\b/,
  },
  {
    name: 'news-source',
    reason: 'A field of the old site below the article.',
    ...edges,
    pattern: /^nguon tin\s*:\s*\S.*$/,
  },
  {
    name: 'attachments',
    reason: 'The heading of a list of files.',
    ...edges,
    pattern: only('(?:cac )?(?:tap tin|tep(?: tin)?|file|van ban|tai lieu) dinh kem'),
  },
  {
    name: 'no-attachment',
    reason: 'A field of the old site that is empty.',
    ...anywhere,
    pattern: /^(?:file|tep(?: tin)?|tap tin) dinh kem\s?:\s?(?:khong(?: co)?)?$/,
  },
  {
    name: 'related-link',
    reason: 'A link to another page of the old site, as papers put them below the lead.',
    ...anywhere,
    sentences: true,
    pattern: /^>{2,3}\s?\S/,
  },
  {
    name: 'copyright',
    reason: 'The footer that says who owns the old site.',
    ...edges,
    sentences: true,
    pattern:
      /^(?:©|\(c\)|copyright|ban quyen(?: noi dung)?(?:\s*[:©-]| \d| (?:thuoc(?: ve)?|cua) (?:website|trang|cong|truong|so|ban|uy ban|tinh)\b)|all rights? reserved|giay phep (?:so|thiet lap|hoat dong)|ghi ro nguon|(?:website |phat trien|duoc )?(?:thiet ke|phat trien|xay dung)(?: va phat trien)? boi|chiu trach nhiem(?: chinh| noi dung| xuat ban)*\s*:|design(?:ed)?(?: and developed)? by|powered by|developed by)|©.{0,80}\b\d{4}\b|all rights reserved/,
  },
  {
    name: 'contact',
    reason: 'The address in the footer; an announcement may end with one too, so only after its end.',
    where: 'tail',
    endsArticle: 'no',
    sentences: true,
    pattern:
      /^(?:dia chi|tru so|dien thoai|sdt|dt|tel|phone|fax|e-?mail|hotline|duong day nong|website)\s*[:.]/,
  },
  ...siteRules,
]

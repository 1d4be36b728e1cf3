import {
  BYLINE,
  CAPTION,
  FIRST,
  paragraphsOf,
  readHtmlPage,
  readPage,
  SECOND,
  THIRD,
  TITLE,
} from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

const DATE = '<span class="date">Ngày đăng: 01/02/2021</span>'
const body = (...blocks: string[]) => `<h1>${TITLE}</h1>${DATE}${blocks.join('')}`
const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('\n')

test('an HTML page is read into the parts of a post', async (t) => {
  const page = readHtmlPage(`<!doctype html>
    <html><head><meta charset="utf-8"><title>${TITLE} - Trường A</title>
    <style>p { color: red }</style><script>document.write("<p>Quảng cáo</p>")</script></head>
    <body><nav><ul><li><a href="/">Trang chủ</a></li><li>Đào tạo</li></ul></nav>
    <article><h1>${TITLE}</h1><time datetime="2021-02-01">Ngày đăng: 01/02/2021</time>
    <figure><img src="a.jpg" alt="Các đại biểu của hội nghị"><figcaption>${CAPTION}.</figcaption></figure>
    ${p(FIRST, SECOND, BYLINE)}</article>
    <aside><h3>Bài đọc nhiều</h3><p>Các khoa đã công bố lịch giảng của tháng ba cho học viên.</p></aside>
    <footer>© Trường A<br>Địa chỉ: số 1 đường A</footer></body></html>`)
  t.strictSame(page, {
    ok: true,
    address: null,
    title: TITLE,
    published_on: '2021-02-01',
    summary: null,
    event_date: '2021-01-29',
    cover_caption: `${CAPTION}.`,
    body: [FIRST, SECOND].join('\n\n'),
    byline: [{ name: 'Vũ Minh Khuê', degree: 'ThS.', position: 'GV', unit: 'khoa Dân vận' }],
    section: null,
    images: [{ url: 'a.jpg', name: 'Các đại biểu của hội nghị' }],
    attachments: [],
    warnings: [],
    dropped: [
      `${TITLE} - Trường A`,
      'Trang chủ',
      'Đào tạo',
      'Các đại biểu của hội nghị',
      'Bài đọc nhiều',
      'Các khoa đã công bố lịch giảng của tháng ba cho học viên.',
      '© Trường A',
      'Địa chỉ: số 1 đường A',
    ],
  })
})

test('a page that a browser saved has the address of which the browser tells; its own pictures stay beside it', async (t) => {
  const page = readHtmlPage(`<!DOCTYPE html>
<!-- saved from url=(0033)https://cu.example/tin/17.html -->
<h1>${TITLE}</h1><p>${FIRST}</p><p><img src="./Tin_files/a.jpg"><img src="../b.jpg"></p><p>${SECOND}</p>`)
  t.equal(page.address, 'https://cu.example/tin/17.html')
  t.strictSame(
    page.images.map(({ url }) => url),
    ['./Tin_files/a.jpg', 'https://cu.example/b.jpg'],
  )
  const named =
    '<!-- saved from url=(0026)https://luu.example/17.html --><link rel="canonical" href="https://cu.example/17">'
  t.equal(readHtmlPage(`${named}<h1>${TITLE}</h1><p>${FIRST}</p>`).address, 'https://cu.example/17')
})

test('a page laid out in tables with line breaks is read like its text', async (t) => {
  const page = readHtmlPage(`<HTML><TITLE>Trường A</TITLE><BODY><TABLE><TR>
    <TD><A HREF="/">Trang chủ</A><BR>Giới thiệu<BR>Liên hệ</TD>
    <TD><FONT SIZE=4><B>${TITLE}</B></FONT><BR><I>Ngày đăng:&nbsp;01/02/2021</I><BR><BR>
      <IMG SRC=a.gif><BR>${CAPTION}<BR>${FIRST}<BR><BR>${SECOND}<BR><BR><B>${BYLINE}</B></TD>
    <TD>Video<BR>Xem tất cả &raquo;</TD></TR></TABLE>`)
  t.equal(page.title, TITLE)
  t.equal(page.cover_caption, CAPTION)
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
  t.equal(page.byline.length, 1)
  t.strictSame(page.dropped, ['Trường A', 'Trang chủ', 'Giới thiệu', 'Liên hệ', 'Video', 'Xem tất cả »'])
})

test('without h1 the heading the document title repeats is the title, else the line above the date', async (t) => {
  const end = `${DATE}${p(FIRST, SECOND)}`
  for (const html of [
    `<title>${TITLE} | Trường A</title><h2>Trường A</h2><h2>${TITLE}</h2>${end}`,
    `<title>${TITLE}</title><div>Trường A</div><div class="t">${TITLE}</div>${end}`,
    `<title>Trường A</title><div>Một mục</div><div class="t">${TITLE}</div>${end}`,
    `<title>Trường A</title><h2>${TITLE}</h2>${end}`,
    `<title>Trường A</title><h1>Trường A</h1><h1>${TITLE}</h1>${end}`,
  ]) {
    const page = readHtmlPage(html)
    t.equal(page.title, TITLE, html)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], html)
  }
})

test('where nothing on the page is a title the document title is, without the name of the site', async (t) => {
  const end = `${DATE}${p(FIRST, SECOND)}<footer>Trường A</footer>`
  t.equal(readHtmlPage(`<title>${TITLE}</title>${end}`).title, TITLE)
  const page = readHtmlPage(`<title>${TITLE} - Trường A</title>${end}`)
  t.equal(page.title, TITLE)
  t.strictSame(page.dropped, ['Trường A', 'Trường A'], 'the part of the document title, and the footer')
})

test('text keeps its words across inline tags, entities and line breaks of the source', async (t) => {
  const page = readHtmlPage(
    body(
      p(
        FIRST,
        'Các <b>khoa</b> <i>và <u>ph&ograve;<span>ng</span></u></i> mở\n   <b>62</b>&nbsp;lớp &amp; 3 &lt;nhóm&gt;, &#273;&ocirc;ng&nbsp; vui.<!-- ghi chú -->',
      ),
    ),
  )
  t.strictSame(paragraphsOf(page), [FIRST, 'Các khoa và phòng mở 62\u00a0lớp & 3 <nhóm>, đông\u00a0 vui.'])
})

test('lists stay lists, headings stay headings, rows of a table are lines', async (t) => {
  const page = readHtmlPage(
    body(
      p(FIRST),
      '<h2>Về đào tạo #</h2><ul><li>Mở 62 lớp<li><p>Đón 6.481 học viên</p><p>1. Tính cả năm</p></ul>',
      '<ol start="3"><li>Ba</li><li value=7>Bảy</ol>',
      '<table><tr><th>Lớp</th><th>Học viên</th></tr><tr><td><p>TCLLCT</p></td><td>633</td></tr></table>',
      p(SECOND),
    ),
  )
  t.equal(
    page.body,
    [
      FIRST,
      '## Về đào tạo \\#',
      '- Mở 62 lớp',
      '- Đón 6.481 học viên',
      '1\\. Tính cả năm',
      '3. Ba',
      '7. Bảy',
      'Lớp \\| Học viên',
      'TCLLCT \\| 633',
      SECOND,
    ].join('\n\n'),
  )
})

test('links that lead somewhere from any page stay, all others are text', async (t) => {
  const page = readHtmlPage(
    body(
      p(
        FIRST,
        '- Xem <a href="https://a.vn/b?c=1&amp;copy;=(2)"> văn <b>bản</b> [1]</a>, <a href="javascript:alert(1)">tệp</a>,' +
          ' <a href="/tin">tin</a>, <a href="mailto:a@b.vn">thư</a> và <a href=" java\nscript:x">nữa</a> - 1. <a href="https://a.vn/">Xong.</a>',
      ),
    ),
  )
  t.equal(
    page.body.split('\n\n')[1],
    '\\- Xem [văn bản \\[1\\]](<https://a.vn/b?c=1\\&copy;=(2)>), tệp, tin, [thư](<mailto:a@b.vn>) và nữa - 1. [Xong.](<https://a.vn/>)',
  )
  t.equal(paragraphsOf(page)[1], '- Xem văn bản [1], tệp, tin, thư và nữa - 1. Xong.')
})

const pageWithPicture = (alt: string) =>
  readHtmlPage(body(`<p><img src=a alt="${alt}"></p>`, p(FIRST, SECOND)))

test('a picture without caption lends its alternative text, if that says something', async (t) => {
  t.equal(pageWithPicture(CAPTION).cover_caption, CAPTION)
  t.strictSame(pageWithPicture(CAPTION).dropped, [])
  for (const alt of ['IMG_2021.JPG', 'ảnh', TITLE, 'anh hoi nghi thang gieng.jpg']) {
    t.equal(pageWithPicture(alt).cover_caption, null, alt)
    t.strictSame(pageWithPicture(alt).dropped, [alt])
  }
  t.strictSame(pageWithPicture('').dropped, [])
})

test('what readers do not see is dropped and reported, and leaves its paragraph whole', async (t) => {
  const page = readHtmlPage(
    body(
      p(
        FIRST,
        'Các khoa <span style="display: none">chữ ẩn</span>đã họp <button>Nghe</button>trong tuần qua.',
      ),
      '<div hidden>Khối ẩn</div><template><p>Khuôn mẫu</p></template><noscript>Hãy bật JavaScript</noscript>',
      p(SECOND),
    ),
  )
  t.strictSame(paragraphsOf(page), [FIRST, 'Các khoa đã họp trong tuần qua.', SECOND])
  t.strictSame(page.dropped, ['chữ ẩn', 'Nghe', 'Khối ẩn', 'Khuôn mẫu', 'Hãy bật JavaScript'])
})

test('class names mark menus and article, but do not take the article away', async (t) => {
  const menu = '<div class="main-menu"><a>Một mục</a> <a>Mục khác</a></div>'
  const page = readHtmlPage(
    `${menu}<div id="content"><div class="news-detail">${body(p(FIRST, SECOND))}</div></div><div>Hộp lạ</div>`,
  )
  t.strictSame(page.dropped, ['Một mục Mục khác', 'Hộp lạ'])
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
  const misled = readHtmlPage(
    `<div class="widget">${body(p(FIRST, SECOND))}</div><p>Chân trang của trường.</p>`,
  )
  t.equal(misled.title, TITLE)
  t.strictSame(paragraphsOf(misled).slice(0, 2), [FIRST, SECOND])
  const open = readHtmlPage(`<nav><a>Một mục</a>${body(p(FIRST, SECOND))}`)
  t.strictSame(paragraphsOf(open), [FIRST, SECOND])
})

test('below the article element even sentences are the site’s', async (t) => {
  const comment = 'Bạn đọc A: bài viết rất hay, mong trường đăng thêm nhiều bài như thế.'
  const page = readHtmlPage(`<main>${body(p(FIRST, SECOND, THIRD))}</main><p>${comment}</p>`)
  t.strictSame(page.dropped, [comment])
})

test('the path to the page names its section, as a line or as a list', async (t) => {
  const rest = body(p(FIRST, SECOND))
  for (const path of [
    '<div>Trang chủ &raquo; Tin nội bộ</div>',
    '<nav class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/t">Tin nội bộ</a></nav>',
    `<nav><ol><li>Trang chủ</li><li>Tin nội bộ</li><li>${TITLE}</li></ol></nav>`,
  ]) {
    t.equal(readHtmlPage(path + rest).section, 'Tin nội bộ', path)
  }
})

test('a page that shows no readable date may tell it to machines', async (t) => {
  const rest = `<h1>${TITLE}</h1>${p(FIRST, SECOND)}`
  for (const html of [
    `<meta property="article:published_time" content="2021-01-31T18:30:00+00:00">${rest}`,
    `<meta itemprop="datePublished" content="2021-02-01">${rest}`,
    `<h1>${TITLE}</h1><time datetime="2021-02-01T08:00">3 tuần trước</time>${p(FIRST, SECOND)}`,
    `<script type="application/ld+json">{"@graph":[{"datePublished":"2021-01-31T18:30:00Z"}]}</script>${rest}`,
    `<meta name="DC.date.issued" content="2021-02-01">${rest}`,
  ]) {
    const page = readHtmlPage(html)
    t.equal(page.published_on, '2021-02-01', html)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], html)
  }
  t.match(readPage({ html: `<script type="application/ld+json">{"datePublished":</script>${rest}` }), {
    ok: true,
    published_on: null,
    warnings: [{ code: 'no_posting_date', line: null }],
  })
})

test('markup authors leave open is closed as browsers do', async (t) => {
  const page = readHtmlPage(
    `<h1>${TITLE}<h2>Ngày đăng: 01/02/2021</h2><p>${FIRST}<p><b>${SECOND}</p></span></div></td><p>${THIRD}</b><script src=a />`,
  )
  t.equal(page.title, TITLE)
  t.strictSame(paragraphsOf(page), [FIRST, SECOND, THIRD])
})

test('an element ends where browsers end it, so that what is hidden stays apart from what is not', async (t) => {
  for (const [html, dropped] of [
    ['<p hidden>ẩn<p>Hiện', ['ẩn']],
    ['<ul><li hidden>ẩn<li>Hiện</ul>', ['ẩn']],
    ['<div hidden><table><tr><td>ẩn</div>cũng ẩn</td></tr></table></div>Hiện', ['ẩn', 'cũng ẩn']],
    ['<div hidden><span>ẩn</div>Hiện</span>', ['ẩn']],
    ['<div hidden>ẩn</span></p></td>cũng ẩn</div>Hiện', ['ẩn', 'cũng ẩn']],
    ['<span hidden>ẩn<div>ẩn hai</span> và ba</div></span>Hiện', ['ẩn', 'ẩn hai và ba']],
    ['<table><tr><td hidden>ẩn<td>Hiện</table>', ['ẩn']],
    ['<dl><dt hidden>ẩn<dd>Hiện</dl>', ['ẩn']],
    ['<select><option>Một<option>Hai</select>Hiện', ['Một', 'Hai']],
  ] as const) {
    const page = readHtmlPage(body(p(FIRST), html, p(SECOND)))
    t.strictSame(
      page.dropped.flatMap((line) => line.split('\n')),
      dropped,
      html,
    )
    t.strictSame(paragraphsOf(page), [FIRST, 'Hiện', SECOND], html)
  }
})

test('an HTML page without text is an empty page', async (t) => {
  for (const html of [
    '',
    '<!doctype html><p>&nbsp;</p>',
    '<script>let a = 1</script>',
    '<!-- <p>a</p> -->',
  ]) {
    t.match(readPage({ html }), { ok: false, missing: [{ code: 'empty_page' }, {}] }, html)
  }
})

test('a page in a code of old fonts is read as Unicode, with a warning', async (t) => {
  const page = readHtmlPage(
    '<title>Tr\u00ad\u00eang A</title><h1>Héi nghÞ tæng kÕt n¨m häc cña nhµ tr\u00ad\u00eang</h1><p>Ngµy ®¨ng: 01/02/2021</p>' +
      '<p><font face=".VnTime">Ngµy 29/01/2021, nhµ tr\u00ad\u00eang tæ chøc h&eacute;i ngh&THORN; t&aelig;ng k&Otilde;t n&uml;m h&auml;c, cã <b>41</b> ®¹i biÓu dù.</font></p>' +
      '<p align="right">T¸c gi¶: TrÇn ThÞ Hoa</p>',
  )
  t.match(page, {
    title: 'Hội nghị tổng kết năm học của nhà trường',
    published_on: '2021-02-01',
    event_date: '2021-01-29',
    byline: [{ name: 'Trần Thị Hoa' }],
    warnings: [{ code: 'tcvn3_text', line: null }],
  })
  t.strictSame(paragraphsOf(page), [
    'Ngày 29/01/2021, nhà trường tổ chức hội nghị tổng kết năm học, có 41 đại biểu dự.',
  ])
})

test('small letters in a font of capitals are capitals', async (t) => {
  const page = readHtmlPage(
    '<h1><font face=".VnTimeH">Héi nghÞ tæng kÕt n¨m häc</font></h1><p>Ngµy ®¨ng: 01/02/2021</p>' +
      '<p style="font-family: .VnTime">Nhµ tr\u00ad\u00eang tæ chøc <span style="font-family:.VnArialH">héi nghÞ</span> víi ®«ng ®ñ thÇy c«.</p>',
  )
  t.equal(page.title, 'HỘI NGHỊ TỔNG KẾT NĂM HỌC')
  t.strictSame(paragraphsOf(page), ['Nhà trường tổ chức HỘI NGHỊ với đông đủ thầy cô.'])
})

test('excerpts of other pages above the heading that names the page are no part of it', async (t) => {
  const excerpt = `Trong tuần qua, ${FIRST}`
  for (const head of [
    `<title>${TITLE} - Trường A</title>`,
    `<meta property="og:title" content="${TITLE}"><title>Trường A</title>`,
  ]) {
    const page = readHtmlPage(
      `${head}<div><h3>Lịch giảng tháng ba của các khoa</h3><p>${excerpt}</p></div><h2>${TITLE}</h2>${DATE}${p(SECOND, THIRD)}`,
    )
    t.equal(page.title, TITLE, head)
    t.equal(page.published_on, '2021-02-01')
    t.strictSame(paragraphsOf(page), [SECOND, THIRD], head)
    t.ok(page.dropped.includes(excerpt), head)
  }
})

test('a blog names itself above the title of the post, and its comments are no part of it', async (t) => {
  const post = (title: string) => `<h3 class="post-title entry-title" itemprop="name">${title}</h3>`
  const blog = (title: string, more: string) => `<title>Lớp cũ trường xưa: ${title}</title>
    <h1 class="title">Lớp cũ trường xưa</h1><p class="description">Nơi gặp lại bạn bè của khóa 1976</p>
    <h2 class="date-header"><span>Thứ Hai, 01 tháng 2, 2021</span></h2>${post(title)}
    <div class="post-body" itemprop="description articleBody"><div>${FIRST}</div>${SECOND}<br></div>
    <div id="comments"><p>Bài viết rất hay, cảm ơn tác giả đã ghi lại kỷ niệm.</p></div>${more}`
  const page = readHtmlPage(blog(TITLE, ''))
  t.equal(page.title, TITLE)
  t.equal(page.published_on, '2021-02-01')
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
  // Several such titles are a list of posts, and name no page.
  const list = readHtmlPage(blog(TITLE, post('Hẹn gặp lại ở sân trường')))
  t.equal(list.title, 'Lớp cũ trường xưa')
})

test('Drupal tells above the text who submitted a page, and when', async (t) => {
  const page = readHtmlPage(`<nav aria-label="Breadcrumb"><h2>Breadcrumb</h2><ol><li>Trang chủ</li></ol></nav>
    <h1>${TITLE}</h1><article><footer class="node__meta">Được gửi bởi vanphong vào T2, 02/01/2021 - 16:20</footer>
    ${p(FIRST, SECOND)}</article>`)
  t.equal(page.published_on, '2021-02-01')
  t.equal(page.section, null)
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('themes name authors and other pages by their classes', async (t) => {
  const block =
    readHtmlPage(`<main><h1>${TITLE}</h1><time datetime="2021-02-01">1 Tháng Hai, 2021</time><p>—</p><p>bởi</p>
    <div class="wp-block-post-author-name">Vũ Minh Khuê</div>${p(FIRST, SECOND)}</main>`)
  t.strictSame(block.byline, [{ name: 'Vũ Minh Khuê', degree: null, position: null, unit: null }])
  t.strictSame(paragraphsOf(block), [FIRST, SECOND])
  const office = readHtmlPage(
    body(...[FIRST, SECOND].map((text) => p(text)), '<p class="author">Hà An - VPHU</p>'),
  )
  t.strictSame(office.byline, [{ name: 'Hà An', degree: null, position: null, unit: 'VPHU' }])
  const other = 'Hãy xem thêm ảnh của hội nghị trong thư viện của nhà trường.'
  const k2 = readHtmlPage(
    body(
      p(FIRST, SECOND),
      `<div class="itemRelated"><h3>Bài khác</h3>${p(other)}</div>`,
      '<div class="itemComments">Để lại bình luận</div>',
    ),
  )
  t.strictSame(paragraphsOf(k2), [FIRST, SECOND])
  t.ok(k2.dropped.includes(other))
})

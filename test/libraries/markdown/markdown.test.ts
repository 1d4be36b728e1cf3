import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import { test } from '../../support/shared-test.ts'

const htmlOf = (source: string) => renderMarkdown(source).html
const renderedText = (source: string) => renderMarkdown(source).text

test('an article of paragraphs becomes paragraphs, one line of text each', async (t) => {
  t.strictSame(renderMarkdown('Đoạn *một* có **62 lớp**.\n\nĐoạn hai\nhai dòng.\n'), {
    html: '<p>Đoạn <em>một</em> có <strong>62 lớp</strong>.</p>\n<p>Đoạn hai\nhai dòng.</p>',
    text: 'Đoạn một có 62 lớp.\nĐoạn hai\nhai dòng.',
  })
  t.strictSame(renderMarkdown(''), { html: '', text: '' })
  t.strictSame(renderMarkdown(' \n\n'), { html: '', text: '' })
})

test('lists, quotes, code and rules keep their words apart in the text', async (t) => {
  t.strictSame(renderMarkdown('- một\n- hai\n  - ba\n\n> bốn\n\n---\n\n```js\nnăm < 6\n```'), {
    html:
      '<ul>\n<li>một</li>\n<li>hai\n<ul>\n<li>ba</li>\n</ul>\n</li>\n</ul>\n' +
      '<blockquote>\n<p>bốn</p>\n</blockquote>\n<hr />\n<pre><code>năm &lt; 6\n</code></pre>',
    text: '\nmột\nhai\n\nba\n\n\n\n\nbốn\n\n\nnăm < 6\n',
  })
  t.equal(htmlOf('3. ba\n4. bốn'), '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>')
  t.equal(renderedText('a  \nb\\\nc'), 'a\nb\nc')
})

test('a table keeps its alignment without a style attribute, and its cells apart in the text', async (t) => {
  const { html, text } = renderMarkdown('| Lớp | Số |\n|:--|--:|\n| TCLLCT | 8 |\n| Khác | |')
  t.match(html, '<th align="left">Lớp</th>\n<th align="right">Số</th>')
  t.match(html, '<td align="right">8</td>')
  t.notMatch(html, 'style')
  t.strictSame(text.split(/\n+/).filter(Boolean), ['Lớp', 'Số', 'TCLLCT', '8', 'Khác'])
})

test('the title of the page stays the only heading of the first level', async (t) => {
  t.equal(htmlOf('# A\n\n## B\n\nC\n=\n\n###### D'), '<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<h6>D</h6>')
  t.equal(
    htmlOf('## A\n\n### B'),
    '<h2>A</h2>\n<h3>B</h3>',
    'an article that leaves the first level alone stays as written',
  )
  t.equal(htmlOf('> # A\n\n## B'), '<blockquote>\n<h2>A</h2>\n</blockquote>\n<h3>B</h3>')
})

test('HTML in the source is text, not HTML', async (t) => {
  t.equal(
    htmlOf('<b>x</b> & <script>alert(1)</script>'),
    '<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>',
  )
  t.equal(
    renderedText('<div onclick="x()">\n\n&lt;i&gt; &amp;amp; &copy; &#273;'),
    '<div onclick="x()">\n<i> &amp; © đ',
  )
})

test('quotes, dashes, dots and bare addresses stay as they were written', async (t) => {
  for (const text of [
    '"a" -- \'b\' ... (c) (tm) 2020 - 2025',
    'Xem www.truong.vn, http://truong.vn và ThS.Nguyễn.vn',
    'a@b.vn',
  ]) {
    t.equal(renderedText(text), text)
    t.notMatch(htmlOf(text), '<a')
  }
})

test('links lead to the web, to mail, to a telephone or within the site', async (t) => {
  t.equal(
    htmlOf('[a](https://truong.vn/x?a=1&b=2 "Tên")'),
    '<p><a href="https://truong.vn/x?a=1&amp;b=2" title="Tên" rel="noopener nofollow">a</a></p>',
  )
  t.equal(
    htmlOf('<https://truong.vn>'),
    '<p><a href="https://truong.vn" rel="noopener nofollow">https://truong.vn</a></p>',
  )
  t.equal(htmlOf('[a](HTTP://truong.vn)'), '<p><a href="HTTP://truong.vn" rel="noopener nofollow">a</a></p>')
  for (const href of ['/tin-tuc/a', 'a', '#muc-1', '?q=1', 'mailto:a@b.vn', 'tel:+84211000000', '../a:b'])
    t.equal(htmlOf(`[a](${href})`), `<p><a href="${href}">a</a></p>`)
})

test('a link elsewhere is left in the text as the author typed it', async (t) => {
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58;alert(1)',
    'data:text/html,x',
    'data:image/png;base64,AAAA',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.vn',
    'blob:x',
    'x:y',
    '//evil.vn/a',
  ]) {
    t.notMatch(htmlOf(`[a](${url})`), '<a', url)
    t.notMatch(htmlOf(`![a](${url})`), '<img', url)
    t.notMatch(htmlOf(`[a]\n\n[a]: ${url}`), '<a', url)
    t.notMatch(htmlOf(`<${url}>`), '<a', url)
  }
  t.equal(renderedText('Xem [ở đây](javascript:alert(1)).'), 'Xem [ở đây](javascript:alert(1)).')
})

test('a picture comes from the web or the site and always has an alt', async (t) => {
  t.equal(
    htmlOf('![Lễ *khai giảng*](/media/a.webp "Ảnh")'),
    '<p><img src="/media/a.webp" alt="Lễ khai giảng" title="Ảnh" /></p>',
  )
  t.equal(htmlOf('![](https://a.vn/b.jpg)'), '<p><img src="https://a.vn/b.jpg" alt="" /></p>')
  t.equal(renderedText('a ![b](c.png) d'), 'a  d', 'an alt is no text content')
  t.equal(
    htmlOf('![thư](mailto:a@b.vn) ![trống]()'),
    '<p>thư trống</p>',
    'what cannot be shown leaves its words',
  )
})

test('no markup of the source becomes a class or a style', async (t) => {
  t.equal(htmlOf('```js onload=x class=y\na\n```'), '<pre><code>a\n</code></pre>')
  t.equal(htmlOf('~~cũ~~'), '<p><s>cũ</s></p>')
})

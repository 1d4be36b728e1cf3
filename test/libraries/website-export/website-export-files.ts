/** An invented export of WordPress: a post, a draft, a page, a post in the trash, a menu item and a picture. */
export const wxr = `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE rss [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Trường THCS Suối Reo</title><link>https://suoireo.example.edu.vn</link>
<item><title><![CDATA[Ngày hội trồng cây &#8211; mùa xuân]]></title><link>https://suoireo.example.edu.vn/trong-cay/</link>
  <pubDate>Tue, 09 Feb 2021 01:30:00 +0000</pubDate><dc:creator><![CDATA[admin]]></dc:creator>
  <guid isPermaLink="false">https://suoireo.example.edu.vn/?p=7</guid>
  <content:encoded><![CDATA[Sáng 09/02/2021, thầy và trò trường THCS Suối Reo trồng 120 cây xanh quanh sân bóng.

[caption id="attachment_9" align="aligncenter" width="600"]<img src="/wp-content/uploads/2021/02/trong-cay.jpg" alt="" width="600" /> Học sinh lớp 8A trồng cây lim[/caption]

28/12/2022

Mỗi lớp nhận chăm sóc một hàng cây.

Bài, ảnh: Ngọc Lan]]></content:encoded>
  <excerpt:encoded><![CDATA[Trồng 120 cây xanh.]]></excerpt:encoded>
  <wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2021-02-09 08:30:00]]></wp:post_date>
  <wp:post_date_gmt><![CDATA[2021-02-09 01:30:00]]></wp:post_date_gmt><wp:status><![CDATA[publish]]></wp:status>
  <wp:post_type><![CDATA[post]]></wp:post_type>
  <category domain="post_tag" nicename="cay"><![CDATA[cây xanh]]></category>
  <category domain="category" nicename="hoat-dong"><![CDATA[Hoạt động]]></category>
  <wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>
</item>
<item><title>Bản thảo &a;&b;&file;</title><link>https://suoireo.example.edu.vn/?p=8</link><guid>https://suoireo.example.edu.vn/?p=8</guid>
  <content:encoded><![CDATA[<!-- wp:paragraph --><p>Đoạn viết dở, chưa đăng.</p><!-- /wp:paragraph -->]]></content:encoded>
  <excerpt:encoded></excerpt:encoded><wp:post_id>8</wp:post_id><wp:post_date>2021-03-01 09:00:00</wp:post_date>
  <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:status>draft</wp:status><wp:post_type>post</wp:post_type>
  <category domain="category" nicename="u"><![CDATA[Chưa phân loại]]></category></item>
<item><title>Đã xóa</title><guid>https://suoireo.example.edu.vn/?p=3</guid><content:encoded>x</content:encoded>
  <wp:post_id>3</wp:post_id><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Trang chủ</title><wp:post_id>4</wp:post_id><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type></item>
<item><title>trong-cay</title><wp:post_id>9</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
  <wp:attachment_url>https://suoireo.example.edu.vn/wp-content/uploads/2021/02/dai-dien.jpg</wp:attachment_url></item>
</channel></rss>
`

export const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Huyện Đồi Sim</title>
<item><title>Đồi Sim ra quân làm thủy lợi</title><link>https://doisim.example.gov.vn/tin/12</link>
  <description>&lt;p&gt;Sáng 05/01/2020, hơn 300 người dân Đồi Sim ra quân nạo vét mương.&lt;/p&gt;</description>
  <category>Nông nghiệp</category><pubDate>Sun, 05 Jan 2020 20:30:00 GMT</pubDate>
  <enclosure url="https://doisim.example.gov.vn/anh/12.jpg" type="image/jpeg" length="1"/></item>
<item><title>Không có nội dung</title><link>https://doisim.example.gov.vn/tin/13</link></item>
</channel></rss>`

export const wordpressJson = JSON.stringify([
  {
    id: 21,
    date: '2022-05-06T07:00:00',
    date_gmt: '2022-05-06T00:00:00',
    guid: { rendered: 'https://suoireo.example.edu.vn/?p=21' },
    link: 'https://suoireo.example.edu.vn/lop-hoc-boi/',
    status: 'publish',
    title: { rendered: 'Lớp học bơi &#8220;mùa hè&#8221;' },
    content: {
      rendered:
        '<p>Trường mở lớp học bơi cho 60 học sinh.</p><p><a href="/files/dang-ky.docx">Đơn đăng ký</a></p>',
    },
    _embedded: {
      'wp:term': [[{ taxonomy: 'category', name: 'Thể chất' }], [{ taxonomy: 'post_tag', name: 'bơi' }]],
      'wp:featuredmedia': [{ source_url: 'https://suoireo.example.edu.vn/boi.jpg' }],
    },
  },
  { id: 22, status: 'publish', title: { rendered: 'Không có nội dung' }, content: { rendered: '' } },
])

/** An invented dump of NukeViet, as mysqldump writes it (no column names) and as phpMyAdmin writes it (with them). */
export const nukeviet = `-- MySQL dump
DROP TABLE IF EXISTS \`nv4_vi_news_cat\`;
CREATE TABLE \`nv4_vi_news_cat\` (
  \`catid\` smallint(5) unsigned NOT NULL AUTO_INCREMENT,
  \`parentid\` smallint(5) unsigned NOT NULL DEFAULT '0',
  \`title\` varchar(250) NOT NULL,
  \`alias\` varchar(250) NOT NULL,
  PRIMARY KEY (\`catid\`)
) ENGINE=MyISAM;
INSERT INTO \`nv4_vi_news_cat\` VALUES (1,0,'Tin tức','Tin-tuc'),(2,1,'Hoạt động chuyên môn','hoat-dong');
INSERT INTO \`nv4_vi_comment\` (\`id\`, \`content\`) VALUES (1, 'INSERT INTO \`nv4_vi_news_rows\` VALUES (\\'x\\')
INSERT INTO \`nv4_vi_news_rows\` (\`id\`, \`title\`, \`hometext\`) VALUES (99, ''Giả'', ''Giả'');');
INSERT INTO \`nv4_vi_news_rows\` (\`id\`, \`catid\`, \`author\`, \`addtime\`, \`publtime\`, \`status\`, \`title\`, \`alias\`, \`hometext\`, \`homeimgfile\`) VALUES
(5, 2, 'Tạ Thị Bưởi - giáo viên trường Tiểu học Đồi Sim, huyện Đồi Sim', 1608510600, 1608510600, 1, 'Chuyên đề dạy Toán &quot;vừa học vừa chơi&quot;', 'Chuyen-de-day-Toan', 'Tổ 2 tổ chức chuyên đề dạy Toán cho học sinh lớp 2; có 25 thầy cô dự.', '2020_12/chuyen-de.jpg'),
(6, 1, '', 1608510700, 0, 0, 'Bài chưa đăng', '', 'Bài này còn chờ duyệt.', NULL),
(7, 1, '', 1608510700, 0, 1, '', '', '', '');
INSERT INTO \`nv4_vi_news_detail\` (\`id\`, \`bodyhtml\`, \`sourcetext\`, \`files\`) VALUES
(5, '<p>Giờ dạy diễn ra sôi nổi; các em nói: \\"Toán thật vui\\".</p>\\r\\n<p>Tổ sẽ nhân rộng cách làm d''ạy này (cả khối).</p>', 'Tổ 2', 'news/giao-an.pdf,news/phieu.docx'),
(6, '', '', '');
`

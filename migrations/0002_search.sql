-- Sorted arrays of integers are met and counted by intarray, which any owner of a database may install.
CREATE EXTENSION IF NOT EXISTS intarray;--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"external_id" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"term" text NOT NULL,
	"expansion" text NOT NULL,
	"term_key" text NOT NULL,
	"expansion_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"public" boolean NOT NULL,
	"sorted_at" timestamp (3) with time zone NOT NULL,
	"year" integer,
	"section_id" uuid,
	"program_id" uuid,
	"terms" integer[] NOT NULL,
	CONSTRAINT "search_documents_type_check" CHECK ("search_documents"."type" in ('post', 'program', 'class', 'party_cell', 'person'))
);
--> statement-breakpoint
-- Ranking reads the entries of each candidate: up to a page they stay with their row.
ALTER TABLE "search_documents" ALTER COLUMN "terms" SET STORAGE MAIN, SET (toast_tuple_target = 8160);--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"folded" text NOT NULL,
	"documents" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "search_synonyms_term_unique" ON "search_synonyms" USING btree ("term","expansion") WHERE "search_synonyms"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "search_synonyms_external_id_unique" ON "search_synonyms" USING btree ("external_id") WHERE "search_synonyms"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "search_synonyms_term_key_index" ON "search_synonyms" USING btree ("term_key");--> statement-breakpoint
CREATE INDEX "search_synonyms_expansion_key_index" ON "search_synonyms" USING btree ("expansion_key");--> statement-breakpoint
CREATE INDEX "search_synonyms_name_index" ON "search_synonyms" USING btree ("term" collate "vi-x-icu","id");--> statement-breakpoint
CREATE INDEX "search_documents_terms_index" ON "search_documents" USING gin ("terms") WITH (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_documents_sorted_at_index" ON "search_documents" USING btree ("sorted_at","id") WHERE "search_documents"."public";--> statement-breakpoint
CREATE INDEX "search_words_folded_index" ON "search_words" USING btree ("folded" text_pattern_ops,"documents");--> statement-breakpoint
-- What schools of this kind abbreviate; theirs to change from then on.
INSERT INTO "search_synonyms" ("id", "term", "expansion", "term_key", "expansion_key") VALUES
	('019ab400-0000-7000-8000-000000000001', 'TCLLCT', 'trung cấp lý luận chính trị', 'tcllct', 'trung cap li luan chinh tri'),
	('019ab400-0000-7000-8000-000000000002', 'TCLLCT-HC', 'trung cấp lý luận chính trị hành chính', 'tcllct hc', 'trung cap li luan chinh tri hanh chinh'),
	('019ab400-0000-7000-8000-000000000003', 'CCLLCT', 'cao cấp lý luận chính trị', 'ccllct', 'cao cap li luan chinh tri'),
	('019ab400-0000-7000-8000-000000000004', 'CCLLCT-HC', 'cao cấp lý luận chính trị hành chính', 'ccllct hc', 'cao cap li luan chinh tri hanh chinh'),
	('019ab400-0000-7000-8000-000000000005', 'LLCT', 'lý luận chính trị', 'llct', 'li luan chinh tri'),
	('019ab400-0000-7000-8000-000000000006', 'LLCT-HC', 'lý luận chính trị hành chính', 'llct hc', 'li luan chinh tri hanh chinh'),
	('019ab400-0000-7000-8000-000000000007', 'QLNN', 'quản lý nhà nước', 'qlnn', 'quan li nha nuoc'),
	('019ab400-0000-7000-8000-000000000008', 'NCKH', 'nghiên cứu khoa học', 'nckh', 'nghien cuu khoa hoc'),
	('019ab400-0000-7000-8000-000000000009', 'TSVM', 'trong sạch vững mạnh', 'tsvm', 'trong sach vung manh'),
	('019ab400-0000-7000-8000-00000000000a', 'CCQ', 'các cơ quan', 'ccq', 'cac co quan'),
	('019ab400-0000-7000-8000-00000000000b', 'UBND', 'ủy ban nhân dân', 'ubnd', 'uy ban nhan dan'),
	('019ab400-0000-7000-8000-00000000000c', 'HĐND', 'hội đồng nhân dân', 'hdnd', 'hoi dong nhan dan'),
	('019ab400-0000-7000-8000-00000000000d', 'UBKT', 'ủy ban kiểm tra', 'ubkt', 'uy ban kiem tra'),
	('019ab400-0000-7000-8000-00000000000e', 'BTV', 'ban thường vụ', 'btv', 'ban thuong vu'),
	('019ab400-0000-7000-8000-00000000000f', 'BCH', 'ban chấp hành', 'bch', 'ban chap hanh'),
	('019ab400-0000-7000-8000-000000000010', 'BTC', 'ban tổ chức', 'btc', 'ban to chuc'),
	('019ab400-0000-7000-8000-000000000011', 'BGH', 'ban giám hiệu', 'bgh', 'ban giam hieu'),
	('019ab400-0000-7000-8000-000000000012', 'MTTQ', 'mặt trận tổ quốc', 'mttq', 'mat tran to quoc'),
	('019ab400-0000-7000-8000-000000000013', 'XHCN', 'xã hội chủ nghĩa', 'xhcn', 'xa hoi chu nghia'),
	('019ab400-0000-7000-8000-000000000014', 'CNXH', 'chủ nghĩa xã hội', 'cnxh', 'chu nghia xa hoi'),
	('019ab400-0000-7000-8000-000000000015', 'NTM', 'nông thôn mới', 'ntm', 'nong thon moi'),
	('019ab400-0000-7000-8000-000000000016', 'CBCC', 'cán bộ công chức', 'cbcc', 'can bo cong chuc'),
	('019ab400-0000-7000-8000-000000000017', 'CBCCVC', 'cán bộ công chức viên chức', 'cbccvc', 'can bo cong chuc vien chuc'),
	('019ab400-0000-7000-8000-000000000018', 'CBVC', 'cán bộ viên chức', 'cbvc', 'can bo vien chuc'),
	('019ab400-0000-7000-8000-000000000019', 'Đ/c', 'đồng chí', 'd c', 'dong chi'),
	('019ab400-0000-7000-8000-00000000001a', 'TW', 'trung ương', 'tw', 'trung uong'),
	('019ab400-0000-7000-8000-00000000001b', 'TƯ', 'trung ương', 'tu', 'trung uong'),
	('019ab400-0000-7000-8000-00000000001c', 'THS', 'thạc sĩ', 'ths', 'thac si'),
	('019ab400-0000-7000-8000-00000000001d', 'PGS', 'phó giáo sư', 'pgs', 'pho giao su'),
	('019ab400-0000-7000-8000-00000000001e', 'GV', 'giảng viên', 'gv', 'giang vien'),
	('019ab400-0000-7000-8000-00000000001f', 'HV', 'học viên', 'hv', 'hoc vien'),
	('019ab400-0000-7000-8000-000000000020', 'CVC', 'chuyên viên chính', 'cvc', 'chuyen vien chinh'),
	('019ab400-0000-7000-8000-000000000021', 'CVCC', 'chuyên viên cao cấp', 'cvcc', 'chuyen vien cao cap'),
	('019ab400-0000-7000-8000-000000000022', 'QPAN', 'quốc phòng an ninh', 'qpan', 'quoc phong an ninh'),
	('019ab400-0000-7000-8000-000000000023', 'QP-AN', 'quốc phòng an ninh', 'qp an', 'quoc phong an ninh'),
	('019ab400-0000-7000-8000-000000000024', 'CNTT', 'công nghệ thông tin', 'cntt', 'cong nghe thong tin'),
	('019ab400-0000-7000-8000-000000000025', 'ĐVM', 'đảng viên mới', 'dvm', 'dang vien moi'),
	('019ab400-0000-7000-8000-000000000026', 'KTXH', 'kinh tế xã hội', 'ktxh', 'kinh te xa hoi'),
	('019ab400-0000-7000-8000-000000000027', 'KT-XH', 'kinh tế xã hội', 'kt xh', 'kinh te xa hoi'),
	('019ab400-0000-7000-8000-000000000028', 'ATGT', 'an toàn giao thông', 'atgt', 'an toan giao thong'),
	('019ab400-0000-7000-8000-000000000029', 'TNCS', 'thanh niên cộng sản', 'tncs', 'thanh nien cong san'),
	('019ab400-0000-7000-8000-00000000002a', 'LHPN', 'liên hiệp phụ nữ', 'lhpn', 'lien hiep phu nu'),
	('019ab400-0000-7000-8000-00000000002b', 'CCB', 'cựu chiến binh', 'ccb', 'cuu chien binh'),
	('019ab400-0000-7000-8000-00000000002c', 'KHCN', 'khoa học công nghệ', 'khcn', 'khoa hoc cong nghe'),
	('019ab400-0000-7000-8000-00000000002d', 'CĐS', 'chuyển đổi số', 'cds', 'chuyen doi so'),
	('019ab400-0000-7000-8000-00000000002e', 'CCHC', 'cải cách hành chính', 'cchc', 'cai cach hanh chinh'),
	('019ab400-0000-7000-8000-00000000002f', 'THPT', 'trung học phổ thông', 'thpt', 'trung hoc pho thong'),
	('019ab400-0000-7000-8000-000000000030', 'ĐHQG', 'đại học quốc gia', 'dhqg', 'dai hoc quoc gia'),
	('019ab400-0000-7000-8000-000000000031', 'TP', 'thành phố', 'tp', 'thanh pho'),
	('019ab400-0000-7000-8000-000000000032', 'VPQH', 'văn phòng quốc hội', 'vpqh', 'van phong quoc hoi'),
	('019ab400-0000-7000-8000-000000000033', 'ĐBQH', 'đại biểu quốc hội', 'dbqh', 'dai bieu quoc hoi');

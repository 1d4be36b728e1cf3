-- as src/language/text.ts trims what comes in; a text of which nothing is left stays
CREATE FUNCTION bantin_trimmed_key(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT btrim(normalize(value, NFC), E'\u0009\u000A\u000B\u000C\u000D\u0020\u0085\u00A0\u00AD\u034F\u115F\u1160\u1680\u17B4\u17B5\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u2028\u2029\u202F\u205F\u2060\u2061\u2062\u2063\u2064\u3000\u3164\uFEFF\uFFA0')
$$;--> statement-breakpoint
CREATE FUNCTION bantin_trimmed_line(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(bantin_trimmed_key(translate(value, E'\u0009\u000B\u000C\u0085\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F', '    ')), ''), value)
$$;--> statement-breakpoint
-- in the trash two rows may have one external id; a live one that would fall together with another stays as it is
DO $$ DECLARE resource text; BEGIN
  FOREACH resource IN ARRAY array['sections', 'tags', 'people', 'links', 'media', 'posts',
    'programs', 'classes', 'learners', 'enrollments', 'staff_developments', 'research_outputs',
    'party_cells', 'party_members', 'party_cell_gradings', 'party_member_gradings', 'commendations', 'indicators',
    'figures', 'quota_rules', 'search_synonyms'] LOOP
    EXECUTE format('UPDATE %1$I AS own SET external_id = bantin_trimmed_key(own.external_id)
      WHERE bantin_trimmed_key(own.external_id) NOT IN (own.external_id, '''')
        AND (own.deleted_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM %1$I AS other
          WHERE bantin_trimmed_key(other.external_id) = bantin_trimmed_key(own.external_id)
            AND other.deleted_at IS NULL AND other.id <> own.id))', resource);
  END LOOP;
END $$;--> statement-breakpoint
-- quotes of figures are places in titles and captions of covers, so that those of posts which have some stay as they are
DO $$ DECLARE line text[]; BEGIN
  FOREACH line SLICE 1 IN ARRAY array[
    ['sections', 'name'],
    ['tags', 'name'],
    ['people', 'name'],
    ['people', 'degree'],
    ['people', 'position'],
    ['people', 'unit'],
    ['links', 'name'],
    ['links', 'group'],
    ['media', 'title'],
    ['media', 'credit'],
    ['posts', 'title'],
    ['posts', 'cover_caption'],
    ['posts', 'cover_credit'],
    ['posts', 'cover_alt'],
    ['post_bylines', 'name'],
    ['post_bylines', 'degree'],
    ['post_bylines', 'position'],
    ['post_bylines', 'unit'],
    ['post_media', 'caption'],
    ['post_media', 'credit'],
    ['post_media', 'alt'],
    ['programs', 'name'],
    ['programs', 'level'],
    ['programs', 'partner'],
    ['programs', 'basis_document'],
    ['classes', 'name'],
    ['classes', 'venue'],
    ['learners', 'full_name'],
    ['learners', 'position'],
    ['learners', 'unit'],
    ['enrollments', 'certificate_number'],
    ['staff_developments', 'level'],
    ['staff_developments', 'title'],
    ['staff_developments', 'organiser'],
    ['research_outputs', 'title'],
    ['research_outputs', 'partner'],
    ['party_cells', 'name'],
    ['party_members', 'full_name'],
    ['party_members', 'position'],
    ['party_cell_gradings', 'label'],
    ['party_cell_gradings', 'decision_number'],
    ['party_member_gradings', 'label'],
    ['party_member_gradings', 'decision_number'],
    ['commendations', 'title'],
    ['commendations', 'form'],
    ['commendations', 'unit'],
    ['commendations', 'awarded_by'],
    ['commendations', 'decision_number'],
    ['indicators', 'name_vi'],
    ['indicators', 'name_en'],
    ['figures', 'denominator_basis'],
    ['figures', 'document_number'],
    ['figures', 'document_issuer'],
    ['figures', 'document_page'],
    ['quota_rules', 'regulation'],
    ['quota_rules', 'scope'],
    ['api_keys', 'name']
  ] LOOP
    EXECUTE format('UPDATE %1$I SET %2$I = bantin_trimmed_line(%2$I) WHERE bantin_trimmed_line(%2$I) <> %2$I', line[1], line[2])
      || CASE WHEN line IN (array['posts', 'title'], array['posts', 'cover_caption'])
        THEN ' AND NOT EXISTS (SELECT 1 FROM figures WHERE figures.post_id = posts.id AND figures.quote IS NOT NULL)'
        ELSE '' END;
  END LOOP;
END $$;--> statement-breakpoint
UPDATE "search_synonyms" AS own SET "term" = bantin_trimmed_line("term"), "expansion" = bantin_trimmed_line("expansion")
WHERE (bantin_trimmed_line("term"), bantin_trimmed_line("expansion")) <> ("term", "expansion")
  AND (own."deleted_at" IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "search_synonyms" AS other
    WHERE other."deleted_at" IS NULL AND other."id" <> own."id"
      AND bantin_trimmed_line(other."term") = bantin_trimmed_line(own."term")
      AND bantin_trimmed_line(other."expansion") = bantin_trimmed_line(own."expansion")));--> statement-breakpoint
DROP FUNCTION bantin_trimmed_line(text);--> statement-breakpoint
DROP FUNCTION bantin_trimmed_key(text);

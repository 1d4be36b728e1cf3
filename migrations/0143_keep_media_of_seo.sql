-- revisions and drafts use the picture of `seo`, too
create or replace function keep_revision_media() returns trigger language plpgsql as $$
begin
  insert into revision_media (media_id, post_id)
    select distinct media.id, new_rows.post_id
    from new_rows
    cross join lateral (
      select new_rows.content -> 'cover' ->> 'media_id' as media_id
      union all
      select new_rows.content -> 'seo' ->> 'image'
      union all
      select uses.value ->> 'media_id'
      from jsonb_array_elements(case jsonb_typeof(new_rows.content -> 'media') when 'array' then new_rows.content -> 'media' else '[]' end) uses
    ) used
    join media on media.id = used.media_id::uuid and media.file_key is not null
    on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
alter table posts validate constraint posts_seo_image_id_media_id_fk;
--> statement-breakpoint
alter table posts validate constraint posts_corrected_on_check;
